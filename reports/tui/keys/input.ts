/** Input from the terminal, decoded to key names or to a pasted token. */
import type { Key } from 'ink';

/** The key names in one piece of input; fast typing sends several keys in one piece. */
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
    // Most terminals send for backspace the code that Ink names delete.
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

/** The pasted token, if the piece of input is a whole token; else undefined. */
export function pastedToken(input: string): string | undefined {
  const text = unbracketed(input).trim();
  return /^(tongka (replay|watch) )?[a-z0-9-]+(@[^/\s]*)?\/[\d.]*(:[\d.]+)?(~[0-9a-f]+)?$/.test(text)
    ? text
    : undefined;
}

/** The input without the brackets of a terminal's bracketed paste. */
function unbracketed(input: string): string {
  return input.replaceAll(/\p{Cc}?\[20[01]~/gu, '');
}
