/** Sessions with typed keys and a test terminal: keys in, frames out. */
import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { catalogue } from '#properties';
import { type Scenario, scenarios, traceOf } from '#sim';
import { answerNow } from '../../cli/explore/answer.ts';
import { stops } from '../../formats/tour-stops.ts';
import { plainCanvas } from '../paint/paint.ts';
import type { Command } from '../state/command.ts';
import { initialState } from '../state/opening.ts';
import type { Ask } from '../state/question.ts';
import type { Beginning, State } from '../state/state.ts';
import type { SavedRun } from '../state/user-state.ts';
import { type Host, Session } from './session.tsx';

const scenarioNamed = (wanted: string): Scenario => scenarios.find(({ name }) => name === wanted)!;
const size = { columns: 100, rows: 24 };
const [left, end, esc] = ['\u001B[D', '\u001B[F', '\u001B'];

/** A session under test, with the actions of a person at its keyboard. */
function openedSession(beginning: Partial<Beginning>, host: Partial<Host> = {}) {
  const commands: Command[] = [];
  const around: Host = {
    ask: async question => answerNow(question),
    perform: async command => {
      commands.push(command);
      return '';
    },
    every: () => () => undefined,
    canvas: plainCanvas,
    ...host,
  };
  let state: State | undefined;
  const remember = (now: State): void => {
    state = now;
  };
  const first = initialState({ scenarios, catalogue, ...beginning }, size);
  const session = render(<Session beginning={first} host={around} remember={remember} />);
  /** Waits for a frame with the text: React renders later on a loaded machine. Ink itself prints nothing. */
  const shows = (text: string) =>
    vi.waitFor(() => expect(session.frames.findLast(Boolean)).toContain(text), { timeout: 20_000 });
  const type = async (keys: string, text: string): Promise<void> => {
    session.stdin.write(keys);
    await shows(text);
  };
  return { ...session, commands, shows, type, stateNow: () => state! };
}

test('a scenario is chosen, stepped, stepped back and left', async () => {
  const { shows, type, stdout, unmount } = openedSession({});
  await shows('› ');
  await type('/lossy-bind\r', 'step 0 of 0');
  await type('   ', 'step 3 of 3');
  await type(left, 'step 2 of 3');
  await type('\u007F', 'step 1 of 3');
  await type(end, 'step 3 of 3');
  await type('0', 'step 4 of 4');
  await type('?', 'Keys');
  await type('?', 'step 4 of 4');
  await type('p', 'lossy-bind  published');
  unmount();
  expect(stdout.frames.join('')).toContain('\u001B[?1049l');
});

test('a stop of the tour is explored once and its trace opened; leaving cancels a question that is still open', async () => {
  const asked: string[] = [];
  let givenUp = 0;
  const ask: Ask = async (question, _, waiting) => {
    asked.push(question.scenario.name);
    await new Promise(resolve => setTimeout(resolve, 200));
    if (waiting()) return answerNow(question);
    givenUp++;
    return undefined;
  };
  const { shows, stdin, unmount } = openedSession({ stops }, { ask });
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

test('a fault is injected from its menu and uses up its budget', async () => {
  const { shows, type, unmount } = openedSession({ scenario: scenarioNamed('lossy-bind') });
  await shows('lose 1/1');
  await type('   ', 'step 3 of 3');
  await type('f', 'Faults  lose 1 of 1 left · tear 1 of 1 left');
  await type('power', '› secureElement loses power');
  await type('\r', 'tear 0/1');
  await shows('▓▓ power lost ▓▓');
  unmount();
});

test('another choice begins a branch, which can be named, left and visited again; undo and redo follow', async () => {
  const { shows, type, stateNow, unmount } = openedSession({ scenario: scenarioNamed('lossy-bind') });
  await shows('step 0 of 0');
  await type('     ', 'step 5 of 5');
  await type('1', 'step 6 of 6');
  await type(left, 'step 5 of 6');
  await type('0', 'step 6 of 6');
  /** The state is recorded shortly after its frame. */
  const walks = (places: readonly number[]) =>
    vi.waitFor(() => expect(stateNow().run!.path.map(({ step }) => step!.at)).toEqual(places));
  await walks([0, 0, 0, 0, 0, 0]);
  await type('e', 'Name of this branch:');
  await type('calm one\r', '“calm one”');
  await type('[', '◷ replyTimeout expires');
  await walks([0, 0, 0, 0, 0, 1]);
  await type(']', '“calm one”');
  await walks([0, 0, 0, 0, 0, 0]);
  await type('uu', 'step 6 of 6');
  await type('uuuuuuuuu', 'nothing to undo');
  await vi.waitFor(() => expect(stateNow().run!.position).toBe(0));
  await type('U', 'step 1 of');
  unmount();
});

test('a check from a world puts the shortest violating path ahead, and the menu of safeguards shows which one mends it', async () => {
  const { shows, type, unmount } = openedSession({ scenario: scenarioNamed('lossy-bind') });
  await shows('step 0 of 0');
  await type('p', 'published');
  await type('    ', 'step 4 of 4');
  await type('c', 'is violated 3 steps from here');
  await shows('here · 3 steps ahead');
  await type('   ', '✗ Violated: For every card');
  await type('w', '✓ request-identity = idempotent');
  await type('\r', 'the story departs');
  unmount();
});

test('the same choices under another value of a safeguard show the first step that differs', async () => {
  const trace = traceOf('lossy-bind@published/0.0.0.0.0.1.0', scenarios);
  const { shows, type, unmount } = openedSession({ trace });
  await type(end, 'step 7 of 7');
  await type('s', 'Safeguards');
  await type('request-id', '› ○ request-identity = none');
  await type('\r', 'request-identity = idempotent: the story departs at step 7');
  await shows('╌ the story departs here ╌');
  await type('u', 'lossy-bind@published/');
  unmount();
});

test('a run is saved by meaning, listed at home, and replayed from there', async () => {
  const trace = traceOf('lossy-bind@published/0.0.0.0.0.1.0', scenarios);
  const { shows, type, commands, unmount } = openedSession({ trace });
  await type(end, 'step 7 of 7');
  await type('S', 'Save this run as:');
  await type('Two Rows!\r', 'saving two-rows');
  // A command is executed shortly after its frame.
  await vi.waitFor(() => expect(commands).toHaveLength(1));
  const [saved] = commands.flatMap(command => (command.kind === 'save' ? [command.run] : [])) as [SavedRun];
  expect(saved.text).toContain('deliver bind.request from terminal to authServer');
  expect(saved.text).toContain('breaks one-live-row-per-card');
  await type('b', 'Saved runs');
  await type('/two-rows\r', 'two-rows: still fails at step 7');
  await shows('step 0 of 7');
  unmount();
});

test('the token is copied, and a pasted token is opened', async () => {
  const { shows, type, commands, unmount } = openedSession({ scenario: scenarioNamed('first-bind') });
  await shows('step 0 of 0');
  await type('  ', 'step 2 of 2');
  await type('y', 'the token is copied');
  const text = expect.stringMatching(/^first-bind\/0\.0~/);
  await vi.waitFor(() => expect(commands).toMatchObject([{ kind: 'copy', text }]));
  await type(':', 'Go to token:');
  await type('tongka replay lossy-bind@published/0.0.0.0.0.1.0\r', 'step 0 of 7');
  await type(':', 'Go to token:');
  await type('lossy-band/0\r', 'unknown scenario');
  // A token in a single piece of input needs no key before it.
  await type('\u001B[200~first-bind/0.0\u001B[201~', 'step 0 of 2');
  unmount();
});

test('the screen is exported as a picture', async () => {
  const { type, commands, unmount } = openedSession({ scenario: scenarioNamed('first-bind') });
  await type('E', 'Export');
  await type('screen\r', 'step 0 of 0');
  const text = expect.stringMatching(/^<svg [\s\S]*first-bind[\s\S]*<\/svg>\n$/);
  await vi.waitFor(() => expect(commands).toMatchObject([{ kind: 'export', text }]));
  unmount();
});

test('play steps at the set speed until nothing more happens', async () => {
  const paces: number[] = [];
  const every: Host['every'] = (milliseconds, act) => {
    paces.push(milliseconds);
    const timer = setInterval(act, 1);
    return () => clearInterval(timer);
  };
  const { shows, type, unmount } = openedSession({ scenario: scenarioNamed('first-bind') }, { every });
  await shows('step 0 of 0');
  await type('+', 'step 0 of 0');
  await type('a', 'nothing more happens by itself');
  await shows('step 15 of 15');
  expect(new Set(paces)).toEqual(new Set([250]));
  unmount();
});

test('escape cancels a question', async () => {
  let givenUp = false;
  const ask: Ask = async (_, showProgress, waiting) => {
    while (waiting()) {
      showProgress('12 worlds');
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    givenUp = true;
    return undefined;
  };
  const { shows, type, unmount } = openedSession({ scenario: scenarioNamed('lossy-bind') }, { ask });
  await shows('step 0 of 0');
  await type('c', 'checking what may come… 12 worlds');
  await type(esc, 'given up');
  await vi.waitFor(() => expect(givenUp).toBe(true));
  unmount();
});

test('an exception in the reducer ends the session and restores the terminal', async () => {
  const broken: Scenario = {
    ...scenarioNamed('lossy-bind'),
    name: 'broken',
    system: () => {
      throw new Error('broken');
    },
  };
  const { shows, stdout, stdin } = openedSession({ scenarios: [broken] });
  await shows('broken');
  stdin.write('\r');
  await vi.waitFor(() => expect(stdout.frames.join('')).toContain('\u001B[?1049l'), { timeout: 10_000 });
});

test('an exception while a frame is drawn ends the session and restores the terminal', async () => {
  const canvas = {
    get colour(): boolean {
      throw new Error('no colour');
    },
    weight: true,
    unicode: true,
  };
  const { stdout } = openedSession({}, { canvas });
  await vi.waitFor(() => expect(stdout.frames.join('')).toContain('\u001B[?1049l'), { timeout: 10_000 });
});
