/** Actions: everything the state can be asked to do, by a key, the terminal or the checker. */
import type { SafeguardName } from '#machines';
import type { PaneName, Size } from './arrange.ts';
import type { Answer, Sought } from './ask.ts';
import type { ExportFormat } from './exports.ts';
import type { MenuName, PromptName } from './layer.ts';
import type { SavedRun } from './shelf.ts';

/** One of them. */
export type Action =
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'move' | 'cycle' | 'stop' | 'slide' | 'speed' | 'sibling' | 'match'; readonly by: number }
  | { readonly kind: 'scroll'; readonly pages: number }
  | { readonly kind: 'take' | 'forward' | 'back' | 'home' | 'end' | 'restart' | 'undo' | 'redo' | 'violation' }
  | { readonly kind: 'digit'; readonly digit: string }
  /** The choice at a place of the contract's list. */
  | { readonly kind: 'choose'; readonly at: number }
  | { readonly kind: 'focus'; readonly pane: PaneName }
  | { readonly kind: 'zoom' | 'hide' | 'show' | 'faults' | 'inspect' | 'play' | 'tick' | 'group' }
  | { readonly kind: 'profile' }
  /** A safeguard takes its next value, or the one that is named. */
  | { readonly kind: 'safeguard'; readonly name: SafeguardName; readonly value?: string }
  | { readonly kind: 'token' | 'help' | 'close' | 'chooser' | 'mend' | 'copy' | 'quit' }
  | { readonly kind: 'menu'; readonly of: MenuName }
  | { readonly kind: 'prompt'; readonly of: PromptName }
  /** A key in a text that is being written. */
  | { readonly kind: 'write'; readonly key: string }
  | { readonly kind: 'open'; readonly token: string }
  | { readonly kind: 'replay'; readonly saved: SavedRun }
  | { readonly kind: 'check' | 'shorten' | 'mends' }
  | { readonly kind: 'find'; readonly sought: Sought }
  | { readonly kind: 'export'; readonly format: ExportFormat }
  | { readonly kind: 'answer'; readonly key: string; readonly answer: Answer }
  | { readonly kind: 'progress'; readonly key: string; readonly told: string }
  /** Something the person should know. */
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'shelved'; readonly saved: readonly SavedRun[] };
