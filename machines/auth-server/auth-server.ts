/**
 * The auth server: accounts for every card transaction identifier it ever gave out. It asks issuers, allocates, and keeps
 * the mapping from identifier to card and element; a crash loses nothing but what was in flight.
 */
import { bindsByOneTap } from '../protocol/card.ts';
import type { CardMessage } from '../protocol/message.ts';
import { issuerOf, type Terms } from '../protocol/party-name.ts';
import { isOvertaken } from './asked-before.ts';
import { newRegistry } from './beginning.ts';
import type { Scope } from './context.ts';
import { devicesAndRefusals } from './migration/devices.ts';
import { jobRegion } from './migration/region.ts';
import { deviceSession } from './one-tap.ts';
import { noSlot, transactionSlot } from './payment.ts';
import { reconciliation } from './reconciliation.ts';
import { registry, terminalOf } from './registry.ts';
import { activationRegion } from './row/activation-region.ts';
import { rowRegion } from './row/region.ts';
import { suspension } from './suspension.ts';

type BindRequest = Extract<CardMessage, { type: 'bind.request' }>;
type QuickAllocate = Extract<CardMessage, { type: 'quick.allocate' }>;

export function authServerChart(terms: Terms) {
  const { roster } = terms;
  const rows = Array.from({ length: roster.rows }, (_, row) => row);
  const jobs = Array.from({ length: roster.jobs ?? 0 }, (_, at) => at);
  const slots = Array.from({ length: roster.transactions ?? 0 }, (_, slot) => slot);
  return registry.createMachine({
    id: 'authServer',
    description: 'The auth server: the registry of cards.',
    context: newRegistry(roster),
    initial: 'running',
    on: {
      crash: {
        target: '.down',
        ...(terms.safeguards['durable-job'] === 'volatile' ? { actions: 'forgetJobs' as const } : {}),
        description: 'The server stops; its rows stay.',
      },
    },
    states: {
      running: {
        description: 'Serves.',
        type: 'parallel',
        on: {
          ...(jobs.length > 0 ? devicesAndRefusals(terms) : {}),
          'bind.request': {
            actions: {
              type: 'send',
              params: ({ context, event }: Scope) => {
                const { request, card, element } = event as BindRequest;
                const reason = isOvertaken(context, event as BindRequest) ? 'alreadyBound' : 'noCapacity';
                return {
                  to: terminalOf(roster, element),
                  message: { type: 'bind.refused', request, card, reason },
                };
              },
            },
            description: 'No row can take the request, or the card is live there already.',
          },
          ...(slots.length > 0 ? { 'transaction.verify': noSlot } : {}),
          ...(bindsByOneTap(roster)
            ? {
                'quick.allocate': {
                  actions: {
                    type: 'send',
                    params: ({ event }: Scope) => {
                      const { request, card } = event as QuickAllocate;
                      return {
                        to: issuerOf(roster, card),
                        message: { type: 'quick.declined', request, card, reason: 'noCapacity' },
                      };
                    },
                  },
                  description: 'No row can take the request.',
                },
                'card.register': { actions: 'registerCard', description: 'Lists the card under its user.' },
              }
            : {}),
        },
        states: {
          binding: {
            description: 'The binding rows.',
            type: 'parallel',
            states: Object.fromEntries(rows.map(row => [`row${row + 1}`, rowRegion(row, terms)])),
          },
          ...(roster.users
            ? {
                sessions: {
                  description: 'Who is signed in on which device.',
                  type: 'parallel',
                  states: Object.fromEntries(roster.devices.map(device => [device.name, deviceSession(device, terms)])),
                },
              }
            : {}),
          activation: {
            description: 'Which rows’ payment tokens pay.',
            type: 'parallel',
            states: Object.fromEntries(rows.map(row => [`row${row + 1}`, activationRegion(row, terms)])),
          },
          ...(jobs.length > 0
            ? {
                migration: {
                  description: 'The migration jobs.',
                  type: 'parallel' as const,
                  states: Object.fromEntries(jobs.map(at => [`job${at + 1}`, jobRegion(at, terms)])),
                },
              }
            : {}),
          ...(slots.length > 0
            ? {
                payment: {
                  description: 'The transactions.',
                  type: 'parallel' as const,
                  states: Object.fromEntries(
                    slots.map(slot => [`transaction${slot + 1}`, transactionSlot(slot, terms)]),
                  ),
                },
              }
            : {}),
          ...(roster.suspends ? { suspension: suspension(terms) } : {}),
          reconciliation: reconciliation(roster),
        },
      },
      down: {
        tags: 'down',
        description: 'Not running.',
        on: { restart: { target: 'recovering', description: 'Starts again.' } },
      },
      recovering: {
        tags: 'busy',
        description: 'Starting.',
        after: { 0: { target: 'running', description: 'Takes up its rows.' } },
      },
    },
  });
}
