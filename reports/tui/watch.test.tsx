/** A person at the keyboard, with a terminal that is not one: keys in, frames out. */
import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { begun } from './state.ts';
import { Session } from './watch.tsx';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

test('a person chooses, steps, goes back and leaves', async () => {
  const state = begun({ scenarios, catalogue }, { columns: 100, rows: 24 });
  const { stdin, stdout, lastFrame, unmount } = render(<Session beginning={state} />);
  /** Frames come when React is ready, on a loaded machine later. */
  const shows = (text: string) => vi.waitFor(() => expect(lastFrame()).toContain(text), { timeout: 10_000 });
  const type = (keys: string, text: string): Promise<void> => {
    stdin.write(keys);
    return shows(text);
  };
  await shows('Choose a scenario');
  await type('j'.repeat(scenarios.indexOf(lossyBind)), `› ${lossyBind.name}`);
  await type('\r', 'step 0 of 0');
  await type('   ', 'step 3 of 3');
  await type('\u001B[D', 'step 2 of 3');
  await type('\u007F', 'step 1 of 3');
  await type('\u001B[F', 'step 3 of 3');
  await type('0', 'step 4 of 4');
  await type('?', 'Keys');
  await type('?', 'step 4 of 4');
  await type('p', 'lossy-bind  published');
  unmount();
  expect(stdout.frames.join('')).toContain('\u001B[?1049l');
});
