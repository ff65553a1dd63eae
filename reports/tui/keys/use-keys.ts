/** A React hook for the keys from the terminal, one action each. */
import { useInput } from 'ink';
import { namesOf, pastedToken } from './input.ts';

/** A key by its name; or a pasted token, together with its single keys for a prompt. */
export type KeyInput =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'paste'; readonly token: string; readonly names: readonly string[] };

/** Passes each key to `act`, in the order typed. */
export function useKeys(act: (input: KeyInput) => void): void {
  useInput((input, key) => {
    const token = pastedToken(input);
    const names = namesOf(input, key);
    if (token === undefined) for (const name of names) act({ kind: 'key', name });
    else act({ kind: 'paste', token, names });
  });
}
