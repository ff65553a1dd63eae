/**
 * Which card pays, as the terminal shows it (D14): what the element says is active, and nothing where that is not known.
 * All of it is ours.
 *
 * One region a card type. An app that restarts while the element was at an activation has forgotten what it commanded;
 * the answers still on their way are to those commands. So it asks, and believes nothing until its own question is
 * answered: the bus keeps order, so no older answer comes after that.
 */
import type { CardType } from '../protocol/card.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { Scope } from './context.ts';
import { questionOf } from './selection-words.ts';

export function selection(cardType: CardType, { device, safeguards }: DeviceTerms) {
  const fromElement = safeguards['shown-card'] === 'element';
  const asks = fromElement && safeguards.reconciliation === 'on-restart';
  const by = <Type extends string>(type: Type) => ({ type, params: { cardType } });
  const asksElement = {
    type: 'send' as const,
    params: ({ context }: Scope) => ({
      to: device.secureElement,
      message: { type: 'selection.ask', cardType, request: questionOf(context, cardType)!.request },
    }),
  };
  const wonders = (guard: 'shownUnknown' | 'nothingTells') =>
    asks
      ? [
          {
            guard: by(guard),
            target: 'asking',
            actions: [by('newQuestion'), asksElement],
            description: 'Does not know which card is active: asks the element.',
          },
        ]
      : [];
  const shows = fromElement ? [by('showActive')] : [];
  const asking = {
    description: 'Has asked the element which card is active, and believes nothing older than its answer.',
    on: {
      'selection.told': [
        {
          guard: by('myQuestion'),
          target: 'told',
          actions: [by('endQuestion'), ...shows],
          description: 'Knows which card is active.',
        },
        { guard: by('ofType'), description: 'The answer to an earlier question: nothing to do.' },
      ],
      'element.reset': { actions: asksElement, description: 'The element was without power: asks it again.' },
    },
  };
  return {
    initial: 'start',
    description: `Which ${cardType} card is shown as the one that pays.`,
    states: {
      start: {
        description: 'Looks up whether that is known.',
        always: [...wonders('shownUnknown'), { target: 'told', description: 'There is nothing to ask.' }],
      },
      told: {
        description: 'Shows what the element said last, or waits for it to be done.',
        on: {
          'selection.told': { guard: by('ofType'), actions: shows, description: 'Knows which card is active.' },
          'element.reset': [
            ...wonders('nothingTells'),
            { description: 'The element has power again; there is nothing to ask.' },
          ],
        },
      },
      ...(asks ? { asking } : {}),
    },
  };
}
