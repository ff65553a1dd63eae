/**
 * One step of a chart, painted by itself. The concatenated strips are the chart, so that only the visible steps of a
 * long chart need painting.
 */
import type { PartyName } from '#machines';
import type { Line } from './canvas.ts';
import type { Plan } from './lanes.ts';
import type { Row } from './layout.ts';
import { Sheet } from './sheet.ts';
import { paintRow } from './text-row.ts';

/** The lines of a step's rows, or of a separator, on a plan; `down` are the parties that are down before them. */
export function stripOf(plan: Plan, rows: readonly Row[], down: readonly PartyName[]): readonly Line[] {
  const sheet = new Sheet(plan, down);
  const numbered = rows.find(({ kind }) => kind !== 'separator');
  if (numbered) sheet.begin(numbered.step);
  for (const row of rows) paintRow(sheet, plan, row);
  return sheet.lines;
}
