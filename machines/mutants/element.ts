/** Mutants of the secure element: each breaks an invariant of the shared instances or of the records. */
import { assign } from 'xstate';
import type { CardMessage } from '../protocol/message.ts';
import type { ElementContext, Memory } from '../secure-element/context.ts';
import { instanceBytes, writeRecord } from '../secure-element/memory.ts';
import { edited, type Mutant } from './mutant.ts';

type Store = Extract<CardMessage, { type: 'record.store' }>;

/** A mutation that replaces the write of a record. */
const writing =
  (write: (memory: Memory, command: Store) => Memory): Mutant['mutate'] =>
  chart =>
    chart.provide({
      actions: {
        writeRecord: assign({
          durable: ({ context }: { context: ElementContext }) =>
            write(context.durable, context.volatile.command as Store),
        }) as never,
      },
    });

export const storeIntoFirstSlot: Mutant = {
  name: 'store-into-first-slot',
  story: 'Every record goes into the first slot, over whatever stands there.',
  party: 'secureElement',
  mutate: writing((memory, { transaction, cardType, token }) => {
    const kept = memory.records.filter(({ slot }) => slot !== 0);
    const free = memory.free + memory.recordBytes * (memory.records.length - kept.length);
    return writeRecord({ ...memory, records: kept, free }, transaction, cardType, token);
  }),
};

export const personaliseOnBind: Mutant = {
  name: 'personalise-on-bind',
  story: 'Each bind personalises the shared instance anew (m-perso-overwrite of the catalogue).',
  party: 'secureElement',
  mutate: writing((memory, { transaction, cardType, token }) => ({
    ...writeRecord(memory, transaction, cardType, token),
    instances: memory.instances.map(instance =>
      instance.cardType === cardType ? { ...instance, personalisation: instance.personalisation + 1 } : instance,
    ),
  })),
};

export const instancePerCard: Mutant = {
  name: 'instance-per-card',
  story: 'Each bind makes an instance of its own: the old design smuggled back in.',
  party: 'secureElement',
  mutate: writing((memory, { transaction, cardType, token }) => {
    const shared = memory.instances.find(instance => instance.cardType === cardType)!;
    const own = { ...shared, aid: `${shared.aid}${memory.instances.length}` };
    const written = writeRecord(memory, transaction, cardType, token);
    return { ...written, free: written.free - instanceBytes, instances: [...memory.instances, own] };
  }),
};

export const journalLeak: Mutant = {
  name: 'journal-leak',
  story: 'Rolling back on power-up does not give the journal’s bytes back.',
  party: 'secureElement',
  mutate: chart =>
    chart.provide({
      actions: {
        recover: assign({
          durable: ({ context: { durable } }: { context: ElementContext }) => {
            const undone = durable.records.filter(
              ({ transaction }) => transaction !== (durable.journal as { transaction?: string } | null)?.transaction,
            );
            const free = durable.free + durable.recordBytes * (durable.records.length - undone.length);
            return { ...durable, records: undone, free, journal: null };
          },
        }) as never,
      },
    }),
};

export const partialRecord: Mutant = {
  name: 'partial-record',
  story: 'Running out of memory is found only after the record’s first bytes are written (m-6a84-partial).',
  party: 'secureElement',
  mutate: chart =>
    edited(
      chart.provide({
        actions: {
          writePart: assign({
            durable: ({ context: { durable, volatile } }: { context: ElementContext }) => {
              const { transaction, cardType, token } = volatile.command as Store;
              const bytes = Math.min(durable.recordBytes, durable.free);
              const record = {
                slot: durable.records.length,
                transaction,
                cardType,
                token,
                state: 'STORED',
                bytes,
              } as const;
              return { ...durable, free: durable.free - bytes, records: [...durable.records, record] };
            },
          }) as never,
        },
      }),
      config => {
        const store = config.states.ready.on['record.store'];
        const refuses = store.find((branch: { guard?: string }) => branch.guard === 'noRoom');
        config.states.ready.on['record.store'] = store.filter((branch: unknown) => branch !== refuses);
        const { journalled } = config.states.storing.states;
        const [, answer, refused, ended] = refuses.actions;
        journalled.after[0] = [
          {
            guard: 'noRoom',
            target: '#secureElement.ready',
            actions: ['writePart', 'closeJournal', answer, refused, ended, 'forgetCommand'],
            description: 'Runs out of memory in the middle of the write.',
          },
          journalled.after[0],
        ];
      },
    ),
};

export const storesWithoutInstance: Mutant = {
  name: 'stores-without-instance',
  story: 'The element stores a record without looking for the universal instance of its type.',
  party: 'secureElement',
  mutate: chart => chart.provide({ guards: { typeUnserved: () => false } as never }),
};
