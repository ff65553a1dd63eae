/** The parameters of a guard or an action that a reader of its chart wants. */

/**
 * Those that the picture wrote, without those that the subject gives every guard and action of its region; all of one that
 * `concerning` did not bind.
 */
export function ownParams(named: unknown): [name: string, value: unknown][] {
  if (typeof named !== 'object' || named === null) return [];
  const { own, params } = named as { readonly own?: unknown; readonly params?: unknown };
  const shown = own ?? params;
  return typeof shown === 'object' && shown !== null ? Object.entries(shown) : [];
}
