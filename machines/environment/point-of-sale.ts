/**
 * The point of sale: on a tap it selects the universal instance of the card type, asks it for a proof over amount and
 * nonce, and has the auth server verify that. There is no payment network between. Message flow [inf-M].
 *
 * One gesture, one nonce, one proof: a proof that does not come ends the gesture with nothing charged; an answer that does
 * not come is asked for again with the same proof, and never with another. What is in the air when the element loses power
 * arrives and is refused, for the tap is gone; that the device has left the field is the time-out. It does not crash here.
 */
import { type Scope as ChartScope, sendFrom } from '../chart/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { authServer, cardHolder, type ShopTerms } from '../protocol/party-name.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { amount, type Of, type PointOfSaleContext, pointOfSale, type SaleEvent } from './sale.ts';

type Scope = ChartScope<PointOfSaleContext, SaleEvent>;

/** The chart of one point of sale. */
export function pointOfSaleChart({ roster, shop }: ShopTerms) {
  const sale = ({ context }: Scope) => context.durable.sale!;
  const element = (scope: Scope) => roster.devices.find(({ name }) => name === sale(scope).device)!.secureElement;
  const sends = sendFrom<PointOfSaleContext, SaleEvent, CardMessage>;
  const tells = (message: (scope: Scope) => CardMessage) => sends(cardHolder, message);
  const declines = (reason: Refusal) => tells(() => ({ type: 'payment.declined', reason }));
  const selects = sends(element, scope => {
    const { nonce, cardType } = sale(scope);
    return { type: 'instance.select', shop, nonce, cardType };
  });
  const requests = sends(element, scope => ({ type: 'transaction.request', shop, nonce: sale(scope).nonce, amount }));
  const verifies = sends(authServer, scope => {
    const { nonce, cardType, token, proof } = sale(scope);
    return { type: 'transaction.verify', shop, cardType, token: token!, nonce, amount, proof: proof! };
  });
  const late = (...types: SaleEvent['type'][]) =>
    Object.fromEntries(types.map(type => [type, { description: 'Of an earlier gesture, or again: nothing to do.' }]));
  const fromElement = ['instance.selected', 'instance.refused', 'transaction.proof', 'transaction.refused'] as const;
  const starts = {
    'payment.start': {
      target: 'selecting',
      actions: { type: 'begin', params: { shop } },
      description: 'Begins a gesture, with a nonce of its own.',
    },
  } as const;
  const notOurs = { description: 'Of an earlier gesture: nothing to do.' };
  const left = {
    tapTimeout: {
      target: 'idle',
      actions: [declines('noAnswer'), 'end'],
      description: 'The device has left the field: nothing is charged.',
    },
  } as const;
  const refused = [
    {
      guard: 'mine',
      target: 'idle',
      actions: [declines('notPayable'), 'end'],
      description: 'The element does not pay.',
    },
    notOurs,
  ] as const;
  const told = {
    'transaction.result': [
      {
        guard: 'approved',
        target: '#pointOfSale.idle',
        actions: [tells(() => ({ type: 'payment.done' })), 'end'],
        description: 'Approved: the card holder may go.',
      },
      {
        guard: 'mine',
        target: '#pointOfSale.idle',
        actions: [
          tells(({ event }) => ({
            type: 'payment.declined',
            reason: (event as Of<'transaction.result'>).reason ?? 'issuerDeclined',
          })),
          'end',
        ],
        description: 'Declined.',
      },
      notOurs,
    ],
  } as const;

  return pointOfSale.createMachine({
    id: 'pointOfSale',
    description: 'The point of sale: a thin reader with a line to the auth server.',
    context: { durable: { gestures: 0, sale: null }, volatile: {} },
    initial: 'idle',
    states: {
      idle: { description: 'Waits for a card.', on: { ...starts, ...late(...fromElement, 'transaction.result') } },
      selecting: {
        description: 'Selects the universal instance of the card type.',
        entry: selects,
        on: {
          'instance.selected': [
            { guard: 'mine', target: 'requesting', actions: 'keepToken', description: 'Is told the payment token.' },
            notOurs,
          ],
          'instance.refused': refused,
          ...late('transaction.proof', 'transaction.refused', 'transaction.result'),
        },
        after: left,
      },
      requesting: {
        description: 'Asks for the proof.',
        entry: requests,
        on: {
          'transaction.proof': [
            { guard: 'mine', target: 'verifying', actions: 'keepProof', description: 'Has the proof.' },
            notOurs,
          ],
          'transaction.refused': refused,
          ...late('instance.selected', 'instance.refused', 'transaction.result'),
        },
        after: left,
      },
      verifying: {
        description: 'Waits for the auth server.',
        initial: 'asked',
        on: { ...told, ...late(...fromElement) },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: verifies,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again, the same proof.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: verifies,
            after: {
              replyTimeout: {
                target: '#pointOfSale.unanswered',
                actions: tells(() => ({ type: 'payment.unknown' })),
                description: 'Still no answer: the card may be charged or not.',
              },
            },
          },
        },
      },
      unanswered: {
        description: 'Has given up asking, and would still take the answer.',
        on: { ...told, ...late(...fromElement) },
      },
    },
  });
}
