/** What deletion and reconciliation ask of a binding row, what they answer, and what the row remembers of them. */
import { senderOf } from '../../chart/effect.ts';
import { installationOf } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { ListedCard } from '../../protocol/messages/deletion.ts';
import type { AuthServerContext, BindingRow, OfDeletion, OfList, OfRow, Scope } from '../context.ts';
import { holdsCard, userAsking } from '../session/accounts.ts';
import { stageOf } from './row-state.ts';

type Delete = Extract<CardMessage, { type: 'delete.request' }>;
export type Reconcile = Extract<CardMessage, { type: 'reconcile.request' }>;

/** Whether a row is about this element. */
const about = ({ element }: BindingRow, event: Reconcile): boolean => element === event.element;

/** Whether this request to delete comes over the channel of the row's own device; it may come over any where nobody looks. */
export const maySay = (event: Delete, held: BindingRow | null | undefined, { deletingOver }: OfDeletion): boolean =>
  deletingOver === undefined || deletingOver[senderOf(event)] === held?.element;

/** A row that is, or may still become, good for payment. */
export const isLive = ({ state }: BindingRow): boolean => stageOf[state] !== 'over';

/** The card holder may still delete the card: it is live, or it may be live again. */
const isUsable = ({ state }: BindingRow): boolean => stageOf[state] === 'bound' || stageOf[state] === 'held';

/** The listed record is one the wallet is to show: its card is live, or so by this news, or held for a while. */
const isKept = (row: BindingRow, event: Reconcile): boolean =>
  about(row, event) && (isUsable(row) || stageOf[row.state] === 'unconfirmed');

/** The listed record is one to erase. One promised by a migration is neither: the migration says what becomes of it. */
const isDead = (row: BindingRow, event: Reconcile): boolean => !about(row, event) || !isLive(row);

/** A row whose record is in the element: its card type is known. */
const listed = ({ card, element, transaction, cardType, token }: BindingRow): ListedCard => ({
  card,
  element,
  transaction,
  cardType: cardType!,
  token,
});

/** Whether the element holds something of the row. */
const isHeld = ({ transaction, token }: BindingRow, { records, tokens }: Reconcile): boolean =>
  records?.includes(transaction) ?? tokens?.includes(token) ?? false;

/** Whether the app is to have the row in its list, where it is live: its record is there, or the element keeps none. */
const isListed = (row: BindingRow, asked: Reconcile): boolean =>
  isHeld(row, asked) || (asked.records === undefined && stageOf[row.state] !== 'unconfirmed');

/**
 * The cards of a list that are live, and those that are to be erased. An element without records lists payment tokens at
 * most: then the server lists its rows.
 */
export function reconciled(context: AuthServerContext, asked: Reconcile, byOwner: boolean) {
  const { rows, jobs } = context.durable;
  const owner = (byOwner && userAsking(context, asked)) || null;
  const all = rows.filter(row => row !== null);
  const hasMoved = ({ state, transaction }: BindingRow): boolean =>
    state !== 'deleted' && jobs.some(job => job?.source === transaction || job?.target === transaction);
  const isAnothers = (row: BindingRow): boolean => owner !== null && isKept(row, asked) && !isOwn(context, owner, row);
  return {
    owner,
    live: all
      .filter(row => isListed(row, asked) && isKept(row, asked) && isOfAsker(context, asked, row, { byOwner }))
      .map(listed),
    erase: all
      .filter(row => isHeld(row, asked) && (isDead(row, asked) || isAnothers(row)))
      .map(row => ({ ...listed(row), ...(hasMoved(row) ? { migrated: true as const } : {}) })),
  };
}

/** Whether the card of a row is a user's: bound in its name, or to its account. */
const isOwn = (context: AuthServerContext, user: string, { user: inName, card }: BindingRow): boolean =>
  inName === user || holdsCard(context, user, card);

/** Whether a list is asked for in the session of the owner of the row's card; it need not be where nobody looks. */
const isOfAsker = (context: AuthServerContext, asked: Reconcile, row: BindingRow, { byOwner }: OfList): boolean => {
  if (!byOwner) return true;
  const user = userAsking(context, asked);
  return user !== undefined && isOwn(context, user, row);
};

const asking = (
  { context, event }: Scope,
  row: number,
  holds: (row: BindingRow, event: Reconcile) => boolean,
): boolean => {
  const held = context.durable.rows[row];
  return event.type === 'reconcile.request' && !!held && about(held, event) && holds(held, event);
};

/** The durable part after each action. */
export const deletionWrites = {
  /** The newest installation of the app that has the card in its list. */
  noteInstallation: ({ context: { durable }, event }: Scope, { row }: OfRow): AuthServerContext['durable'] => {
    const { installation } = event as Reconcile;
    const noted = (held: BindingRow) => ({
      ...held,
      installation: Math.max(held.installation ?? 1, installation),
    });
    return { ...durable, rows: durable.rows.map((held, at) => (at === row && held ? noted(held) : held)) };
  },
};

export const deletionGuards = {
  /** A live row, asked to be deleted, by an installation that has a say. */
  deletable: ({ context, event }: Scope, { row, checked, deletingOver }: OfRow & { checked: boolean }) => {
    const held = context.durable.rows[row];
    if (event.type !== 'delete.request' || held?.transaction !== event.transaction) return false;
    if (!maySay(event, held, { deletingOver })) return false;
    return isUsable(held) && (!checked || event.installation >= (held.installation ?? 1));
  },
  /** The device that asks to delete has no row by this identifier. */
  noSuchRow: ({ context, event }: Scope, over: OfDeletion) =>
    event.type === 'delete.request' &&
    !context.durable.rows.some(row => row?.transaction === event.transaction && maySay(event, row, over)),
  /** An installation of the app asks to delete the card that is older than the newest one with the card in its list. */
  fromOldApp: ({ context, event }: Scope, { row }: OfRow) => {
    const held = context.durable.rows[row];
    if (event.type !== 'delete.request' || held?.transaction !== event.transaction) return false;
    return event.installation < (held.installation ?? 1);
  },
  /** The element remembers that the card of this live row was deleted. */
  buried: (scope: Scope, { row }: OfRow) =>
    asking(scope, row, (held, { tombstones }) => isUsable(held) && tombstones.includes(held.transaction)),
  /** The element has the record of this row, or keeps none. */
  listed: (scope: Scope, { row }: OfRow) => asking(scope, row, isListed),
  /** The element has the record of this row, or its payment token. */
  inElement: (scope: Scope, { row }: OfRow) => asking(scope, row, isHeld),
  /** The element keeps no records, and a newer app asks than the one that this row was opened for. */
  cutShort: (scope: Scope, { row }: OfRow) =>
    asking(
      scope,
      row,
      (held, { records, installation }) => records === undefined && installationOf(held.request) < installation,
    ),
  /** The element keeps records, and not that of this row. */
  unlisted: (scope: Scope, { row, byOwner }: OfRow) =>
    asking(scope, row, (held, event) => !isListed(held, event) && isOfAsker(scope.context, event, held, { byOwner })),
  /** A new app of another user than the owner of this row’s card finds its record, or the element keeps none. */
  listedByAnother: (scope: Scope, { row }: OfRow) =>
    asking(scope, row, (held, event) => {
      const user = userAsking(scope.context, event);
      return user !== undefined && isListed(held, event) && !isOwn(scope.context, user, held);
    }),
};
