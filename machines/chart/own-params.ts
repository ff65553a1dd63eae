/** The parameters of a guard or an action that a reader of its chart wants. */

/**
 * Those written where it stands, without those that every guard and action of its region has, where it says so under `own`;
 * otherwise all.
 */
export function ownParams(named: unknown): [name: string, value: unknown][] {
  if (typeof named !== 'object' || named === null) return [];
  const { own, params } = named as { readonly own?: unknown; readonly params?: unknown };
  const shown = own ?? params;
  return typeof shown === 'object' && shown !== null ? Object.entries(shown) : [];
}
