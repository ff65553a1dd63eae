/**
 * The auth server: accounts for every card transaction identifier it ever gave out. It asks issuers, allocates, and keeps
 * the mapping from identifier to card and element; a crash loses nothing but what was in flight.
 */
import { isWhole } from '../layers/region-of.ts';
import { tellsIssuers } from '../protocol/card.ts';
import type { Terms } from '../protocol/party-name.ts';
import { activationRegion } from './activation/region.ts';
import { answersOfServer } from './answering/region.ts';
import { newRegistry } from './beginning.ts';
import { tellingRegion } from './issuer/region.ts';
import { jobRegion } from './migration/region.ts';
import { transactionRegion } from './payment/region.ts';
import { provisioningRegion } from './provisioning/region.ts';
import { reconciliation } from './reconciliation.ts';
import { registry } from './registry.ts';
import { rowRegion } from './row/region.ts';
import { sessionRegion } from './session/region.ts';
import { suspension } from './suspension.ts';

export function authServerChart(terms: Terms) {
  const { roster, layer, safeguards } = terms;
  const rows = Array.from({ length: roster.rows }, (_, row) => row);
  const jobs = Array.from({ length: roster.jobs ?? 0 }, (_, at) => at);
  const slots = Array.from({ length: roster.transactions ?? 0 }, (_, slot) => slot);
  const provisioned = roster.devices.filter(({ provisions = [] }) => provisions.length > 0);
  return registry.createMachine({
    id: 'authServer',
    description: 'The auth server: the registry of cards.',
    context: newRegistry(roster),
    initial: 'running',
    ...(isWhole(layer) && { on: stopping(terms) }),
    states: {
      running: {
        description: 'Serves.',
        type: 'parallel',
        on: answersOfServer(terms),
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
                  states: Object.fromEntries(roster.devices.map(device => [device.name, sessionRegion(device, terms)])),
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
                    slots.map(slot => [`transaction${slot + 1}`, transactionRegion(slot, terms)]),
                  ),
                },
              }
            : {}),
          ...(roster.suspends ? { suspension: suspension(terms) } : {}),
          ...(tellsIssuers(roster) && safeguards['issuer-notice'] === 'told'
            ? {
                issuers: {
                  description: 'What issuers know of the rows.',
                  type: 'parallel' as const,
                  states: Object.fromEntries(rows.map(row => [`row${row + 1}`, tellingRegion(row, terms)])),
                },
              }
            : {}),
          ...(provisioned.length > 0
            ? {
                provisioning: {
                  description: 'The universal instances that elements lacked.',
                  type: 'parallel' as const,
                  states: Object.fromEntries(
                    provisioned.map(({ name, ...device }) => [
                      name,
                      {
                        description: `Those of the ${name}.`,
                        type: 'parallel' as const,
                        states: Object.fromEntries(
                          device.provisions!.map(type => [type, provisioningRegion({ name, ...device }, type, terms)]),
                        ),
                      },
                    ]),
                  ),
                },
              }
            : {}),
          reconciliation: reconciliation(terms),
        },
      },
      ...(isWhole(layer) && starting),
    },
  });
}

/** The server as a whole stops. */
const stopping = ({ safeguards }: Terms) =>
  ({
    crash: {
      target: '.down',
      ...(safeguards['durable-job'] === 'volatile' ? { actions: 'forgetJobs' as const } : {}),
      description: 'The server stops; its rows stay.',
    },
  }) as const;

/** The server starts again. */
const starting = {
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
} as const;
