/** Overlays, shown above a screen until closed: the key help, the token, a menu, or a prompt. Types and reading. */

/** Menus: lists of entries, narrowed by typing. */
export const menuNames = ['faults', 'safeguards', 'mends', 'find', 'export'] as const;
export type MenuName = (typeof menuNames)[number];

/** Prompts: lines to write. */
export const promptNames = ['name', 'save', 'go', 'search'] as const;
export type PromptName = (typeof promptNames)[number];

export type Overlay =
  /** The key help; scrolled if it has more lines than the screen. */
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'token' }
  | { readonly kind: 'menu'; readonly of: MenuName; readonly text: string; readonly cursor: number }
  | { readonly kind: 'prompt'; readonly of: PromptName; readonly text: string };

/** The question of each prompt. */
export const asksFor: Readonly<Record<PromptName, string>> = {
  name: 'Name of this branch',
  save: 'Save this run as',
  go: 'Go to token',
  search: 'Search the chart',
};

/** The text after a key; undefined if the key writes nothing. */
export function writtenBy(text: string, key: string): string | undefined {
  if (key === 'backspace') return [...text].slice(0, -1).join('');
  if (key === 'space') return `${text} `;
  return [...key].length === 1 ? text + key : undefined;
}
