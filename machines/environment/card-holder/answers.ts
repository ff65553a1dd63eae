/** The answers that a card holder may give inside a protocol, in a fixed order; a chart takes them where it asks for them. */
import type { ChartEvent } from '../../chart/event.ts';
import { bindsByOneTap, type Roster } from '../../protocol/card.ts';
import { codeOf, mistyped, userCode } from '../../protocol/messages/one-tap.ts';
import { issuerOf, provesUser, type Terms } from '../../protocol/party-name.ts';
import type { Intent, Of } from './intents.ts';

/** Inside a migration: which device, which card, and approving. */
export function migrationAnswers({ cards, devices }: Roster): readonly Intent[] {
  return [
    ...devices.flatMap(({ name: on }) =>
      devices
        .filter(({ name }) => name !== on)
        .map(({ name }): Of<'holder.choose'> => ({ type: 'holder.choose', on, device: name })),
    ),
    ...devices.flatMap(({ name: on }) =>
      cards.map(({ name }): Of<'holder.pick'> => ({ type: 'holder.pick', on, card: name })),
    ),
    { type: 'holder.approve' },
  ];
}

/** To a list of cards, and to who asks for a code. */
export function holderAnswers(terms: Terms): readonly ChartEvent[] {
  const { roster } = terms;
  const { cards, devices } = roster;
  if (!bindsByOneTap(roster)) return [];
  const proofs = provesUser(terms) ? [userCode, mistyped] : [];
  return devices.flatMap(({ name: device }) => [
    ...proofs.map(code => ({ type: 'holder.prove', code, device })),
    ...cards.flatMap(({ name: card }) => {
      const others = cards.filter(
        other => other.name !== card && issuerOf(roster, other.name) === issuerOf(roster, card),
      );
      // A code that came for another card is as wrong as a slip, and says more.
      const wrong = others.length > 0 ? others.map(({ name }) => codeOf(name)) : [mistyped];
      return [
        { type: 'holder.tick', card, device },
        { type: 'holder.type', card, device },
        ...[codeOf(card), ...wrong].map(code => ({ type: 'holder.enter', card, code, device })),
      ];
    }),
  ]);
}
