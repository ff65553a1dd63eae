/**
 * The seven protocols as data: what each needs of the world in which it begins, what begins it, what it promises. Scenarios
 * are made of them in `course.ts`.
 */
import { cardHolder, type Device, issuerServer, type Roster } from '#machines';
import { addsOnce } from '../cards/card-world.ts';
import type { Granted } from '../world/scenario.ts';

export const protocolNames = ['bind', 'switch', 'pay', 'delete', 'one-tap', 'migrate', 'suspend'] as const;
export type ProtocolName = (typeof protocolNames)[number];

type Card = Roster['cards'][number];

/** One protocol on one card and one device. A migration begins on the device to which the card moves. */
export interface Round {
  readonly protocol: ProtocolName;
  readonly card: Card;
  readonly device: Device;
  /** Whether an actor other than the issuer suspends the card: the owner, by lost mode. */
  readonly byOwner?: boolean;
}

/** What is known of a card before the first intent. */
export type CardState = 'unbound' | 'bound' | 'paying';

interface Protocol {
  /** A verb phrase of the card holder or the issuer. */
  readonly says: string;
  /** The state of the card in which the protocol begins. */
  readonly begins: CardState;
  /** The liveness properties that the protocol promises. */
  readonly asserts: readonly string[];
  intents(round: Round): readonly Granted[];
}

const byHolder = (intent: Granted['intent']): Granted => ({ party: cardHolder, intent, times: 1 });
const byIssuer = (type: 'issuer.suspend' | 'issuer.resume', { name: card }: Card): Granted => ({
  party: issuerServer,
  intent: { type, card },
  times: 1,
});

/** The user to whom every card belongs. */
export const owner = 'ann';

export const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  bind: {
    says: 'adds a card by hand',
    begins: 'unbound',
    asserts: ['every-bind-settles'],
    intents: ({ card, device }) => [addsOnce(card, device)],
  },
  switch: {
    says: 'picks a card to pay with',
    begins: 'bound',
    asserts: ['the-card-picked-pays'],
    intents: ({ card, device }) => [byHolder({ type: 'holder.select', card: card.name, device: device.name })],
  },
  pay: {
    says: 'taps',
    begins: 'paying',
    asserts: ['every-payment-settles'],
    intents: ({ card, device }) => [byHolder({ type: 'holder.tap', device: device.name, cardType: card.type })],
  },
  delete: {
    says: 'deletes a card',
    begins: 'paying',
    asserts: ['every-deletion-ends'],
    intents: ({ card, device }) => [byHolder({ type: 'holder.delete', card: card.name, device: device.name })],
  },
  'one-tap': {
    says: 'signs in and chooses a card of the list',
    begins: 'unbound',
    asserts: ['every-bind-settles'],
    intents: ({ device }) => [byHolder({ type: 'holder.login', user: owner, device: device.name })],
  },
  migrate: {
    says: 'moves a card to another device',
    begins: 'paying',
    asserts: ['every-migration-settles'],
    intents: ({ device }) => [byHolder({ type: 'holder.migrate', device: device.name })],
  },
  suspend: {
    says: 'has a card suspended and taken back',
    begins: 'paying',
    asserts: ['the-last-resume-makes-payable'],
    intents: ({ card, device, byOwner }) =>
      byOwner
        ? [
            byHolder({ type: 'holder.lose', device: device.name }),
            byHolder({ type: 'holder.find', device: device.name }),
          ]
        : [byIssuer('issuer.suspend', card), byIssuer('issuer.resume', card)],
  },
};
