/** Local states as text: `running.binding`, regions side by side as `running(a.x, b.y)`. */
import type { Local } from '#sim';

/** The state value of a statechart, in one line. */
export function stateText(value: Local['value']): string {
  if (typeof value === 'string') return value;
  const parts = Object.entries(value).map(([name, inner]) => {
    const told = inner === undefined ? '' : stateText(inner);
    return told === '' ? name : told.startsWith('(') ? `${name}${told}` : `${name}.${told}`;
  });
  return parts.length === 1 ? parts[0]! : parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

/** Whether a state value lies within the state that `path` names, from the root. */
export function within(value: Local['value'] | undefined, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value === 'string') return value === name && rest.length === 0;
  return value !== undefined && name in value && within(value[name], rest);
}
