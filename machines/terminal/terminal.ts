/**
 * The terminal: the wallet app on the card holder's phone. It carries messages between the card holder, the secure
 * element and the servers, and may crash at any moment; what it must not forget is in its durable part.
 */
import { isWhole } from '../layers/region-of.ts';
import { cardTypes } from '../protocol/card.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { activationRegion, selectionRegion } from './activation/region.ts';
import { newWallet } from './beginning.ts';
import { cardRegion } from './card/region.ts';
import { listRegion } from './list/region.ts';
import { operationRegion } from './migration/region.ts';
import { provisioningRegion } from './provisioning/region.ts';
import { sessionRegion } from './session/region.ts';
import { wallet } from './wallet.ts';

export function terminalChart(terms: DeviceTerms) {
  const { roster, layer } = terms;
  const { provisions = [] } = terms.device;
  // A type no card has needs no region.
  const types = cardTypes.filter(cardType => roster.cards.some(({ type }) => type === cardType));
  return wallet.createMachine({
    id: 'terminal',
    description: 'The terminal: the wallet app.',
    context: newWallet(terms),
    initial: 'running',
    ...(isWhole(layer) && { on: stopping(terms) }),
    states: {
      running: {
        description: 'The app runs.',
        type: 'parallel',
        states: {
          binding: {
            description: 'Adding cards, each in its own time.',
            type: 'parallel',
            states: Object.fromEntries(roster.cards.map(({ name }) => [name, cardRegion(name, terms)])),
          },
          // Without users nobody signs in.
          ...(roster.users ? { session: sessionRegion(terms) } : {}),
          // Before activation: after a power loss the question goes ahead of the command.
          selection: {
            description: 'Which card pays, for each type.',
            type: 'parallel',
            states: Object.fromEntries(types.map(cardType => [cardType, selectionRegion(cardType, terms)])),
          },
          activation: {
            description: 'Choosing the card that pays, for each type.',
            type: 'parallel',
            states: Object.fromEntries(types.map(cardType => [cardType, activationRegion(cardType, terms)])),
          },
          ...((roster.jobs ?? 0) > 0 ? { migration: operationRegion(terms) } : {}),
          ...(provisions.length > 0
            ? {
                provisioning: {
                  description: 'Provisioning the universal instances.',
                  type: 'parallel' as const,
                  states: Object.fromEntries(provisions.map(type => [type, provisioningRegion(type, terms)])),
                },
              }
            : {}),
          reconciliation: listRegion(terms),
        },
      },
      ...(isWhole(layer) && starting),
    },
  });
}

/** The app as a whole stops. */
const stopping = ({ roster, safeguards }: DeviceTerms) =>
  ({
    crash: {
      target: '.down',
      actions: 'forget',
      description: 'The app stops; what it had not written down is lost.',
    },
    reinstall: {
      target: '.down',
      actions: { type: 'reinstall', params: { roster, lists: safeguards.reconciliation === 'on-restart' } },
      description: 'The app is installed anew: it knows nothing but what is kept outside it.',
    },
  }) as const;

/** The app starts again. */
const starting = {
  down: {
    tags: 'down',
    description: 'The app does not run.',
    on: { restart: { target: 'recovering', description: 'The app starts.' } },
  },
  recovering: {
    tags: 'busy',
    description: 'Starting.',
    after: { 0: { target: 'running', description: 'Takes up what it left.' } },
  },
} as const;
