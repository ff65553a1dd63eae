/**
 * Goal: the order of a card's layers means nothing, except where this file says why. Method: the charts of three rosters
 * under every value of four safeguards, with layers in other orders.
 */
import { testLayerOrder } from '../../layers/layer-order.test-kit.ts';
import { phone, type Roster } from '../../protocol/card.ts';
import type { DeviceTerms } from '../../protocol/party-name.ts';
import { profile, type SafeguardValues, safeguards } from '../../protocol/safeguard.ts';
import { binding } from './binding.ts';
import { cardLayers } from './region.ts';

/** Layers that change what another one adds: the first one comes first, and the other order throws. */
const dependent = [
  ['deletion', 'serverFirst'],
  ['deletion', 'shownCardDeleted'],
  ['moving', 'shownCardMoved'],
  ['confirming', 'oneTapConfirmed'],
  ['confirming', 'movedWhileConfirming'],
  ['deletion', 'movedWhileDeleted'],
  ['serverFirst', 'movedWhileServerDeletes'],
  ['movedWhileDeleted', 'movedWhileServerDeletes'],
] as const;

/** Layers that give another chart in the other order. */
const ordered = [
  ['serverFirst', 'shownCardDeleted', 'The first replaces a transition to which the second adds a question.'],
  [
    'restoring',
    'listedAsMoved',
    'A card that moved is dead as well: what the list says of a moved one is tried first.',
  ],
  ['oneTap', 'chosenWhileListing', 'A card is chosen only once the list is there: that is asked first.'],
  ['takingStill', 'ignoringAnswers', 'A state that gave up would pass over the answer that it still takes.'],
  ['retrying', 'remembering', 'A state is written down once, and resumed with the last time of asking.'],
  ['refusingWhileBusy', 'remembering', 'The look-up is over before a command comes: there is nothing to refuse.'],
  ['ignoringAnswers', 'remembering', 'The look-up is over before an answer comes: there is nothing to pass over.'],
  ['askingAgainOnReset', 'remembering', 'The look-up is over before the element has power again.'],
] as const;

const plain: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices: [phone],
  bound: [],
  freeBytes: 1_000,
  rows: 1,
};
const users = [{ name: 'ann', cards: ['debitCard'] }];
const rosters = {
  'no user signs in': plain,
  'cards are listed': { ...plain, users },
  'cards move': { ...plain, users, jobs: 1 },
};
const turned = ['bind-confirmation', 'deletion-order', 'shown-card', 'reconciliation'] as const;
const settings = turned.reduce<readonly SafeguardValues[]>(
  (all, name) => all.flatMap(each => safeguards[name].values.map(value => ({ ...each, [name]: value }))),
  [profile('hardened')],
);
const charts = Object.entries(rosters).flatMap(([title, roster]) =>
  settings.map(values => {
    const terms: DeviceTerms = { roster, safeguards: values, readings: {} as never, device: phone };
    return [`${title}, ${turned.map(name => values[name]).join(', ')}`, cardLayers(terms)] as const;
  }),
);

testLayerOrder({ picture: binding, charts, dependent, ordered });
