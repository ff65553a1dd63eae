/**
 * The auth server: accounts for every card transaction identifier it ever gave out. It asks issuers, allocates, and keeps
 * the mapping from identifier to card and element; a crash loses nothing but what was in flight.
 */
import { sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { type Terms, terminal } from '../protocol/party-name.ts';
import { bindingRow } from './binding.ts';
import { type AuthServerContext, registry } from './registry.ts';

type BindRequest = Extract<CardMessage, { type: 'bind.request' }>;

export function authServerChart({ roster, safeguards }: Terms) {
  const rows = Array.from({ length: roster.rows }, (_, row) => row);
  return registry.createMachine({
    id: 'authServer',
    description: 'The auth server: the registry of cards.',
    context: { durable: { rows: rows.map(() => null) }, volatile: {} },
    initial: 'running',
    on: { crash: { target: '.down', description: 'The server stops; its rows stay.' } },
    states: {
      running: {
        description: 'Serves.',
        type: 'parallel',
        on: {
          'bind.request': {
            actions: sendFrom<AuthServerContext, BindRequest>(terminal, ({ event: { request, card } }) => ({
              type: 'bind.refused',
              request,
              card,
              reason: 'noCapacity',
            })),
            description: 'No row can take the request.',
          },
        },
        states: {
          binding: {
            description: 'The binding rows.',
            type: 'parallel',
            states: Object.fromEntries(rows.map(row => [`row${row + 1}`, bindingRow(row, safeguards)])),
          },
        },
      },
      down: { description: 'Not running.', on: { restart: { target: 'recovering', description: 'Starts again.' } } },
      recovering: { description: 'Starting.', after: { 0: { target: 'running', description: 'Takes up its rows.' } } },
    },
  });
}
