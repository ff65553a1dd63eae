/**
 * Which card pays, as the terminal shows it (D14): it notes what the element says. All of it is ours.
 *
 * One region a card type.
 */
import { kept } from '../../layers/picture.ts';
import { difference, picture, send } from './drawing.ts';

export const selection = picture({
  description: 'Which card is shown as the one that pays.',
  initial: 'start',
  states: {
    start: {
      description: 'Looks up whether that is known.',
      always: { target: 'told', description: 'There is nothing to ask.' },
    },
    told: {
      description: 'Shows what the element said last, or waits for it to be done.',
      on: {
        'selection.told': { description: 'Knows which card is active.' },
        'element.reset': { description: 'The element has power again; there is nothing to ask.' },
      },
    },
  },
});

/** Safeguard `shown-card`: shows what the element says is active. */
export const shownByElement = difference([selection], { doing: { told: { 'selection.told': 'showActive' } } });

const asks = send('secureElement', 'selection.ask', 'cardType', { request: kept('question') });
const wonders = {
  target: 'asking',
  actions: ['newQuestion', asks],
  description: 'Does not know which card is active: asks the element.',
} as const;

/**
 * Safeguards `shown-card` and `reconciliation` together: an app that restarts while the element was at an activation has
 * forgotten what it commanded, and the answers still on their way are to those commands. So it asks, and believes nothing
 * until its own question is answered: the bus keeps order, so no older answer comes after that.
 */
export const askedAfterRestart = difference([selection, shownByElement], {
  also: {
    start: { always: { guard: 'shownUnknown', ...wonders } },
    told: { 'element.reset': { guard: 'nothingTells', ...wonders } },
  },
  states: {
    asking: {
      description: 'Has asked the element which card is active, and believes nothing older than its answer.',
      on: {
        'selection.told': [
          {
            guard: 'outOfDate',
            actions: ['newQuestion', asks],
            description: 'A command has followed the question: asks again.',
          },
          {
            guard: 'myQuestion',
            target: 'told',
            actions: ['endQuestion', 'showActive'],
            description: 'Knows which card is active.',
          },
        ],
        'element.reset': { actions: asks, description: 'The element was without power: asks it again.' },
      },
    },
  },
});
