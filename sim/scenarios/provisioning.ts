/** Scenarios of provisioning the universal instances (P1-A). */
import { phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, debitCard } from '../cards/card-world.ts';

/** Free memory of an element that lacks an instance, in bytes: enough for one, and for records. */
const roomForInstance = 12_288;

const provisioned = ['every-instance-is-provisioned', 'no-request-stays-open', 'power-loss-heals'];

export const provision: CardScenario = {
  subject: 'cards',
  name: 'provision',
  story:
    'The element lacks a universal instance, and the server provisions it; the element loses power, and the app or the server crashes, once each.',
  system: cardWorld({
    cards: [debitCard],
    devices: [{ ...phone, provisions: ['debit'] }],
    bound: [],
    freeBytes: roomForInstance,
    rows: 1,
  }),
  intents: [],
  faults: { tear: 1, crash: 1 },
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
    freeBytes: roomForInstance,
    rows: 2,
  }),
  intents: [{ ...addsOnce(debitCard), times: 2 }],
  faults: { lose: 1, tear: 1 },
  asserts: [...provisioned, 'a-debit-card-gets-bound', 'every-bind-settles', 'no-orphan-is-left'],
};

export const fullProvision: CardScenario = {
  ...provision,
  name: 'full-provision',
  story: 'The element has no room for the universal instance that it lacks; the app or the server crashes once.',
  system: cardWorld({
    cards: [debitCard],
    devices: [{ ...phone, provisions: ['debit'] }],
    bound: [],
    freeBytes: 4_096,
    rows: 1,
  }),
  faults: { crash: 1 },
  asserts: ['no-request-stays-open'],
};
