/** Mutants of deletion: of erasure, of tombstones and rows, and of deletion without the server. */
import { assign } from 'xstate';
import type { OpenConfig } from '../mutation/open-config.ts';
import type { ElementContext, Memory } from '../secure-element/context.ts';
import { removeRecord } from '../secure-element/memory.ts';
import { everyJob } from './migration.ts';
import { edited, type Mutant } from './mutant.ts';

/** A mutation that replaces the removal of a record. */
const removing =
  (remove: (memory: Memory, transaction: string) => Memory): Mutant['mutate'] =>
  chart =>
    chart.provide({
      actions: {
        removeRecord: assign({
          durable: ({ context }: { context: ElementContext }) =>
            remove(context.durable, (context.volatile.command as { transaction?: string } | null)?.transaction ?? ''),
        }) as never,
      },
    });

export const deleteErasesBlock: Mutant = {
  name: 'delete-erases-block',
  story: 'Deleting a card deletes the shared instance of its type with it (m-delete-erases-block).',
  party: 'secureElement',
  mutate: removing((memory, transaction) => {
    const { cardType } = memory.records.find(record => record.transaction === transaction)!;
    const [lost] = memory.instances.filter(instance => instance.cardType === cardType);
    const removed = removeRecord(memory, transaction);
    const instances = removed.instances.filter(instance => instance !== lost);
    return { ...removed, instances, free: removed.free + (lost?.bytes ?? 0) };
  }),
};

export const unlinkWithoutFreeing: Mutant = {
  name: 'unlink-without-freeing',
  story: 'Deleting a card unlinks its record and does not give the bytes back (m-leak).',
  party: 'secureElement',
  mutate: removing((memory, transaction) => ({ ...removeRecord(memory, transaction), free: memory.free })),
};

export const storeTwice: Mutant = {
  name: 'store-twice',
  story: 'The element does not notice that it has the record already.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      config.states.ready.on['record.store'].shift();
    }),
};

export const offlineDeleteRefused: Mutant = {
  name: 'offline-delete-refused',
  story: 'Where the server does not answer, the card is not deleted at all (m-offline-delete-refused).',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const [card, { on, states }] of Object.entries<OpenConfig>(config.states.running.states.binding.states)) {
        // A terminal that has the element erase the record first never waits for the server.
        if (!states.deleting) continue;
        states.deleting.states.askedAgain.after.replyTimeout = {
          target: `#terminal.running.binding.${card}.bound`,
          actions: on['card.delete'].actions,
          description: 'Still no answer: keeps the card.',
        };
      }
    }),
};

export const oneRequestACard: Mutant = {
  name: 'one-request-a-card',
  story: 'What makes two requests the same is the card, for ever (m-idem-constant).',
  party: 'authServer',
  mutate: chart =>
    chart.provide({
      guards: {
        sameRequest: ({ context, event }: OpenConfig, { row }: OpenConfig) =>
          event.type === 'bind.request' && context.durable.rows[row]?.card === event.authentication.card,
        firstFreeForNew: ({ context, event }: OpenConfig, { row }: OpenConfig) =>
          context.durable.rows.indexOf(null) === row &&
          !context.durable.rows.some((held: OpenConfig) => held?.card === event.authentication.card),
      } as never,
    }),
};

const rowsOf = (config: OpenConfig): OpenConfig[] => Object.values(config.states.running.states.binding.states);

export const deletedRowsAreReused: Mutant = {
  name: 'deleted-rows-are-reused',
  story: 'The row of a deleted card goes back to the pool, identifier and all (m-aba-pool).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const region of rowsOf(config)) {
        const { free, deleted } = region.states;
        const { guard, ...takes } = free.on['bind.request'];
        deleted.on['bind.request'] = [deleted.on['bind.request'], { ...takes, target: 'requested' }];
        // A row returned to the pool is allocated before rows that were never used.
        free.on['bind.request'] = { ...takes, guard: { ...guard, type: 'never' } };
      }
    }).provide({ guards: { never: () => false } as never }),
};

export const lastToArriveWins: Mutant = {
  name: 'last-to-arrive-wins',
  story: 'A deleted row that is listed as stored is live again, though the list is older (m-out-of-order).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of rowsOf(config))
        states.deleted.on['reconcile.request'] = {
          ...states.allocated.on['reconcile.request'][0],
          description: 'The element has the record: as good as confirmed.',
        };
    }),
};

export const movesWhatWasDeleted: Mutant = {
  name: 'moves-what-was-deleted',
  story: 'A migration looks at the row when it is asked for, and not again when the owner has approved.',
  party: 'authServer',
  mutate: chart => edited(chart, config => everyJob(config, states => states.accepted.after[0].shift())),
};

export const deafToDeletion: Mutant = {
  name: 'deaf-to-deletion',
  story: 'A migration under way does not hear that its card is deleted.',
  party: 'authServer',
  mutate: chart => edited(chart, config => everyJob(config, states => delete states.loading.on['delete.request'])),
};

/** The action with another row named in a request to delete. */
function namingAnotherRow(action: OpenConfig): OpenConfig {
  const { params } = action;
  if (typeof params !== 'function') return action;
  const named = (scope: unknown) => {
    const { to, message } = params(scope);
    if (message.type !== 'delete.request') return { to, message };
    return {
      to,
      message: { ...message, transaction: message.transaction === 'transaction1' ? 'transaction2' : 'transaction1' },
    };
  };
  return { ...action, params: named };
}

export const deletesAnotherRow: Mutant = {
  name: 'deletes-another-row',
  story: 'A false app asks to delete the row of another device.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      const walk = (state: OpenConfig): void => {
        if (state.entry) state.entry = [state.entry].flat().map(namingAnotherRow);
        Object.values<OpenConfig>(state.states ?? {}).forEach(walk);
      };
      walk(config.states.running.states.binding);
    }),
};
