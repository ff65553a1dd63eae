/** A line of terminal cells that text is written into at any column; independent of charts. */
import { widthOf } from '../text/width.ts';

/** The styles of text in a chart, by meaning. */
export type Style =
  | 'plain'
  | 'lane'
  | 'number'
  | 'header'
  | 'arrow'
  | 'label'
  | 'detail'
  | 'note'
  | 'event'
  | 'lost'
  | 'alert'
  | 'off'
  | 'on';

/** Formats text of one style for the terminal. */
export type FormatText = (style: Style, text: string) => string;

interface Cell {
  readonly text: string;
  readonly style: Style;
  /** Part of the background (gutter, lifelines), which any text can cover. */
  readonly ground: boolean;
}

/** One line of cells. */
export class Line {
  private readonly cells: (Cell | undefined)[] = [];

  constructor(readonly columns: number) {}

  /** Writes text from a column on; text beyond the last column is dropped. */
  put(at: number, text: string, style: Style, ground = false): void {
    let column = at;
    for (const character of text) {
      const width = widthOf(character);
      if (column < 0 || column + width > this.columns) return;
      this.cells[column] = { text: character, style, ground };
      // The second cell of a wide character is empty.
      for (let more = 1; more < width; more++) this.cells[column + more] = { text: '', style, ground };
      column += width;
    }
  }

  /** Whether these columns contain only background and are all on the line. */
  free(from: number, width: number): boolean {
    if (from < 0 || from + width > this.columns) return false;
    for (let column = from; column < from + width; column++) {
      const cell = this.cells[column];
      if (cell && !cell.ground) return false;
    }
    return true;
  }

  /** The column after the last one that is not background. */
  get end(): number {
    return this.cells.findLastIndex(cell => cell && !cell.ground) + 1;
  }

  /** The line as runs of one style each, without blanks at its end. */
  runs(): readonly Run[] {
    let last = this.cells.length - 1;
    while (last >= 0 && (this.cells[last]?.text ?? ' ') === ' ') last--;
    const runs: { text: string; style: Style }[] = [];
    for (let column = 0; column <= last; column++) {
      const { text, style } = this.cells[column] ?? { text: ' ', style: 'plain' as const };
      const run = runs.at(-1);
      if (run?.style === style) run.text += text;
      else runs.push({ text, style });
    }
    return runs;
  }

  /** The line as text. */
  paint(format: FormatText): string {
    return this.runs()
      .map(({ style, text }) => format(style, text))
      .join('');
  }
}

/** Adjacent characters of one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}
