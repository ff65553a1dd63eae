/**
 * The element's part in binding (reading `records`): storing and erasing one card's record. Each command is journalled; each write is a busy
 * state of its own, so that power can be lost between any two.
 */
import { reportFrom, sendFrom } from '../chart/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { StatusWord } from '../protocol/refusal.ts';
import type { ElementContext } from './context.ts';

type Command = Extract<CardMessage, { type: 'record.store' | 'record.erase' }>;

/** Reports for observers: what the memory was when a command came, and what it is when the command is refused. */
const begun = reportFrom<ElementContext, { type: string }>(({ context }) => ({
  type: 'command.begun',
  memory: context.durable,
}));
const refused = (status: StatusWord) =>
  reportFrom<ElementContext, { type: string }>(({ context }) => ({
    type: 'command.refused',
    status,
    memory: context.durable,
  }));
/** The journal of an erase is about to be closed: which record is gone, and whether for good. */
export const erased = reportFrom<ElementContext, { type: string }>(({ context: { durable, volatile } }) => {
  const { journal } = durable;
  if (journal?.command !== 'erase') return { type: 'record.recovered' };
  const command = volatile.command as { deleted?: boolean } | null;
  const deleted = command?.deleted ?? journal.buries ?? false;
  return { type: 'record.erased', transaction: journal.transaction, deleted };
});
const ended = { type: 'report', params: { type: 'command.ended' } } as const;

/** How the element answers the terminal of its device, and the commands about records. */
export function recordCommands({ device: { terminal }, safeguards }: DeviceTerms) {
  const buries = safeguards.tombstones === 'kept';
  /** Answers the command at hand: the event, or the one kept while it was carried out. */
  const answer = (type: 'record.stored' | 'record.refused' | 'record.erased', status: StatusWord) =>
    sendFrom<ElementContext, { type: string }>(terminal, ({ context, event }) => {
      const { card, transaction } = (context.volatile.command ?? event) as Command;
      return { type, card, transaction, status };
    });

  const ready = {
    'record.store': [
      {
        guard: 'holdsRecord',
        actions: answer('record.stored', '9000'),
        description: 'The record is there already: says so, changes nothing.',
      },
      {
        guard: 'buried',
        actions: [begun, answer('record.refused', '6985'), refused('6985'), ended],
        description: 'The card was deleted: it is never stored again.',
      },
      {
        guard: 'typeUnserved',
        actions: [begun, answer('record.refused', '6A80'), refused('6A80'), ended],
        description: 'There is no personalised instance of that type.',
      },
      {
        guard: 'noRoom',
        actions: [begun, answer('record.refused', '6A84'), refused('6A84'), ended],
        description: 'There is not enough memory: refuses before the first write.',
      },
      {
        target: 'storing',
        actions: [begun, 'keepCommand', 'openStore'],
        description: 'Opens the journal.',
      },
    ],
    'record.erase': [
      {
        guard: 'holdsRecord',
        target: 'erasing',
        actions: [begun, 'keepCommand', { type: 'openErase', params: { buries } }],
        description: 'Opens the journal.',
      },
      { actions: answer('record.erased', '6A88'), description: 'There is no such record, so nothing to erase.' },
    ],
  } as const;

  const storing = {
    initial: 'journalled',
    description: 'Stores a record.',
    states: {
      journalled: {
        tags: 'busy',
        description: 'The journal says what to undo.',
        after: { 0: { target: 'written', actions: 'writeRecord', description: 'Writes the record.' } },
      },
      written: {
        tags: 'busy',
        description: 'The record is written, and would still be undone.',
        after: {
          0: {
            target: '#secureElement.ready',
            actions: ['closeJournal', answer('record.stored', '9000'), ended, 'forgetCommand'],
            description: 'Closes the journal: the record is there for good.',
          },
        },
      },
    },
  } as const;

  const erasing = {
    initial: 'journalled',
    description: 'Erases a record; the shared instances stay as they are.',
    states: {
      journalled: {
        tags: 'busy',
        description: 'The journal says what to finish.',
        after: {
          0: { target: 'removed', actions: 'removeRecord', description: 'Removes the record and frees its bytes.' },
        },
      },
      removed: {
        tags: 'busy',
        description: 'The record is gone; the journal is still open.',
        after: {
          0: {
            target: '#secureElement.ready',
            actions: [erased, 'closeJournal', answer('record.erased', '9000'), ended, 'forgetCommand'],
            description: 'Closes the journal.',
          },
        },
      },
    },
  } as const;

  return { ready, storing, erasing };
}
