/** The element says what it holds: its records, and what was deleted from it. Ours; P5 speaks of synchronising [inf-L]. */
import { sendFrom } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import type { ElementContext } from './context.ts';

/** The answer to `records.list`. */
export function listRecords(terminal: PartyName) {
  return {
    actions: sendFrom<ElementContext, { type: string }>(terminal, ({ context: { durable } }) => ({
      type: 'records.listed',
      element: durable.element,
      records: durable.records.map(({ transaction }) => transaction),
      tombstones: durable.tombstones,
    })),
    description: 'Lists its records and tombstones.',
  };
}
