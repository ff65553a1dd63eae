/** Scenarios of activation and switching (P2): two debit cards on one element, one of which pays. */
import { cardHolder, phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { cardWorld, creditCard, onlyFails, salaryCard, savingsCard, twoDebitCards } from '../cards/card-world.ts';
import { whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

/** Grants the card holder one selection of a card to pay with. */
export const picksOnce = ({ name }: { name: string }): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.select', card: name, device: phone.name },
  times: 1,
});

const settles = [
  'another-card-gets-active',
  'the-card-picked-pays',
  'no-request-stays-open',
  'the-wallet-knows-which-card-pays',
];

const activation = {
  subject: 'cards',
  system: cardWorld(twoDebitCards),
  intents: [picksOnce(savingsCard)],
  faults: {},
  timers: 'free',
  settings: cardSettings({ storage: 'records' }),
  asserts: settles,
} as const;

export const switchCard: CardScenario = {
  ...activation,
  name: 'switch-card',
  story: 'Two debit cards are bound and the salary card pays; the card holder picks the savings card.',
  asserts: [...activation.asserts, ...whereNothingIsLost, 'no-orphan-is-left', 'the-server-knows-which-card-pays'],
};

export const tornSwitch: CardScenario = {
  ...activation,
  name: 'torn-switch',
  story: 'The card holder picks another card, and the element loses power once, perhaps in the middle of the switch.',
  faults: { tear: 1 },
  asserts: [
    ...settles,
    'power-loss-heals',
    ...whereNothingIsLost,
    'no-orphan-is-left',
    'the-server-knows-which-card-pays',
  ],
};

export const tornSwitchOfField: CardScenario = {
  ...tornSwitch,
  name: 'torn-switch-of-field',
  story: 'The same where the element keeps one payment token a type, as P2 has it.',
  settings: cardSettings({ storage: 'field' }),
};

export const lossySwitch: CardScenario = {
  ...activation,
  name: 'lossy-switch',
  story: 'The card holder picks another card, and one message is lost or comes twice.',
  faults: { lose: 1, copy: 1 },
  timers: 'quiet',
  asserts: [...activation.asserts, ...whereOneIsLost, 'no-orphan-is-left'],
};

export const crashedSwitch: CardScenario = {
  ...activation,
  name: 'crashed-switch',
  story: 'The card holder picks another card, and the app or the server crashes once.',
  faults: { crash: 1 },
  asserts: [...activation.asserts, ...whereOneIsLost, 'no-orphan-is-left'],
};

export const quickSwitch: CardScenario = {
  ...activation,
  name: 'quick-switch',
  story: 'The card holder picks the savings card, changes his mind and picks the salary card; the network reorders.',
  intents: [picksOnce(savingsCard), picksOnce(salaryCard)],
  timers: 'quiet',
  asserts: [...activation.asserts, ...whereNothingIsLost, 'no-orphan-is-left'],
};

export const crashedQuickSwitch: CardScenario = {
  ...quickSwitch,
  name: 'crashed-quick-switch',
  story: 'The card holder picks one card and then the other, and the app crashes once, whatever the element is at.',
  system: setting => onlyFails(phone.terminal, cardWorld(twoDebitCards)(setting)),
  faults: { crash: 1 },
};

export const quickSwitchOfField: CardScenario = {
  ...quickSwitch,
  name: 'quick-switch-of-field',
  story: 'The same where the element keeps one payment token a type, as P2 has it.',
  settings: cardSettings({ storage: 'field' }),
};

export const twoTypes: CardScenario = {
  ...activation,
  name: 'two-types',
  story: 'A debit card and a credit card are bound; the card holder picks both, to pay with the one or the other.',
  system: cardWorld({
    ...twoDebitCards,
    cards: [savingsCard, creditCard],
    bound: [
      { card: savingsCard.name, device: phone.name },
      { card: creditCard.name, device: phone.name },
    ],
  }),
  intents: [picksOnce(savingsCard), picksOnce(creditCard)],
  timers: 'quiet',
  asserts: [...activation.asserts, ...whereNothingIsLost, 'no-orphan-is-left', 'the-server-knows-which-card-pays'],
};

export const deadSwitch: CardScenario = {
  ...activation,
  name: 'dead-switch',
  story: 'The card holder picks a card whose row was retired, though its record is still in the element.',
  system: cardWorld({
    ...twoDebitCards,
    bound: [
      { card: 'salaryCard', device: phone.name, active: true },
      { card: 'savingsCard', device: phone.name, retired: true },
    ],
  }),
  faults: { lose: 1 },
  asserts: [
    'the-card-picked-pays',
    'no-request-stays-open',
    ...whereOneIsLost,
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
  ],
};

export const firstActivation: CardScenario = {
  ...activation,
  name: 'first-activation',
  story: 'A card is bound and none of its type pays yet; the card holder picks it, and the element loses power once.',
  system: cardWorld({
    ...twoDebitCards,
    cards: [savingsCard],
    bound: [{ card: 'savingsCard', device: phone.name }],
    rows: 1,
  }),
  faults: { tear: 1 },
  settings: cardSettings({ storage: 'field' }),
  asserts: [...settles, ...whereNothingIsLost, 'no-orphan-is-left', 'the-server-knows-which-card-pays'],
};
