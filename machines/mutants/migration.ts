/** Mutants of migration. */
import { assign } from 'xstate';
import type { AuthServerContext, AuthServerEvent } from '../auth-server/context.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { ElementContext } from '../secure-element/context.ts';
import type { TerminalContext } from '../terminal/context.ts';
import { edited, type Mutant } from './mutant.ts';

/** Applies a mutation to the states of each migration job. */
export const everyJob = (config: OpenConfig, mutate: (states: OpenConfig) => void): void => {
  for (const { states } of Object.values<OpenConfig>(config.states.running.states.migration?.states ?? {}))
    mutate(states);
};

export const listEveryDevice: Mutant = {
  name: 'list-every-device',
  story: 'The server lists every device there is, the asking one too.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      const answer = [config.states.running.on['devices.request']].flat().at(-1);
      const { params } = answer.actions;
      answer.actions.params = (scope: { event: AuthServerEvent }) => {
        const { device } = scope.event as Extract<CardMessage, { type: 'devices.request' }>;
        const { to, message } = params(scope);
        return { to, message: { ...message, devices: [...new Set([...message.devices, device])].sort() } };
      };
    }),
};

export const listDevicesOfAll: Mutant = {
  name: 'list-devices-of-all',
  story: 'The server lists the devices on which the account was logged in, where a card of any account is bound.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      const answer = [config.states.running.on['devices.request']].flat().at(-1);
      const { params } = answer.actions;
      answer.actions.params = (scope: { context: AuthServerContext; event: AuthServerEvent }) => {
        const { device, user } = scope.event as Extract<CardMessage, { type: 'devices.request' }>;
        const { logins = {}, rows } = scope.context.durable;
        const devices = Object.keys(logins).filter(
          name =>
            name !== device &&
            logins[name]!.users.includes(user) &&
            rows.some(row => row?.element === logins[name]!.element && row.state === 'active'),
        );
        const { to, message } = params(scope);
        return { to, message: { ...message, devices } };
      };
    }),
};

export const listCardsOfAll: Mutant = {
  name: 'list-cards-of-all',
  story: 'The server lists every card on the target device, those of other accounts too.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      const answer = [config.states.running.on['target-cards.request']].flat().at(-1);
      if (!answer) return;
      const { params } = answer.actions;
      answer.actions.params = (scope: { context: AuthServerContext; event: AuthServerEvent }) => {
        const { target } = scope.event as Extract<CardMessage, { type: 'target-cards.request' }>;
        const { logins = {}, rows } = scope.context.durable;
        const { to, message } = params(scope);
        const there = rows.flatMap(row =>
          row?.element === logins[target]?.element && row?.state === 'active' ? [row.card] : [],
        );
        return { to, message: { ...message, cards: there } };
      };
    }),
};

export const movesTheFirstOnly: Mutant = {
  name: 'moves-the-first-only',
  story: 'Where all cards of a device are to move, the app asks for the first only.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const { on } of Object.values<OpenConfig>(config.states.running.states.migration?.states ?? {}))
        if (on?.['migration.outcome'])
          on['migration.outcome'] = [on['migration.outcome']]
            .flat()
            .filter(({ guard }: { guard?: { type: string } }) => guard?.type !== 'moreAfter');
    }),
};

export const copyCredential: Mutant = {
  name: 'copy-credential',
  story: 'The server gives the new device the old payment token (m-copy-blob).',
  party: 'authServer',
  mutate: chart => {
    const { openPromised } = chart.implementations.actions as unknown as Record<
      string,
      { assignment: { durable: (scope: unknown, params: unknown) => AuthServerContext['durable'] } }
    >;
    return chart.provide({
      actions: {
        openPromised: assign({
          durable: (scope: { context: AuthServerContext }, params: { row: number }) => {
            const opened = openPromised!.assignment.durable(scope, params);
            const { card } = opened.rows[params.row]!;
            const { token } = opened.rows.find(row => row?.card === card)!;
            return {
              ...opened,
              rows: opened.rows.map((row, at) => (at === params.row && row ? { ...row, token } : row)),
            };
          },
        }) as never,
      },
    });
  },
};

export const waitForOldDevice: Mutant = {
  name: 'wait-for-old-device',
  story: 'The job waits for the old device to say that it has erased the record (m-wait-d2-ack).',
  party: 'authServer',
  mutate: chart => edited(chart, config => everyJob(config, states => delete states.erasing.states.askedAgain.after)),
};

export const forgetToErase: Mutant = {
  name: 'forget-to-erase',
  story: 'Nobody tells the old device to erase (m-outbox-volatile).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config =>
      everyJob(config, states => {
        states.committed.after[0].target = 'done';
      }),
    ),
};

export const defaultLeftBehind: Mutant = {
  name: 'default-left-behind',
  story: 'The old device goes on showing a card that has moved away.',
  party: 'terminal',
  mutate: chart =>
    chart.provide({
      actions: {
        hideLeaving: assign({ durable: ({ context }: { context: TerminalContext }) => context.durable }) as never,
      },
    }),
};

export const eraseWholeType: Mutant = {
  name: 'erase-whole-type',
  story: 'Erasing one record erases every record of its type.',
  party: 'secureElement',
  mutate: chart =>
    chart.provide({
      actions: {
        removeRecord: assign({
          durable: ({ context: { durable, volatile } }: { context: ElementContext }) => {
            const { transaction } = volatile.command as { transaction?: string };
            const cardType = durable.records.find(record => record.transaction === transaction)?.cardType;
            const gone = durable.records.filter(record => record.cardType === cardType);
            return {
              ...durable,
              free: durable.free + gone.reduce((sum, { bytes }) => sum + bytes, 0),
              records: durable.records.filter(record => !gone.includes(record)),
              instances: durable.instances.map(each =>
                each.cardType === cardType ? { ...each, contactless: 'DEACTIVATED' as const } : each,
              ),
            };
          },
        }) as never,
      },
    }),
};
