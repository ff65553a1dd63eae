/** The lines of a text chart so far, each begun with its lifelines; a row writes into the last line or starts new ones. */
import stringWidth from 'string-width';
import type { PartyName } from '#machines';
import { Line, type Style, wrap } from './canvas.ts';
import type { Plan } from './lanes.ts';

export class Sheet {
  readonly lines: Line[] = [];
  down: readonly PartyName[];
  private number: number | undefined;

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

  /** Writes text beside a lane, on the line given where there is room, else on new lines, to whichever side holds it. */
  beside(lane: PartyName, text: string, style: Style, here?: Line): void {
    const { columns, gutter, columnOf } = this.plan;
    const column = columnOf(lane);
    const width = stringWidth(text);
    const [right, left] = [column + 2, column - 1 - width];
    const after = (here?.end ?? 0) + 1;
    // A blank on both sides, so that neighbours do not run together.
    if (here?.free(right - 1, width + 1)) here.put(right, text, style);
    else if (left > gutter && here?.free(left - 1, width + 2)) here.put(left, text, style);
    else if (after > column && here?.free(after, width)) here.put(after, text, style);
    else if (right + width <= columns) this.line().put(right, text, style);
    else if (left >= gutter) this.line().put(left, text, style);
    else this.block(column, text, style);
  }

  /** Text too long for one line, broken between words on the roomier side of a column. */
  private block(column: number, text: string, style: Style): void {
    const { columns, gutter } = this.plan;
    const [right, left] = [columns - column - 2, column - 1 - gutter];
    for (const part of wrap(text, Math.max(right, left)))
      this.line().put(right >= left ? column + 2 : column - 1 - stringWidth(part), part, style);
  }
}
