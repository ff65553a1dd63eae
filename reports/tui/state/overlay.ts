/** Overlays: what lies over a screen until it is closed: the keys, the token, a menu, or a line to write. Types and reading. */

/** Lists to choose from, narrowed by typing. */
export const menuNames = ['faults', 'safeguards', 'mends', 'find', 'export'] as const;
export type MenuName = (typeof menuNames)[number];

/** Lines to write. */
export const promptNames = ['name', 'save', 'go', 'search'] as const;
export type PromptName = (typeof promptNames)[number];

export type Overlay =
  /** The keys; scrolled where there are more than the screen is high. */
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'token' }
  | { readonly kind: 'menu'; readonly of: MenuName; readonly text: string; readonly cursor: number }
  | { readonly kind: 'prompt'; readonly of: PromptName; readonly text: string };

/** What each prompt asks for. */
export const asksFor: Readonly<Record<PromptName, string>> = {
  name: 'Name of this branch',
  save: 'Save this run as',
  go: 'Go to token',
  search: 'Search the chart',
};

/** A text after a key; undefined where the key writes nothing. */
export function writtenBy(text: string, key: string): string | undefined {
  if (key === 'backspace') return [...text].slice(0, -1).join('');
  if (key === 'space') return `${text} `;
  return [...key].length === 1 ? text + key : undefined;
}
