/** Keys: the action of each key, from the table that the help also prints. */
import type { Action } from '../state/action.ts';
import { screenOf } from '../state/screen.ts';
import type { Screen, State } from '../state/state.ts';
import { type Binding, bindings } from './bindings.ts';

/** The bindings of a screen, in the order of the help. */
export function bindingsFor(screen: Screen): readonly Binding[] {
  return bindings.filter(({ on }) => on.includes(screen));
}

/** The hints for the footer: those of the open menu, else those of the screen. */
export function hintsFor(state: State): readonly { readonly shown: string; readonly hint: string }[] {
  const { overlay } = state;
  if (overlay?.kind === 'menu')
    return [
      { shown: '↑ ↓', hint: 'move' },
      { shown: 'enter', hint: 'take' },
      { shown: 'esc', hint: 'close' },
    ];
  if (overlay)
    return [
      { shown: 'y', hint: 'copy the token' },
      { shown: '?', hint: 'keys' },
      { shown: 'esc', hint: 'close' },
    ];
  return bindingsFor(screenOf(state)).flatMap(({ shown, hint }) => (hint === undefined ? [] : [{ shown, hint }]));
}

/** The action of a key in a state; undefined if the key does nothing. */
export function actionFor(key: string, state: State): Action | undefined {
  if (isWriting(state)) return writingFor(key, state.overlay?.kind === 'prompt');
  return bindingsFor(screenOf(state))
    .find(({ keys }) => keys.includes(key))
    ?.action(key);
}

/** Whether a text is being written, so that letters are text. */
export function isWriting({ overlay, isSearching, run }: State): boolean {
  return overlay?.kind === 'menu' || overlay?.kind === 'prompt' || (isSearching && !run);
}

/** The action of a key while a text is being written. */
function writingFor(key: string, isLine: boolean): Action | undefined {
  if (key === 'escape') return { kind: 'close' };
  if (key === 'enter') return { kind: 'take' };
  if (!isLine && (key === 'up' || key === 'down')) return { kind: 'move', by: key === 'up' ? -1 : 1 };
  if (!isLine && (key === 'pageup' || key === 'pagedown')) return { kind: 'scroll', pages: key === 'pageup' ? -1 : 1 };
  return [...key].length === 1 || key === 'space' || key === 'backspace' ? { kind: 'write', key } : undefined;
}
