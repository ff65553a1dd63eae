/** The guards that deletion and reconciliation are decided by, as questions about one row. */
import type { CardMessage } from '../protocol/message.ts';
import type { BindingRow, OfRow, RowState, Scope } from './context.ts';

export type Reconcile = Extract<CardMessage, { type: 'reconcile.request' }>;

/** Whether a row is about this element. */
const about = ({ element }: BindingRow, event: Reconcile): boolean => element === event.element;

/** States of a row whose record belongs in the element: live, or so by the news that it is there, or held for a while. */
const kept: readonly RowState[] = ['active', 'allocated', 'suspended', 'fenced'];
/** States in which the card holder may still delete the card: it is live, or it may be live again. */
const usable: readonly RowState[] = ['active', 'suspended', 'fenced'];
/** States a row never leaves for one that is good for payment. */
const dead: readonly RowState[] = ['retired', 'declined', 'deleted'];

/** A row that is, or may still become, good for payment. */
export const isLive = ({ state }: BindingRow): boolean => !dead.includes(state);

/** The listed record is one the wallet is to show. */
export const isKept = (row: BindingRow, event: Reconcile): boolean => about(row, event) && kept.includes(row.state);

/** The listed record is one to erase. One promised by a migration is neither: the migration says what becomes of it. */
export const isDead = (row: BindingRow, event: Reconcile): boolean => !about(row, event) || dead.includes(row.state);

const asking = (
  { context, event }: Scope,
  row: number,
  holds: (row: BindingRow, event: Reconcile) => boolean,
): boolean => {
  const held = context.durable.rows[row];
  return event.type === 'reconcile.request' && !!held && about(held, event) && holds(held, event);
};

export const deletionGuards = {
  /** A live row, asked to be deleted, by an installation that has a say. */
  deletable: ({ context, event }: Scope, { row, checked }: OfRow & { checked: boolean }) => {
    const held = context.durable.rows[row];
    if (event.type !== 'delete.request' || held?.transaction !== event.transaction) return false;
    return usable.includes(held.state) && (!checked || event.installation >= (held.installation ?? 1));
  },
  /** An installation of the app asks to delete the card that is older than the newest one with the card in its list. */
  fromOldApp: ({ context, event }: Scope, { row }: OfRow) => {
    const held = context.durable.rows[row];
    if (event.type !== 'delete.request' || held?.transaction !== event.transaction) return false;
    return event.installation < (held.installation ?? 1);
  },
  /** The element remembers that the card of this live row was deleted. */
  buried: (scope: Scope, { row }: OfRow) =>
    asking(
      scope,
      row,
      ({ state, transaction }, { tombstones }) => usable.includes(state) && tombstones.includes(transaction),
    ),
  /** The element has the record of this row. */
  listed: (scope: Scope, { row }: OfRow) =>
    asking(scope, row, ({ transaction }, { records }) => records.includes(transaction)),
  /** The element does not have the record of this row. */
  unlisted: (scope: Scope, { row }: OfRow) =>
    asking(scope, row, ({ transaction }, { records }) => !records.includes(transaction)),
};
