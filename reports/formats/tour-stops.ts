/** The stops of the tour: each has a protocol, one trouble, and the safeguard that mends it. */
import { type SafeguardName, safeguards } from '#machines';
import { type CardChange, type Scenario, type Setting, settingOf } from '#sim';

/** A stop of the tour. */
export interface Stop {
  readonly title: string;
  /** The purpose of the protocol, in a sentence. */
  readonly about: string;
  readonly scenario: string;
  /** The trouble, in a few words. */
  readonly trouble: string;
  readonly property: string;
  readonly mends: SafeguardName;
  /** A further change of the setting for which the shortest trace shows this trouble and no other. */
  readonly change?: CardChange;
}

/** The scenario's setting at a stop: its safeguard as published, all others hardened. */
export function brokenSetting({ change, mends }: Stop, scenario: Scenario): Setting {
  const broken: CardChange = { ...change, with: { [mends]: safeguards[mends].published } };
  return settingOf(scenario, broken);
}

/** The scenario's setting with all safeguards hardened. */
export function mendedSetting(scenario: Scenario): Setting {
  return settingOf(scenario);
}

/** Every stop in the order of the tour. */
export const stops: readonly Stop[] = [
  {
    title: 'Binding a card (P1, P5)',
    about:
      'A card is added to a phone: the server allocates a card transaction identifier, and the element keeps a small record of it beside the universal instance that all cards of the type share.',
    scenario: 'lossy-bind',
    trouble: 'a reply is lost',
    property: 'one-live-row-per-card',
    mends: 'request-identity',
    // With free timers an early expiry suffices; with quiet timers the trace needs the loss itself.
    change: { timers: 'quiet' },
  },
  {
    title: 'Choosing the card that pays (P2)',
    about:
      'The server sends activation data and an activation instruction; the element replaces the payment token of the type and then sets it activated.',
    scenario: 'torn-switch-of-field',
    trouble: 'the power is cut in the middle',
    property: 'a-switch-leaves-a-card-paying',
    mends: 'atomic-activation',
  },
  {
    title: 'Paying (P1, P5)',
    about:
      'A reader selects the universal instance of a type; the element answers with a proof made from it and the active card’s payment token; the server verifies, and the issuer approves.',
    scenario: 'lossy-tap',
    trouble: 'a message comes twice',
    property: 'one-approval-per-proof',
    mends: 'transaction-freshness',
  },
  {
    title: 'Binding by one tap (P3)',
    about:
      'A user signs in, the server lists the cards that user has elsewhere, and one tap binds the chosen one: the issuer asks for a code, and no card number is typed.',
    scenario: 'account-switch',
    trouble: 'a second account signs in on the same phone',
    property: 'card-lists-go-only-to-their-owner',
    mends: 'answer-session',
  },
  {
    title: 'Deleting a card (P1, P5)',
    about:
      'The holder deletes a card: the server fences its row so that it never pays again, and the element erases its record and takes the memory back.',
    scenario: 'crashed-delete',
    trouble: 'the holder is told before the server has heard of it',
    property: 'told-deleted-means-fenced',
    mends: 'deletion-order',
  },
  {
    title: 'Moving a card to a new phone (P4)',
    about: 'The holder chooses an old device on the new one, and the server moves the card.',
    scenario: 'absent-migration',
    trouble: 'the old phone never comes back',
    property: 'a-moved-card-is-dead-where-it-was',
    mends: 'migration-order',
  },
  {
    title: 'Moving a card, again (P4)',
    about: 'The same, with a server that stops between two of its steps.',
    scenario: 'crashed-migration',
    trouble: 'the server crashes in mid-migration',
    property: 'a-migrating-card-is-never-lost',
    mends: 'durable-job',
  },
];
