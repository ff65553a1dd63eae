/**
 * Safeguard `shown-card`: the card shown as paying is the one that the element says. While the element switches none is
 * known to pay. Ours.
 */
import { kept } from '../../layers/picture.ts';
import { activation } from './activation.ts';
import { difference, send } from './drawing.ts';

const picks = {
  target: 'requesting',
  reenter: true,
  actions: 'newActivation',
  description: 'Asks for the card the holder picked.',
} as const;

const half = [
  {
    guard: 'completes',
    actions: [
      send('secureElement', 'token.activate', 'cardType', {
        request: kept('newRequest'),
        token: kept('newToken'),
        sequence: kept('newSequence'),
      }),
      'keepCommand',
      'showUnknown',
    ],
    description: 'Has both halves: has the element switch.',
  },
  { actions: 'hold', description: 'Holds it until its other half comes.' },
] as const;

export const shownCard = difference([activation], {
  insteadAnywhere: { 'activation.data': half, 'activation.instruction': half },
  instead: { idle: { 'card.select': picks }, requesting: { 'card.select': picks } },
  doing: {
    idle: { 'token.activated': 'showActive', 'token.refused': 'showActive' },
    requesting: { 'token.activated': 'showActive', 'token.refused': 'showActive' },
  },
});
