/** Scenarios of deletion (P1, P5), without and with faults. */
import { cardHolder, phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, salaryCard, savingsCard, twoDebitCards } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

/** Grants the card holder one deletion of a card. */
export const deletesOnce = ({ name }: { name: string }): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.delete', card: name, device: phone.name },
  times: 1,
});

/** A roster with the savings card alone. */
export const savingsAlone = {
  ...twoDebitCards,
  cards: [savingsCard],
  bound: [{ card: 'savingsCard', device: phone.name }],
  rows: 1,
};
const ends = ['every-deletion-ends', 'space-comes-back', 'all-views-agree-in-the-end', 'no-request-stays-open'];
export const deletion = {
  subject: 'cards',
  system: cardWorld(savingsAlone),
  intents: [deletesOnce(savingsCard)],
  faults: {},
  timers: 'free',
  settings: cardSettings({ storage: 'records' }),
  asserts: ends,
} as const;

export const deleteCard: CardScenario = {
  ...deletion,
  name: 'delete-card',
  story: 'Two debit cards are bound; the card holder deletes the one that does not pay.',
  system: cardWorld(twoDebitCards),
  asserts: [...deletion.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const deleteActiveCard: CardScenario = {
  ...deletion,
  name: 'delete-active-card',
  story: 'Two debit cards are bound; the card holder deletes the one that pays, and the element loses power once.',
  system: cardWorld(twoDebitCards),
  intents: [deletesOnce(salaryCard)],
  faults: { tear: 1 },
  asserts: [...deletion.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const deleteWhileSwitching: CardScenario = {
  ...deletion,
  name: 'delete-while-switching',
  story: 'The card holder picks the savings card, and deletes it, in whatever order the network makes of it.',
  system: cardWorld(twoDebitCards),
  intents: [
    deletesOnce(savingsCard),
    {
      party: cardHolder,
      intent: { type: 'holder.select', card: savingsCard.name, device: phone.name },
      times: 1,
    },
  ],
  timers: 'quiet',
  asserts: [...deletion.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const lossyDelete: CardScenario = {
  ...deletion,
  name: 'lossy-delete',
  story: 'The card holder deletes a card; one message is lost on the network, and the element loses power once.',
  faults: { lose: 1, tear: 1 },
  asserts: [...deletion.asserts, ...whereOneIsLost, 'no-orphan-is-left'],
};

export const crashedDelete: CardScenario = {
  ...deletion,
  name: 'crashed-delete',
  story: 'The card holder deletes a card; the app or the server crashes once, and may take a message along.',
  faults: { crash: 1 },
  asserts: [...deletion.asserts, ...whereOneIsLost, 'no-orphan-is-left'],
};

export const offlineDelete: CardScenario = {
  ...deletion,
  name: 'offline-delete',
  story: 'The card holder deletes a card while the server cannot be reached: it is removed here and now.',
  faults: { lose: 2 },
  timers: 'quiet',
  asserts: [...deletion.asserts, 'late-answers-are-taken', 'no-orphan-is-left'],
};

export const rebind: CardScenario = {
  ...deletion,
  name: 'rebind',
  story: 'The card holder deletes a card and adds it again; one message is lost or comes twice.',
  system: cardWorld({ ...savingsAlone, rows: 3 }),
  intents: [deletesOnce(savingsCard), addsOnce(savingsCard)],
  faults: { lose: 1, copy: 1 },
  timers: 'quiet',
  asserts: [...ends, 'a-deleted-card-gets-bound-again', ...whereOneIsLost, 'no-orphan-is-left'],
};

export const deleteToMakeRoom: CardScenario = {
  ...deletion,
  name: 'delete-to-make-room',
  story:
    'The element has room for one record and holds one; the card holder adds a card, deletes the other, and adds the card again; one message is lost.',
  system: cardWorld({ ...savingsAlone, cards: [salaryCard, savingsCard], freeBytes: 160, rows: 3 }),
  intents: [{ ...addsOnce(salaryCard), times: 2 }, deletesOnce(savingsCard)],
  faults: { lose: 1 },
  timers: 'quiet',
  asserts: [...ends, 'every-bind-settles', 'no-orphan-is-left', 'a-card-gets-bound-after-a-refusal'],
};
