/** Scenarios of provisioning the universal instances (P1-A). */
import { phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, debitCard, plentyBytes } from '../cards/card-world.ts';

const provisioned = ['every-instance-is-provisioned', 'no-request-stays-open', 'power-loss-heals'];

export const provision: CardScenario = {
  subject: 'cards',
  name: 'provision',
  story: 'The element lacks both universal instances, and the server provisions them; the element loses power once.',
  system: cardWorld({
    cards: [debitCard],
    devices: [{ ...phone, provisions: ['debit', 'credit'] }],
    bound: [],
    freeBytes: plentyBytes,
    rows: 1,
  }),
  intents: [],
  faults: { tear: 1 },
  timers: 'quiet',
  settings: cardSettings({ storage: 'records' }),
  asserts: provisioned,
};

export const provisionAndBind: CardScenario = {
  ...provision,
  name: 'provision-and-bind',
  story:
    'The card holder adds a debit card, before or after the element has the universal instance for it, and again where it did not work; one message is lost.',
  system: cardWorld({
    cards: [debitCard],
    devices: [{ ...phone, provisions: ['debit'] }],
    bound: [],
    freeBytes: plentyBytes,
    rows: 2,
  }),
  intents: [{ ...addsOnce(debitCard), times: 2 }],
  faults: { lose: 1, tear: 1 },
  asserts: [...provisioned, 'a-debit-card-gets-bound', 'every-bind-settles', 'no-orphan-is-left'],
};
