/** The configuration of a chart as plain data, for editing. */

/** A configuration, or a part of one, as an untyped object. */
// biome-ignore lint/suspicious/noExplicitAny: a configuration is edited by path, and XState checks the edited chart
export type OpenConfig = any;

/** A deep copy that keeps functions as they are. */
export function copied(value: unknown): OpenConfig {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/** One or several as a list; nothing as an empty one. */
export function listed<Value>(value: Value | readonly Value[] | undefined): readonly Value[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Value[];
}
