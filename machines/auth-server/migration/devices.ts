/**
 * Which devices an account was logged in on, and what becomes of a migration request no job takes. The history of logins
 * is the roster's: everybody in it was logged in once (P4 [seen]: devices on which the account had been logged in, and in
 * the narrower form that have a bound card). Logging in comes first [seen]; that the server looks for the session, and for
 * the card’s owner, is inferred.
 */
import type { Device } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Terms } from '../../protocol/party-name.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { Scope } from '../context.ts';
import { terminalOf } from '../registry.ts';

/** The devices, other than the one that asks, with a card that could be moved. */
function devicesWithCards({ context }: Scope, devices: readonly Device[], asking: string): readonly Device[] {
  return devices.filter(
    ({ name, element }) =>
      name !== asking && context.durable.rows.some(row => row?.element === element && row.state === 'active'),
  );
}

/** What the server answers as a whole, beside its rows and jobs. */
export function devicesAndRefusals({ roster, safeguards }: Terms) {
  const checks = safeguards['session-check'] === 'session';
  const prunes = safeguards['login-history'] === 'pruned';
  const history = roster.devices.filter(({ wiped }) => !(prunes && wiped));
  const elementOf = (name: string) => roster.devices.find(device => device.name === name)!.element;
  const answers = (message: (scope: Scope) => CardMessage) => ({
    type: 'send' as const,
    params: (scope: Scope) => {
      const { device } = scope.event as Extract<CardMessage, { type: 'devices.request' | 'migration.request' }>;
      return { to: terminalOf(roster, elementOf(device)), message: message(scope) };
    },
  });
  const refuses = (reason: Refusal) =>
    answers(({ event }) => {
      const { request, card } = event as Extract<CardMessage, { type: 'migration.request' }>;
      return { type: 'migration.outcome', request, card, outcome: 'failed', reason };
    });
  const lists = {
    actions: answers(scope => {
      const { request, device } = scope.event as Extract<CardMessage, { type: 'devices.request' }>;
      return {
        type: 'devices.answer',
        request,
        devices: devicesWithCards(scope, history, device).map(({ name }) => name),
      };
    }),
    description: 'Says on which other devices the account was logged in that have a card.',
  };
  const notThere = {
    actions: refuses('notThere'),
    description: 'The card is not where it is said to be, or is moving already.',
  };
  if (!checks) return { 'devices.request': lists, 'migration.request': notThere };
  return {
    'devices.request': [
      {
        guard: 'outOfSession' as const,
        actions: answers(({ event }) => {
          const { request } = event as Extract<CardMessage, { type: 'devices.request' }>;
          return { type: 'devices.refused', request, reason: 'notSignedIn' };
        }),
        description: 'No such session is open: shows no devices.',
      },
      lists,
    ],
    'migration.request': [
      {
        guard: 'outOfSession' as const,
        actions: refuses('notSignedIn'),
        description: 'No such session is open: moves nothing.',
      },
      {
        guard: 'notTheOwner' as const,
        actions: refuses('notOwner'),
        description: 'The card is not of the account: moves nothing.',
      },
      notThere,
    ],
  };
}
