/** Actions: everything the state can be asked to do, by a key, the terminal or the checker. */
import type { Size } from './arrange.ts';
import type { Answer } from './tour.ts';

/** One of them. */
export type Action =
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'take' }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'forward' | 'back' | 'home' | 'end' | 'restart' }
  | { readonly kind: 'scroll'; readonly pages: number }
  | { readonly kind: 'cycle' | 'stop'; readonly by: number }
  | { readonly kind: 'answer'; readonly key: string; readonly answer: Answer }
  | { readonly kind: 'profile' | 'faults' | 'inspect' | 'token' | 'help' | 'chooser' | 'close' | 'mend' | 'quit' };
