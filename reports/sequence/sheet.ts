/** The lines of a text chart so far, each begun with its lifelines; a row writes into the last line or starts new ones. */

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
  /** Whose text ends the last line; only that lane's text may go on there. */
  private last: { readonly line: Line; readonly lane: PartyName } | undefined;

  constructor(
    private readonly plan: Plan,
    down: readonly PartyName[],
  ) {
    this.down = down;
  }

  /** The next line bears this step's number. */
  begin(step: number): void {
    this.number = step;
  }

  /** A new line with every lifeline on it. */
  line(): Line {
    const { columns, gutter, lanes, columnOf } = this.plan;
    const line = new Line(columns);
    if (this.number !== undefined) line.put(0, String(this.number).padStart(gutter - 2), 'number', true);
    this.number = undefined;
    for (const lane of lanes) line.put(columnOf(lane), this.down.includes(lane) ? '┊' : '│', 'lane', true);
    this.lines.push(line);
    return line;
  }

  /** What a lane says ends this line, so that it may say more there. */
  goOn(line: Line, lane: PartyName): void {
    this.last = { line, lane };
  }

  /** Writes text beside a lane, on the line given where there is room, else on new lines, to whichever side holds it. */
  beside(lane: PartyName, text: string, style: Style, here?: Line): void {
    const { columns, gutter, lanes, columnOf } = this.plan;
    const column = columnOf(lane);
    const width = widthOf(text);
    const [right, left] = [column + 2, column - 1 - width];
    // A lane goes on where its own text ends, clear of a lifeline that stands there; facts do so rather than part from
    // what they belong to.
    const own = here !== undefined && this.last?.line === here && this.last.lane === lane;
    const end = own ? here.end + 1 : columns;
    const after = lanes.some(each => columnOf(each) === end - 1) ? end + 1 : end;
    const put = (at: number, line: Line): void => {
      line.put(at, text, style);
      if (at > column) this.goOn(line, lane);
    };
    // A blank on both sides, so that neighbours do not run together.
    if (here?.free(right - 1, width + 1)) put(right, here);
    else if (!(own && style === 'detail') && left > gutter && here?.free(left - 1, width + 2)) put(left, here);
    else if (here?.free(after, width)) put(after, here);
    else if (right + width <= columns) put(right, this.line());
    else if (left >= gutter) put(left, this.line());
    else this.block(column, text, style);
  }

  /** Text too long for one line, broken between words on the roomier side of a column. */
  private block(column: number, text: string, style: Style): void {
    const { columns, gutter } = this.plan;
    const [right, left] = [columns - column - 2, column - 1 - gutter];
    // Later lines are indented, so that they are not read as something new.
    const parts = wrap(text, Math.max(right, left), { hyphenate: true, hanging: 2 });
    for (const [at, part] of parts.entries())
      this.line().put(right >= left ? column + (at === 0 ? 2 : 4) : column - 1 - widthOf(part), part, style);
  }
}
