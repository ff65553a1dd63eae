/** A person at the keyboard, with a terminal that is not one: keys in, frames out. */
import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { catalogue } from '#properties';
import { check, scenarios } from '#sim';
import { stops } from '../formats/tour-stops.ts';
import { begun } from './state.ts';
import { answerOf, type Explore } from './tour.ts';
import { Session } from './watch.tsx';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;
const nothing = async () => undefined;

test('a person chooses, steps, goes back and leaves', async () => {
  const state = begun({ scenarios, catalogue }, { columns: 100, rows: 24 });
  const { stdin, stdout, lastFrame, unmount } = render(<Session beginning={state} explore={nothing} />);
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

test('a stop of the tour is explored once and its trace opened; what is no longer waited for is given up', async () => {
  const state = begun({ scenarios, catalogue, stops }, { columns: 100, rows: 24 });
  const asked: string[] = [];
  let givenUp = 0;
  const explore: Explore = async ({ scenario, setting, property }, waiting) => {
    asked.push(scenario.name);
    await new Promise(resolve => setTimeout(resolve, 200));
    if (waiting()) return answerOf(check(scenario, setting, [property]));
    givenUp++;
    return undefined;
  };
  const { stdin, lastFrame, unmount } = render(<Session beginning={state} explore={explore} />);
  const shows = (text: string) => vi.waitFor(() => expect(lastFrame()).toContain(text), { timeout: 10_000 });
  await shows('Take the tour');
  stdin.write('4');
  await shows('exploring…');
  stdin.write('n\r');
  await shows('step 0 of 7');
  stdin.write('b');
  await shows('Stop 5 of 7');
  stdin.write('\r');
  await shows('step 0 of 7');
  expect([asked, givenUp]).toEqual([['account-switch', 'crashed-delete'], 1]);
  unmount();
});
