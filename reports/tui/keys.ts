/** Keys: which key does what. One table, that drives the input and prints the help, so the two cannot differ. */
import type { Key } from 'ink';
import type { Action } from './action.ts';
import type { PaneName } from './arrange.ts';
import { type Binding, bindings } from './bindings.ts';
import { type Screen, type State, screenOf } from './state.ts';

/** The keys of a screen, in the order the help lists them. */
export function bindingsFor(screen: Screen): readonly Binding[] {
  return bindings.filter(({ on }) => on.includes(screen));
}

/** The hints for the line at the foot: of a menu its own, else those of the screen. */
export function hintsFor(state: State): readonly { readonly shown: string; readonly hint: string }[] {
  const { layer } = state;
  if (layer?.kind === 'menu')
    return [
      { shown: '↑ ↓', hint: 'move' },
      { shown: 'enter', hint: 'take' },
      { shown: 'esc', hint: 'close' },
    ];
  if (layer)
    return [
      { shown: 'y', hint: 'copy the token' },
      { shown: '?', hint: 'keys' },
      { shown: 'esc', hint: 'close' },
    ];
  return bindingsFor(screenOf(state)).flatMap(({ shown, hint }) => (hint === undefined ? [] : [{ shown, hint }]));
}

/** What the keys that mean something else in every pane do in each. */
export const paneKeys: Readonly<Record<PaneName, { readonly name: string; readonly does: string }>> = {
  choices: { name: 'the choices', does: '↑ ↓ choose, enter takes the choice, digits take it by its number' },
  chart: {
    name: 'the chart',
    does: '↑ ↓ scroll it, < > move it sideways, / searches it, enter gives it the whole screen',
  },
  parties: {
    name: 'the parties',
    does: '↑ ↓ go from party to party and open each, PgUp PgDn scroll, enter gives it the whole screen',
  },
  flight: { name: 'what is in flight', does: '↑ ↓ choose a message, enter delivers it' },
  lights: { name: 'the properties', does: '↑ ↓ choose a property and explain it, enter goes to where it broke' },
  branches: { name: 'the branches', does: '↑ ↓ choose a branch, enter goes to its end, e names the one you are on' },
  story: { name: 'the story', does: '↑ ↓ scroll it, enter gives it the whole screen' },
};

/** What a key does in a state; undefined where it does nothing. */
export function actionFor(key: string, state: State): Action | undefined {
  if (isWriting(state)) return writingFor(key, state.layer?.kind === 'prompt');
  return bindingsFor(screenOf(state))
    .find(({ keys }) => keys.includes(key))
    ?.action(key);
}

/** Whether letters are letters, and no keys. */
export function isWriting({ layer, seeking, run }: State): boolean {
  return layer?.kind === 'menu' || layer?.kind === 'prompt' || (seeking && !run);
}

/** A token that came in one piece, which nobody types so fast; undefined where it is none. */
export function pastedToken(input: string): string | undefined {
  const text = unbracketed(input).trim();
  return /^(tongka (replay|watch) )?[a-z0-9-]+(@[^/\s]*)?\/[\d.]*(:[\d.]+)?(~[0-9a-f]+)?$/.test(text)
    ? text
    : undefined;
}

/** A terminal may bracket what is pasted; the brackets are no keys. */
function unbracketed(input: string): string {
  return input.replaceAll(/\p{Cc}?\[20[01]~/gu, '');
}

/** Where something is being written, letters are letters. */
function writingFor(key: string, isLine: boolean): Action | undefined {
  if (key === 'escape') return { kind: 'close' };
  if (key === 'enter') return { kind: 'take' };
  if (!isLine && (key === 'up' || key === 'down')) return { kind: 'move', by: key === 'up' ? -1 : 1 };
  if (!isLine && (key === 'pageup' || key === 'pagedown')) return { kind: 'scroll', pages: key === 'pageup' ? -1 : 1 };
  return [...key].length === 1 || key === 'space' || key === 'backspace' ? { kind: 'write', key } : undefined;
}

/** The names of the keys in one piece of input: fast typing arrives in one piece. */
export function namesOf(input: string, key: Key): readonly string[] {
  if (key.ctrl && input === 'r') return ['redo'];
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
  return [...unbracketed(input)].map(
    letter =>
      ({ ' ': 'space', '\r': 'enter', '\n': 'enter', '\t': 'tab', '\u007F': 'backspace', '\b': 'backspace' })[letter] ??
      letter,
  );
}
