/** Keys: which key does what. One table, that drives the input and prints the help, so the two cannot differ. */
import type { Key } from 'ink';
import type { Action } from './action.ts';

/** Where a key does something: `stop` tells a stop of the tour, and `walk` is a run opened there. */
export type Screen = 'chooser' | 'stop' | 'run' | 'walk';

export interface Binding {
  /** Names of keys, as `namesOf` gives them. */
  readonly keys: readonly string[];
  /** How the help writes them. */
  readonly shown: string;
  readonly does: string;
  /** A word or two for the line at the foot; most keys have none. */
  readonly hint?: string;
  readonly on: readonly Screen[];
  readonly action: (key: string) => Action;
}

const all: readonly Screen[] = ['chooser', 'stop', 'run', 'walk'];
const run: readonly Screen[] = ['run', 'walk'];
const tour: readonly Screen[] = ['stop', 'walk'];

const to =
  (action: Action): Binding['action'] =>
  () =>
    action;

/** Every key, in the order the help lists them. */
export const bindings: readonly Binding[] = [
  {
    keys: ['up', 'down', 'k', 'j'],
    shown: '↑ ↓ k j',
    does: 'move the cursor',
    on: all,
    action: key => ({ kind: 'move', by: key === 'up' || key === 'k' ? -1 : 1 }),
  },
  {
    keys: ['enter'],
    shown: 'enter',
    does: 'take it',
    hint: 'take',
    on: ['chooser', 'run', 'walk'],
    action: to({ kind: 'take' }),
  },
  {
    keys: ['enter', 'space', 'right'],
    shown: 'enter space →',
    does: 'see it break, step by step',
    hint: 'see it break',
    on: ['stop'],
    action: to({ kind: 'take' }),
  },
  {
    keys: [...'123456789'],
    shown: '1–9',
    does: 'to that stop of the tour',
    on: ['chooser'],
    action: digit => ({ kind: 'digit', digit }),
  },
  {
    keys: [...'0123456789'],
    shown: '0–9',
    does: 'take the choice of that number',
    on: run,
    action: digit => ({ kind: 'digit', digit }),
  },
  {
    keys: ['space', 'right'],
    shown: 'space →',
    does: 'one step on: along the path, else calmly',
    hint: 'step',
    on: run,
    action: to({ kind: 'forward' }),
  },
  {
    keys: ['m'],
    shown: 'm',
    does: 'mended, from the beginning; again: broken',
    hint: 'mend',
    on: tour,
    action: to({ kind: 'mend' }),
  },
  {
    keys: ['n', 'N'],
    shown: 'n N',
    does: 'next stop, previous stop',
    hint: 'next stop',
    on: tour,
    action: key => ({ kind: 'stop', by: key === 'n' ? 1 : -1 }),
  },
  {
    keys: ['left', 'backspace'],
    shown: '← ⌫',
    does: 'one step back',
    hint: 'back',
    on: run,
    action: to({ kind: 'back' }),
  },
  {
    keys: ['home', 'end'],
    shown: 'home end',
    does: 'to the beginning, to the end of the path',
    on: all,
    action: key => ({ kind: key === 'home' ? 'home' : 'end' }),
  },
  {
    keys: ['pageup', 'pagedown'],
    shown: 'PgUp PgDn',
    does: 'scroll what the main place shows',
    on: run,
    action: key => ({ kind: 'scroll', pages: key === 'pageup' ? -1 : 1 }),
  },
  {
    keys: ['tab', 'backtab'],
    shown: 'tab ⇧tab',
    does: 'next pane; next party when inspecting',
    on: run,
    action: key => ({ kind: 'cycle', by: key === 'tab' ? 1 : -1 }),
  },
  {
    keys: ['i'],
    shown: 'i',
    does: 'inspect what a party keeps',
    hint: 'inspect',
    on: run,
    action: to({ kind: 'inspect' }),
  },
  { keys: ['f'], shown: 'f', does: 'show or hide faults', hint: 'faults', on: run, action: to({ kind: 'faults' }) },
  {
    keys: ['p'],
    shown: 'p',
    does: 'published or hardened; starts anew',
    hint: 'profile',
    on: ['run'],
    action: to({ kind: 'profile' }),
  },
  {
    keys: ['t'],
    shown: 't',
    does: 'the token in full, to copy',
    hint: 'token',
    on: run,
    action: to({ kind: 'token' }),
  },
  { keys: ['r'], shown: 'r', does: 'restart', on: run, action: to({ kind: 'restart' }) },
  { keys: ['b'], shown: 'b', does: 'back to the list', on: ['run', 'stop'], action: to({ kind: 'chooser' }) },
  { keys: ['b'], shown: 'b', does: 'back to the stop', on: ['walk'], action: to({ kind: 'chooser' }) },
  { keys: ['escape'], shown: 'esc', does: 'close what lies on top', on: all, action: to({ kind: 'close' }) },
  { keys: ['?'], shown: '?', does: 'these keys', hint: 'keys', on: all, action: to({ kind: 'help' }) },
  { keys: ['q'], shown: 'q', does: 'quit', hint: 'quit', on: all, action: to({ kind: 'quit' }) },
];

/** What a key does on a screen; undefined where it does nothing. */
export function actionFor(key: string, screen: Screen): Action | undefined {
  return bindings.find(({ keys, on }) => keys.includes(key) && on.includes(screen))?.action(key);
}

/** The names of the keys in one piece of input: fast typing arrives in one piece. */
export function namesOf(input: string, key: Key): readonly string[] {
  if (key.ctrl || (key.meta && !key.escape)) return [];
  const named: readonly (readonly [boolean, string])[] = [
    [key.upArrow, 'up'],
    [key.downArrow, 'down'],
    [key.leftArrow, 'left'],
    [key.rightArrow, 'right'],
    [key.pageUp, 'pageup'],
    [key.pageDown, 'pagedown'],
    [key.home, 'home'],
    [key.end, 'end'],
    [key.return, 'enter'],
    [key.escape, 'escape'],
    // Most terminals send what Ink calls delete when backspace is pressed.
    [key.backspace || key.delete, 'backspace'],
    [key.tab && key.shift, 'backtab'],
    [key.tab, 'tab'],
  ];
  const found = named.find(([pressed]) => pressed);
  if (found) return [found[1]];
  return [...input].map(
    letter =>
      ({ ' ': 'space', '\r': 'enter', '\t': 'tab', '\u007F': 'backspace', '\b': 'backspace' })[letter] ?? letter,
  );
}
