/**
 * Safeguard `shown-card`: the card shown as paying is the one that the element says. While the element switches none is
 * known to pay. Ours.
 */
import { activation } from './activation.ts';
import { difference } from './drawing.ts';

const picks = {
  target: 'requesting',
  reenter: true,
  actions: 'newActivation',
  description: 'Asks for the card the holder picked.',
} as const;

export const shownCard = difference([activation], {
  instead: { idle: { 'card.select': picks }, requesting: { 'card.select': picks } },
  doing: {
    anywhere: { 'activation.data [completes]': 'showUnknown', 'activation.instruction [completes]': 'showUnknown' },
    idle: { 'token.activated': 'showActive', 'token.refused': 'showActive' },
    requesting: { 'token.activated': 'showActive', 'token.refused': 'showActive' },
  },
});
