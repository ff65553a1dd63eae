/**
 * Step: the card holder takes news for what it is: a card that is shown is known to be there, a card that is removed is
 * known to be removed, a session that is over is known to be over.
 *
 * Clause: ours.
 * Breaks when: the card holder overlooks that a card is gone.
 */
import { cardHolder, type Message } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { rosterOf } from '../world/cards.ts';

type ByName = Readonly<Record<string, string>>;
interface Known {
  readonly binding: ByName;
  readonly session?: ByName;
  readonly activation: ByName;
}

const knownIn = (world: WorldView): Known => world.local(cardHolder).value as unknown as Known;

/** Whether the card holder knows of each card what a new app shows. */
function seesWallet(world: WorldView, { bound, underWay }: Message): boolean {
  return rosterOf(world).cards.every(({ name }) => {
    if ((bound as readonly string[]).includes(name)) return knownIn(world).binding[name] === 'has';
    const isAbsent = !(underWay as readonly string[]).includes(name);
    return !isAbsent || !['has', 'deleting', 'removed', 'kept', 'waiting'].includes(knownIn(world).binding[name]!);
  });
}

/** Whether the card holder knows that a card that was picked pays. */
function knowsItPays(before: WorldView, after: WorldView, card: string): boolean {
  const { activation } = knownIn(before);
  return Object.entries(activation).every(
    ([type, state]) => state.split(' ')[1] !== card || knownIn(after).activation[type] === `pays ${card}`,
  );
}

/** Whether the card holder looks at an empty list, or at one that has the card, where it has not got the card. */
function seesList(before: WorldView, after: WorldView, { device, cards }: Message): boolean {
  const shown = cards as readonly string[];
  return Object.entries(knownIn(before).binding).every(([card, state]) => {
    if (!['without', 'refused'].includes(state)) return true;
    const seen = knownIn(after).binding[card];
    if (shown.includes(card)) return seen === `offered on ${device}`;
    return shown.length > 0 || seen === `untyped on ${device}`;
  });
}

/** Whether the card holder knows after a piece of news what it says. */
function isKnown(before: WorldView, after: WorldView, message: Message): boolean {
  const device = message.device as string;
  const state = knownIn(after).binding[message.card as string];
  if (message.type === 'wallet.shown') return seesWallet(after, message);
  if (message.type === 'cards.shown') return seesList(before, after, message);
  if (message.type === 'activation.done') return knowsItPays(before, after, message.card as string);
  if (message.type === 'delete.queued') return state !== 'deleting';
  if (message.type === 'delete.done') return !['deleting', 'removed'].includes(state!);
  if (message.type === 'bind.done') return !['waiting', 'refused'].includes(state!);
  if (message.type === 'bind.failed') return state !== 'waiting';
  if (message.type === 'code.ask')
    return (
      !['waiting', 'refused'].includes(knownIn(before).binding[message.card as string]!) ||
      state === `asked on ${device}`
    );
  if (message.type === 'session.over')
    return knownIn(before).session?.[device] !== 'leaving' || knownIn(after).session?.[device] === 'signedOut';
  return true;
}

export const whatTheHolderIsToldIsKnown: CardProperty = {
  name: 'what-the-holder-is-told-is-known',
  says: 'The card holder knows, once told, that a card is there, refused, removed or gone, that it pays, or that a session is over.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [
    {
      scenario: 'offline-delete',
      change: {
        mutant: 'cardHolder:binding.card.deleting:delete.queued:is-told-that-the-card-is-removed-here:retarget:stay',
      },
    },
  ],
  test: everyStep(
    ({ before, after, choice }) => choice.kind !== 'deliver' || isKnown(before, after, choice.envelope.message),
    ({ choice }) => choice.kind === 'deliver' && choice.party === cardHolder,
  ),
};
