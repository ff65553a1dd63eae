/**
 * Reconciliation [inf-L], what the auth server answers when it hears what an element holds: what of that is live, and what is
 * to be erased, out of all rows at once. What becomes of the rows is in `row/reconciling.ts`.
 */
import { concerning, type RegionConfig } from '../layers/concerning.ts';
import { drawing, heard } from '../layers/picture.ts';
import type { CardMessage } from '../protocol/message.ts';
import { listsByOwner, type Terms } from '../protocol/party-name.ts';
import type { AuthServerContext, AuthServerEvent } from './context.ts';
import { terminalOf } from './registry.ts';
import { type Reconcile, reconciled } from './row/deletion-memory.ts';

interface ReconciliationVocabulary {
  readonly message: CardMessage;
  readonly event: 'reconcile.request';
  readonly receiver: 'terminal';
  readonly kept: ReturnType<typeof reconciled>;
  readonly guard: never;
  readonly action: never;
  readonly timer: never;
}

const { picture, send } = drawing<ReconciliationVocabulary>();

const answering = picture({
  description: 'Bringing element and server together.',
  initial: 'answering',
  states: {
    answering: {
      description: 'Says what is live.',
      on: {
        'reconcile.request': {
          actions: send('terminal', 'reconcile.answer', { request: heard('request') }, 'owner', 'live', 'erase'),
          description: 'Says which of the records are live, and which are to be erased.',
        },
      },
    },
  },
});

/** The answer to a list of records. */
export function reconciliation(terms: Terms): RegionConfig {
  const { roster } = terms;
  const byOwner = listsByOwner(terms);
  return concerning<AuthServerContext, AuthServerEvent>({
    id: 'reconciliation',
    params: {},
    receivers: { terminal: ({ event }) => terminalOf(roster, (event as Reconcile).element) },
    kept: ({ context, event }) => reconciled(context, event as Reconcile, byOwner),
  })(answering);
}
