/** A table as JSON. Pure. */
import { countsOf, type Table } from './table.ts';

/** A table with its cells by state and message. */
export function tableJson(table: Table): Readonly<Record<string, unknown>> {
  const { region, messages, rows, alike, asleep, reasons } = table;
  return {
    region: region.name,
    ...(region.node.description === undefined ? {} : { says: region.node.description }),
    alike,
    messages,
    states: rows.map(({ state, cells }) => ({
      state,
      cells: Object.fromEntries(messages.map(({ name }, at) => [name, cells[at]])),
    })),
    asleep,
    counts: countsOf(table),
    unexpected: reasons,
  };
}
