/** The breakdown of a state space as text: which parties, parts and messages take the most values. Pure. */

import type { PartyBreakdown, StateSpaceProfile } from '#sim';
import { columnsOf } from '../text/columns.ts';
import { formatNumber } from '../text/number.ts';

/** The number of parts and messages listed, those with the most values. */
const named = 12;

/** One line for each party; then, of all parties, the parts and the messages with the most values. */
export function breakdownText({ parties, observers, away, budgets }: StateSpaceProfile, width?: number): string {
  const all = [...parties, ...observers];
  const line = ({ party, cells, locals, inboxes }: PartyBreakdown): string[] => [
    party,
    cells === 0 ? '' : formatNumber(cells),
    formatNumber(locals),
    cells === 0 ? '' : formatNumber(inboxes),
  ];
  const parts = most(
    all.flatMap(({ party, parts }) =>
      parts.map(({ path, values }) => ({ values, row: [formatNumber(values), party, path] })),
    ),
  );
  const messages = most(
    all.flatMap(({ party, messages }) =>
      messages.map(({ from, type, values, inboxes }) => ({
        values,
        row: [formatNumber(values), `${from} → ${party}`, type, `in ${formatNumber(inboxes)} inboxes`],
      })),
    ),
  );
  return [
    columnsOf([['party', 'cells', 'local states', 'inboxes'], ...all.map(line)], width),
    `Budgets are spent in ${formatNumber(budgets)} ways; devices are away in ${formatNumber(away)}.`,
    `Parts with the most values:\n${columnsOf(parts, width, '  ')}`,
    `Messages with the most contents:\n${columnsOf(messages, width, '  ')}`,
  ].join('\n\n');
}

function most(rows: readonly { readonly values: number; readonly row: readonly string[] }[]): (readonly string[])[] {
  return rows
    .toSorted((one, other) => other.values - one.values)
    .slice(0, named)
    .map(({ row }) => row);
}
