/** Every key and what it does, in the order the help lists them. */
import type { Action } from '../state/action.ts';
import type { Screen } from '../state/state.ts';

export interface Binding {
  /** Key names, as `namesOf` returns them. */
  readonly keys: readonly string[];
  /** The keys as the help prints them. */
  readonly shown: string;
  readonly does: string;
  /** A hint for the footer; most keys have none. */
  readonly hint?: string;
  readonly on: readonly Screen[];
  readonly action: (key: string) => Action;
}

const all: readonly Screen[] = ['chooser', 'stop', 'run', 'walk'];
const run: readonly Screen[] = ['run', 'walk'];
const tour: readonly Screen[] = ['stop', 'walk'];

/** A binding of keys to one action. */
function simple(shown: string, does: string, on: readonly Screen[], action: Action, hint?: string): Binding {
  return { keys: keysIn(shown), shown, does, on, action: () => action, ...(hint === undefined ? {} : { hint }) };
}

/** The key names of a help text. */
function keysIn(shown: string): readonly string[] {
  const names: Readonly<Record<string, string>> = { '→': 'right', '←': 'left', '⌫': 'backspace', esc: 'escape' };
  return shown.split(' ').map(key => names[key] ?? key);
}

/** A binding of two keys to opposite directions of one action. */
function pair(
  keys: readonly [string, string],
  shown: string,
  does: string,
  on: readonly Screen[],
  action: (by: number) => Action,
): Binding {
  return { keys, shown, does, on, action: key => action(key === keys[0] ? -1 : 1) };
}

export const bindings: readonly Binding[] = [
  {
    keys: ['up', 'down', 'k', 'j'],
    shown: '↑ ↓ k j',
    does: 'move the cursor, or scroll',
    on: all,
    action: key => ({ kind: 'move', by: key === 'up' || key === 'k' ? -1 : 1 }),
  },
  simple('enter', 'take it', ['chooser', 'run', 'walk'], { kind: 'take' }, 'take'),
  simple('enter space →', 'see it break, step by step', ['stop'], { kind: 'take' }, 'see it break'),
  {
    keys: [...'123456789'],
    shown: '1–9',
    does: 'to that stop of the tour',
    on: ['chooser'],
    action: digit => ({ kind: 'digit', digit }),
  },
  simple('/', 'seek', ['chooser'], { kind: 'prompt', of: 'search' }, 'seek'),
  simple('g', 'group by protocol or trouble', ['chooser'], { kind: 'group' }, 'group'),
  simple('c', 'check the scenario', ['chooser'], { kind: 'check' }, 'check'),
  simple('space →', 'one step on', run, { kind: 'forward' }, 'step'),
  simple('← ⌫', 'one step back', run, { kind: 'back' }, 'back'),
  {
    keys: ['home', 'end'],
    shown: 'home end',
    does: 'to the beginning, to the end',
    on: all,
    action: key => ({ kind: key === 'home' ? 'home' : 'end' }),
  },
  {
    keys: [...'0123456789'],
    shown: '0–9',
    does: 'take the choice so numbered',
    on: run,
    action: digit => ({ kind: 'digit', digit }),
  },
  simple('m', 'mended; again: broken', tour, { kind: 'mend' }, 'mend'),
  pair(['N', 'n'], 'n N', 'next stop, previous stop', tour, by => ({ kind: 'stop', by })),
  simple('f', 'faults, and how many left', run, { kind: 'menu', of: 'faults' }, 'faults'),
  simple('F', 'show or hide faults', run, { kind: 'faults' }),
  simple('c', 'check what may still break', run, { kind: 'check' }, 'check'),
  simple('d', 'discover a way to a state', run, { kind: 'menu', of: 'find' }),
  simple('v', 'to the first violation', run, { kind: 'violation' }),
  simple('M', 'minimise the run', run, { kind: 'shorten' }),
  simple('w', 'which safeguard mends it', run, { kind: 'mends' }),
  simple('s', 'same choices, one safeguard', run, { kind: 'menu', of: 'safeguards' }, 'safeguards'),
  simple('p', 'same choices, other profile', run, { kind: 'profile' }),
  simple('a', 'play by itself, and stop', run, { kind: 'play' }, 'play'),
  pair(['-', '+'], '+ -', 'play faster, slower', run, by => ({ kind: 'speed', by })),
  simple('u', 'undo', run, { kind: 'undo' }),
  { ...simple('U', 'redo (ctrl-r too)', run, { kind: 'redo' }), keys: ['U', 'redo'] },
  pair(['[', ']'], '[ ]', 'the branch beside', run, by => ({ kind: 'sibling', by })),
  simple('B', 'all branches', run, { kind: 'focus', pane: 'branches' }),
  simple('e', 'name this branch', run, { kind: 'prompt', of: 'name' }),
  simple('r', 'restart as it was opened', run, { kind: 'restart' }),
  {
    keys: ['tab', 'backtab'],
    shown: 'tab ⇧tab',
    does: 'next pane, previous pane',
    hint: 'panes',
    on: run,
    action: key => ({ kind: 'cycle', by: key === 'tab' ? 1 : -1 }),
  },
  simple('z', 'the pane alone, and back', run, { kind: 'zoom' }),
  simple('x', 'hide the pane', run, { kind: 'hide' }),
  simple('X', 'show every pane again', run, { kind: 'show' }),
  simple('i', 'inspect who moved last', run, { kind: 'inspect' }, 'inspect'),
  {
    keys: ['pageup', 'pagedown'],
    shown: 'PgUp PgDn',
    does: 'scroll',
    on: ['chooser', 'run', 'walk'],
    action: key => ({ kind: 'scroll', pages: key === 'pageup' ? -1 : 1 }),
  },
  pair(['<', '>'], '< >', 'move the chart sideways', run, by => ({ kind: 'slide', by })),
  simple('/', 'search the chart', run, { kind: 'prompt', of: 'search' }),
  pair([',', '.'], ', .', 'match before, match after', run, by => ({ kind: 'match', by })),
  simple('t', 'the token in full', run, { kind: 'token' }),
  simple('y', 'copy the token', run, { kind: 'copy' }),
  simple(':', 'go to a token', ['chooser', 'run', 'walk'], { kind: 'prompt', of: 'go' }),
  simple('S', 'save the run under a name', run, { kind: 'prompt', of: 'save' }, 'save'),
  simple('E', 'export the run', run, { kind: 'menu', of: 'export' }),
  simple('b', 'back to the list', ['run', 'stop'], { kind: 'chooser' }),
  simple('b', 'back to the stop', ['walk'], { kind: 'chooser' }),
  simple('esc', 'close, cancel', all, { kind: 'close' }),
  simple('?', 'these keys', all, { kind: 'help' }, 'keys'),
  simple('q', 'quit', all, { kind: 'quit' }, 'quit'),
];
