/**
 * Readers of a card world for properties: the element's memory, the server's rows, the state of card holder and app.
 */
import {
  type AuthServerContext,
  authServer,
  type BindingRow,
  type Card,
  type CardRecord,
  type CardType,
  cardHolder,
  type Device,
  type ElementContext,
  firstInstallation,
  type Job,
  type Memory,
  paymentTokenOf,
  type Roster,
  type TerminalContext,
} from '#machines';
import type { WorldView } from '#sim';

/** The roster of a card world: its parties, cards, devices and users. */
export function rosterOf({ facts }: Pick<WorldView, 'facts'>): Roster {
  return facts as Roster;
}

/** The context of a device's element, volatile and non-volatile memory. */
export function elementOf(world: WorldView, { secureElement }: Device): ElementContext {
  return world.local(secureElement).context as ElementContext;
}

/** The non-volatile memory of every element. */
export function memoriesOf(world: WorldView): readonly Memory[] {
  return rosterOf(world).devices.map(device => elementOf(world, device).durable);
}

/** Every record of every element. */
export function recordsOf(world: WorldView): readonly CardRecord[] {
  return memoriesOf(world).flatMap(({ records }) => records);
}

/** The payment token that an element would pay with for a card type, or null: the token marked active. */
export function activeToken({ fields, records }: Memory, cardType: CardType): string | null {
  // An element with one field per type does not mark its records as active.
  const marked =
    fields.length > 0
      ? fields.find(field => field.cardType === cardType && field.active)
      : records.find(record => record.cardType === cardType && record.state === 'ACTIVATED');
  return marked?.token ?? null;
}

/** The auth server's rows, retired and declined ones included. */
export function rowsOf(world: WorldView): readonly BindingRow[] {
  const { durable } = world.local(authServer).context as AuthServerContext;
  return durable.rows.filter(row => row !== null);
}

/** The terminal states of a row: no payment is approved for it, now or later. */
const over: readonly BindingRow['state'][] = ['retired', 'declined', 'deleted'];

/** Whether a row is live: payments are approved for it, or can be later. */
export function isLive({ state }: Pick<BindingRow, 'state'>): boolean {
  return !over.includes(state);
}

/** States of a migration job from its commit on. */
export const committed: readonly string[] = ['committed', 'erasing', 'owing', 'done'];

/** The auth server's migration jobs, finished ones included. */
export function jobsOf(world: WorldView): readonly Job[] {
  const { durable } = world.local(authServer).context as AuthServerContext;
  return durable.jobs.filter(job => job !== null);
}

/** Whether a migration has committed. */
export function isMoved(world: WorldView): boolean {
  return jobsOf(world).some(({ state }) => committed.includes(state));
}

/** Whether a migration has moved its card to this row; a deletion on the old device does not affect such a row. */
export function hasMovedTo(world: WorldView, { transaction }: { readonly transaction: string }): boolean {
  return jobsOf(world).some(({ state, target }) => target === transaction && committed.includes(state));
}

/** The card holder's knowledge of a card: the state of the card's region in the holder's chart. */
export function holderState(world: WorldView, card: string): string | undefined {
  return (world.local(cardHolder).value as { binding: Record<string, string> }).binding[card];
}

/** Whether the card holder has asked for a card and has no answer yet. */
export function holderWaits(world: WorldView, card: string): boolean {
  return holderState(world, card) === 'waiting';
}

/** Whether the card holder has the confirmation that the card can be used. */
export function holderHas(world: WorldView, card: string): boolean {
  return holderState(world, card) === 'has';
}

/** Whether the card holder has asked to delete a card and has no confirmation yet. */
export function isDeleting(world: WorldView, card: string): boolean {
  return ['deleting', 'removed'].includes(holderState(world, card) ?? '');
}

/** The card of a record: the card of the row with the record's transaction identifier. */
export function cardOf(world: WorldView, transaction: string): Card | undefined {
  const row = rowsOf(world).find(each => each.transaction === transaction);
  return rosterOf(world).cards.find(({ name }) => name === row?.card);
}

/** The memory of every element that is ready for a command. */
export function atRest(world: WorldView): readonly Memory[] {
  return rosterOf(world)
    .devices.filter(({ secureElement }) => world.local(secureElement).value === 'ready')
    .map(device => elementOf(world, device).durable);
}

/** The stored data of the wallet app on a device. */
export function walletOf(world: WorldView, { terminal }: Device): TerminalContext['durable'] {
  return (world.local(terminal).context as TerminalContext).durable;
}

/** Whether the app of a device was reinstalled. */
export function hasNewApp(world: WorldView, device: Device): boolean {
  return walletOf(world, device).installation !== firstInstallation(rosterOf(world).devices.indexOf(device));
}

/** The cards that were active in the first world, on any device or on this one: their types and payment tokens. */
export function paidAtFirst(world: WorldView, on?: Device) {
  const roster = rosterOf(world);
  return roster.bound.flatMap(({ card, active, device }, row) =>
    active && (on === undefined || device === on.name)
      ? [{ cardType: roster.cards.find(({ name }) => name === card)!.type, token: paymentTokenOf(row) }]
      : [],
  );
}

/** For each type, the card that the card holder picked last, and the answer to the pick. */
export function holderPicks(world: WorldView) {
  const { activation } = world.local(cardHolder).value as { activation: Record<CardType, string> };
  return Object.entries(activation).flatMap(([cardType, state]) => {
    const [told, card] = state.split(' ');
    return card === undefined
      ? []
      : [{ told: told as 'wants' | 'pays' | 'failed', card, cardType: cardType as CardType }];
  });
}
