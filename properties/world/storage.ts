/**
 * Readers of what elements hold of cards, in both readings of `storage`: a record for each card, or one payment token for each
 * type. In the latter a card that does not pay has nothing in the element: its place is the list of the app.
 */
import { type CardRecord, type CardType, type Device, type Memory, transactionOf } from '#machines';
import type { WorldView } from '#sim';
import { elementOf, holderHas, memoriesOf, rosterOf, rowsOf, walletOf } from './cards.ts';

/** Whether an element keeps one payment token for each type, and no records. */
export const isOfFields = ({ fields }: Memory): boolean => fields.length > 0;

/** The payment tokens in the fields of an element, with their types. */
export function tokensIn({ fields }: Memory): readonly Pick<CardRecord, 'cardType' | 'token'>[] {
  return fields.flatMap(({ cardType, token }) => (token === null ? [] : { cardType, token }));
}

/** The card transaction identifiers of what an element holds; a payment token without a row stands for itself. */
export function heldIn(world: WorldView, memory: Memory): readonly string[] {
  const rows = rowsOf(world);
  return isOfFields(memory)
    ? tokensIn(memory).map(({ token }) => rows.find(row => row.token === token)?.transaction ?? token)
    : memory.records.map(({ transaction }) => transaction);
}

/** The card transaction identifiers of what all elements hold. */
export function heldOf(world: WorldView): readonly string[] {
  return memoriesOf(world).flatMap(memory => heldIn(world, memory));
}

/** The card transaction identifiers of the cards on a device: of its records or, without any, of the bound cards of its app. */
export function cardsOn(world: WorldView, device: Device): readonly string[] {
  const memory = elementOf(world, device).durable;
  if (!isOfFields(memory)) return heldIn(world, memory);
  return Object.values(walletOf(world, device).bindings).flatMap(({ state, transaction }) =>
    state === 'bound' && transaction !== undefined ? transaction : [],
  );
}

/** The card transaction identifiers of the cards on all devices. */
export function cardsOnDevices(world: WorldView): readonly string[] {
  return rosterOf(world).devices.flatMap(device => cardsOn(world, device));
}

/** Whether a card of this type is bound: the card holder has the confirmation, its row is active, the device has it. */
export function boundCard(world: WorldView, cardType: CardType): boolean {
  return rowsOf(world).some(
    ({ card, transaction, state }) =>
      state === 'active' &&
      rosterOf(world).cards.some(({ name, type }) => name === card && type === cardType) &&
      cardsOnDevices(world).includes(transaction) &&
      holderHas(world, card),
  );
}

/** Whether each card of a type that was bound to a device in the first world is still there. */
export function allStillThere(world: WorldView, device: Device, cardType: CardType): boolean {
  const there = cardsOn(world, device);
  return rosterOf(world).bound.every(
    ({ card, device: on }, row) =>
      on !== device.name ||
      rosterOf(world).cards.find(({ name }) => name === card)!.type !== cardType ||
      there.includes(transactionOf(row)),
  );
}
