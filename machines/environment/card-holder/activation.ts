/** The card holder's part in activation (P2): picks the card to pay with, and is told what became of it. */

import { sendFrom } from '../../chart/effect.ts';
import type { CardType, Device } from '../../protocol/card.ts';

/** The card holder's intent: pay with this card from now on. */
export interface HolderSelect {
  readonly type: 'holder.select';
  readonly card: string;
  readonly device: string;
}

/** What the holder knows of which card of a type pays. */
export function selecting(cardType: CardType, cards: readonly string[], devices: readonly Device[]) {
  const picks = cards.flatMap(card =>
    devices.map(device => ({
      guard: { type: 'mineOn', params: { card, device: device.name } } as const,
      target: `#wants:${card}`,
      actions: sendFrom<unknown, HolderSelect>(device.terminal, () => ({ type: 'card.select', card })),
      description: 'Picks the card to pay with.',
    })),
  );
  const told = (card: string) => ({ type: 'mine', params: { card } }) as const;
  return {
    initial: 'content',
    description: `Which ${cardType} card the holder wants to pay with.`,
    on: { 'holder.select': picks },
    states: {
      content: {
        description: 'Has not picked a card.',
        on: {
          'activation.done': cards.map(card => ({ guard: told(card), description: 'Is told which card pays.' })),
        },
      },
      ...Object.fromEntries(
        cards.flatMap(card => {
          const others = cards.filter(other => other !== card);
          const done = { guard: told(card), target: `#pays:${card}`, description: 'Is told that the card now pays.' };
          const failed = { guard: told(card), target: `#failed:${card}`, description: 'Is told that it did not work.' };
          const news = others.map(other => ({ guard: told(other), description: 'Is told of a card picked before.' }));
          const on = { 'activation.done': [done, ...news], 'activation.failed': [failed, ...news] };
          return [
            [
              `wants ${card}`,
              {
                id: `wants:${card}`,
                description: 'Has picked it and waits to be told.',
                on: {
                  ...on,
                  'wallet.shown': {
                    target: `#failed:${card}`,
                    description: 'Sees the list of a new app, which knows nothing of it.',
                  },
                },
              },
            ],
            [`pays ${card}`, { id: `pays:${card}`, description: 'Was told that the card pays.', on }],
            [`failed ${card}`, { id: `failed:${card}`, description: 'Was told that it did not work.', on }],
          ];
        }),
      ),
    },
  };
}
