/** Keys from the terminal, one action each. */
import { useInput } from 'ink';
import { namesOf, pastedToken } from './input.ts';

/** A key by its name; or a token in one piece, with the keys it is written with where a text is being written. */
export type KeyInput =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'paste'; readonly token: string; readonly names: readonly string[] };

/** Hands over what is typed, one key after the other. */
export function useKeys(act: (input: KeyInput) => void): void {
  useInput((input, key) => {
    const token = pastedToken(input);
    const names = namesOf(input, key);
    if (token === undefined) for (const name of names) act({ kind: 'key', name });
    else act({ kind: 'paste', token, names });
  });
}
