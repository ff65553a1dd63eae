// Goal: what a frame and a start take is told. Method: measured once; no time is held to a figure, for machines differ.
import { expect, test } from 'vitest';
import { json } from '../cli/spawn.test-kit.ts';

test('a long run is drawn frame by frame, and the command started in a terminal', async () => {
  const { code, value } = await json('bench', 'screen', '--quick');
  const time = expect.any(Number);
  expect({ code, value }).toMatchObject({
    code: 0,
    value: { command: 'bench', name: 'screen', steps: 2_000, stepMs: time, mostStepMs: time, jumpMs: time },
  });
});
