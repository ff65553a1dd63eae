/** The element says what it holds: its records, and what was deleted from it. Ours; P5 speaks of synchronising [inf-L]. */
import { sendFrom } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import type { ElementContext } from './context.ts';
import { isOfFields } from './selection.ts';

/** The answer to `records.list`. */
export function listRecords(terminal: PartyName) {
  return {
    actions: sendFrom<ElementContext, { type: string }>(terminal, ({ context: { durable } }) => ({
      type: 'records.listed',
      element: durable.element,
      ...(isOfFields(durable)
        ? { tokens: durable.fields.flatMap(({ token }) => token ?? []) }
        : { records: durable.records.map(({ transaction }) => transaction) }),
      tombstones: durable.tombstones,
    })),
    description: 'Lists what it holds, and its tombstones.',
  };
}
