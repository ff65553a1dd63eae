/**
 * The terminal's part in migration (P4), on the new device: have the user sign in, show the devices, take the holder's two
 * selecting operations, ask the server, tell the holder. What it does with the record it is given, and what the old device
 * does, is in the card's own region (`binding.ts`): a card that moves in is stored, one that moves out is erased.
 */

import { sendFrom } from '../../chart/effect.ts';
import type { CardMessage } from '../../protocol/message.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { Of, Scope, TerminalContext, TerminalEvent } from '../context.ts';
import { loginFirst } from './login-first.ts';

export function migrationOperation({ device, safeguards }: DeviceTerms) {
  const reconciles = safeguards.reconciliation === 'on-restart';
  const sends = sendFrom<TerminalContext, TerminalEvent, CardMessage>;
  const id = (state: string) => `${device.name}:migration:${state}`;
  const operationIn = ({ context }: Scope) => context.durable.operation!;
  const asksDevices = sends(authServer, scope => ({
    type: 'devices.request',
    request: operationIn(scope).request,
    device: device.name,
    session: operationIn(scope).session!,
  }));
  const asksMigration = sends(authServer, scope => {
    const { request, session, target, card } = operationIn(scope);
    return {
      type: 'migration.request',
      request,
      device: device.name,
      session: session!,
      target: target!,
      card: card!,
    };
  });
  const shows = sends(cardHolder, ({ event }) => ({
    type: 'migration.devices',
    on: device.name,
    devices: (event as Of<'devices.answer'>).devices,
  }));
  const fails = (reason: Refusal) => sends(cardHolder, () => ({ type: 'migration.failed', on: device.name, reason }));
  const enters = (state: string) => ({ type: 'mirrorOperation' as const, params: { state } });
  const was = (state: string) => ({ type: 'wasOperating' as const, params: { state } });
  const over = (outcome: 'moved' | 'failed') => ({
    guard: { type: 'myOutcome' as const, params: { outcome } },
    target: `#${id('idle')}`,
    actions:
      outcome === 'moved'
        ? sends(cardHolder, ({ event }) => ({
            type: 'migration.done',
            on: device.name,
            card: (event as Of<'migration.outcome'>).card,
          }))
        : sends(cardHolder, ({ event }) => ({
            type: 'migration.failed',
            on: device.name,
            reason: (event as Of<'migration.outcome'>).reason ?? 'noAnswer',
          })),
    description:
      outcome === 'moved' ? 'The card has moved: tells the card holder.' : 'It did not work: tells the card holder.',
  });
  const lateOutcome = { description: 'What became of it, once more: nothing to do.' };
  const outcomes = [over('moved'), over('failed'), lateOutcome];
  const lateDevices = {
    'devices.answer': { description: 'The devices once more: nothing to do.' },
    'devices.refused': { description: 'An earlier operation is refused the devices: nothing to do.' },
  };
  const { begins, waits, endsWithIt } = loginFirst({ device, goesOn: 'listing', givesUp: 'idle', late: lateDevices });
  const notices = { 'migration.notice': { description: 'Is told that a card is about to leave this device.' } };

  return {
    initial: 'start',
    description: 'Moving a card to this device.',
    on: notices,
    states: {
      start: {
        description: 'Looks up what was under way.',
        always: [
          ...(reconciles
            ? [{ guard: was('requesting'), target: 'requesting.askedAgain', description: 'Asks the server once more.' }]
            : [
                {
                  guard: was('requesting'),
                  target: 'idle',
                  actions: fails('interrupted'),
                  description: 'Gives up what the crash cut short.',
                },
              ]),
          ...['signingIn', 'listing', 'choosing', 'picking'].map(state => ({
            guard: was(state),
            target: 'idle',
            actions: fails('interrupted'),
            description: 'Gives up what the crash cut short; nothing was asked of the server yet.',
          })),
          ...(reconciles
            ? [{ guard: was('unanswered'), target: 'requesting.askedAgain', description: 'Asks the server once more.' }]
            : []),
          { target: 'idle', description: 'Nothing was under way.' },
        ],
      },
      idle: {
        id: id('idle'),
        description: 'No migration to this device is under way.',
        entry: 'endOperation' as const,
        on: {
          'migration.start': begins,
          'migration.outcome': lateOutcome,
          'migration.choose': { description: 'Too late: the operation was given up.' },
          'migration.pick': { description: 'Too late: the operation was given up.' },
          ...lateDevices,
        },
      },
      signingIn: { ...waits, entry: enters('signingIn') },
      listing: {
        description: 'Asks on which devices the account was logged in.',
        initial: 'asked',
        entry: [enters('listing'), 'joinSession' as const],
        on: {
          ...endsWithIt,
          'devices.answer': [
            { guard: 'noDevices' as const, target: 'idle', actions: fails('noDevice'), description: 'There is none.' },
            {
              guard: 'myDevices' as const,
              target: 'choosing',
              actions: ['keepDevices' as const, shows],
              description: 'Shows them.',
            },
            { description: 'The answer to an earlier operation: nothing to do.' },
          ],
          'devices.refused': [
            {
              guard: 'myRefusal' as const,
              target: 'idle',
              actions: fails('notSignedIn'),
              description: 'Is shown none.',
            },
            { description: 'An earlier operation is refused the devices: nothing to do.' },
          ],
        },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: asksDevices,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asksDevices,
            after: {
              replyTimeout: {
                target: `#${id('idle')}`,
                actions: fails('noAnswer'),
                description: 'Still no answer: tells the card holder.',
              },
            },
          },
        },
      },
      choosing: {
        description: 'Waits for the holder to choose a device.',
        entry: enters('choosing'),
        on: {
          ...endsWithIt,
          'migration.choose': { target: 'picking', actions: 'keepTarget' as const, description: 'Has a device.' },
          ...lateDevices,
        },
        after: {
          personTimeout: { target: 'idle', actions: fails('noChoice'), description: 'Nobody chooses: gives up.' },
        },
      },
      picking: {
        description: 'Waits for the holder to pick a card.',
        entry: enters('picking'),
        on: {
          ...endsWithIt,
          'migration.pick': { target: 'requesting', actions: 'keepPick' as const, description: 'Has a card.' },
          ...lateDevices,
        },
        after: {
          personTimeout: { target: 'idle', actions: fails('noChoice'), description: 'Nobody picks: gives up.' },
        },
      },
      requesting: {
        description: 'Waits for the server to migrate the card.',
        initial: 'asked',
        entry: enters('requesting'),
        on: { 'migration.outcome': outcomes, ...lateDevices },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: asksMigration,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asksMigration,
            after: {
              replyTimeout: {
                target: `#${id('unanswered')}`,
                actions: fails('noAnswer'),
                description: 'Still no answer: tells the card holder.',
              },
            },
          },
        },
      },
      unanswered: {
        id: id('unanswered'),
        description: 'Has given up waiting, and would still take the answer.',
        entry: enters('unanswered'),
        on: { 'migration.outcome': outcomes, ...lateDevices },
      },
    },
  };
}
