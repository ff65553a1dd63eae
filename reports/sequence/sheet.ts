/**
 * The lines of a text chart during painting, each begun with its lifelines; a row writes into the last line or adds
 * lines.
 */

import type { PartyName } from '#machines';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { Line, type Style } from './canvas.ts';
import type { Plan } from './lanes.ts';

/** The lines painted so far, and the parties that are down at this point. */
export class Sheet {
  readonly lines: Line[] = [];
  down: readonly PartyName[];
  private number: number | undefined;
  /** The lane whose text ends the last line; only text of this lane continues there. */
  private last: { readonly line: Line; readonly lane: PartyName } | undefined;

  constructor(
    private readonly plan: Plan,
    down: readonly PartyName[],
  ) {
    this.down = down;
  }

  /** Sets the step number of the next line. */
  begin(step: number): void {
    this.number = step;
  }

  /** A new line with every lifeline. */
  line(): Line {
    const { columns, gutter, lanes, columnOf } = this.plan;
    const line = new Line(columns);
    if (this.number !== undefined) line.put(0, String(this.number).padStart(gutter - 2), 'number', true);
    this.number = undefined;
    for (const lane of lanes) line.put(columnOf(lane), this.down.includes(lane) ? '┊' : '│', 'lane', true);
    this.lines.push(line);
    return line;
  }

  /** Marks that a line ends with text of this lane, so that further text of the lane can follow there. */
  goOn(line: Line, lane: PartyName): void {
    this.last = { line, lane };
  }

  /** Writes text beside a lane, on the given line if it fits, else on new lines, on the side where it fits. */
  beside(lane: PartyName, text: string, style: Style, here?: Line): void {
    const { columns, gutter, lanes, columnOf } = this.plan;
    const column = columnOf(lane);
    const width = widthOf(text);
    const [right, left] = [column + 2, column - 1 - width];
    // Text of a lane continues after the lane's own text, clear of a lifeline; a fact also stays with the change it
    // belongs to.
    const own = here !== undefined && this.last?.line === here && this.last.lane === lane;
    const end = own ? here.end + 1 : columns;
    const after = lanes.some(each => columnOf(each) === end - 1) ? end + 1 : end;
    const put = (at: number, line: Line): void => {
      line.put(at, text, style);
      if (at > column) this.goOn(line, lane);
    };
    // A blank on both sides separates neighbouring texts.
    if (here?.free(right - 1, width + 1)) put(right, here);
    else if (!(own && style === 'detail') && left > gutter && here?.free(left - 1, width + 2)) put(left, here);
    else if (here?.free(after, width)) put(after, here);
    else if (right + width <= columns) put(right, this.line());
    else if (left >= gutter) put(left, this.line());
    else this.block(column, text, style);
  }

  /** Text too long for one line, wrapped on the wider side of a column. */
  private block(column: number, text: string, style: Style): void {
    const { columns, gutter } = this.plan;
    const [right, left] = [columns - column - 2, column - 1 - gutter];
    // Continuation lines are indented, to distinguish them from new text.
    const parts = wrap(text, Math.max(right, left), { hyphenate: true, hanging: 2 });
    for (const [at, part] of parts.entries())
      this.line().put(right >= left ? column + (at === 0 ? 2 : 4) : column - 1 - widthOf(part), part, style);
  }
}
