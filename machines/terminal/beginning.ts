/** The wallet app at the beginning. */
import type { CardType } from '../protocol/card.ts';
import {
  firstInstallation,
  nextInstallation,
  paymentTokenOf,
  requestOf,
  transactionOf,
} from '../protocol/identifier.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { Binding, TerminalContext } from './context.ts';
import { firstSession } from './session/memory.ts';
import { nothingHeld } from './wallet.ts';

/** The app at the beginning: it knows the cards bound on its device beforehand. */
export function newWallet({ roster, device }: DeviceTerms): TerminalContext {
  const { cards, devices, bound } = roster;
  const typeOf = (card: string) => cards.find(({ name }) => name === card)!.type;
  const known = bound.flatMap(({ card, device: on }, row): (readonly [string, Binding])[] => {
    if (on !== device.name) return [];
    const cardType = typeOf(card);
    const request = requestOf(0, row + 1);
    const transaction = transactionOf(row);
    const token = paymentTokenOf(row);
    const { element } = device;
    return [[card, { state: 'bound', request, element, cardType, transaction, token }]];
  });
  const first = firstInstallation(devices.indexOf(device));
  const active = (type: CardType) =>
    bound.find(({ card, device: on, active: pays }) => pays && on === device.name && typeOf(card) === type)?.card ??
    null;
  return {
    durable: {
      installation: device.wiped ? nextInstallation(first, devices) : first,
      requested: 0,
      bindings: Object.fromEntries(known),
      activations: {},
      shown: { debit: active('debit'), credit: active('credit') },
      ...firstSession(roster, device),
    },
    volatile: nothingHeld,
  };
}
