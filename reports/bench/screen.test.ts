// Goal: the times of a frame and of a start are reported. Method: measured once; times are not compared with figures,
// since machines differ.
import { expect, test } from 'vitest';
import { json } from '../cli/spawn.test-kit.ts';

test('a long run is drawn frame by frame, and the command is started in a terminal', async () => {
  const { code, value } = await json('bench', 'screen', '--quick');
  const time = expect.any(Number);
  expect({ code, value }).toMatchObject({
    code: 0,
    value: { command: 'bench', name: 'screen', steps: 2_000, stepMs: time, mostStepMs: time, jumpMs: time },
  });
});
