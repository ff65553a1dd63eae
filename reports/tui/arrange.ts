/**
 * Where each pane stands, by the terminal's size and the scenario's, and by nothing that changes from step to step:
 * panes that jump are panes nobody can read.
 */

/** A terminal's size, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type PaneName = 'chart' | 'facts' | 'world' | 'lights' | 'choices';

/** Room for lines, a pane's title not counted. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  /** Too small to show a run at all. */
  readonly tooSmall: boolean;
  /** One column: chart, world and lights share the main place. */
  readonly stacked: boolean;
  readonly screen: Room;
  /** The chart's place, or a tab's. */
  readonly main: Room;
  readonly sentence: Room;
  readonly choices: Room;
  /** The right column; no height in a stacked arrangement. */
  readonly world: Room;
  readonly lights: Room;
}

/** Ink redraws from the top a frame as high as the terminal, and that flickers; one row stays empty. */
const spareRows = 1;
const headerRows = 2;
/** At a stop of the tour a line over the head. */
const headingRows = 1;
const footerRows = 1;
const titleRows = 1;
/** Between two columns: blank, rule, blank. */
export const gutter = 3;
const twoColumnsFrom = 96;

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The arrangement for a terminal and a scenario of so many parties and properties in force; on the tour a line less. */
export function arrange({ columns, rows }: Size, parties: number, properties: number, toured = false): Arrangement {
  const screen = { width: columns, height: Math.max(1, rows - spareRows) };
  const body = screen.height - headerRows - (toured ? headingRows : 0) - footerRows;
  const stacked = columns < twoColumnsFrom;
  const side = stacked ? 0 : clamp(Math.floor(columns * 0.4), 38, 64);
  const left = stacked ? columns : columns - side - gutter;
  const choices = clamp(Math.round(body * 0.3), 4, 14);
  const sentence = body < 14 ? 1 : body < 24 ? 2 : 3;
  const main = body - 2 * titleRows - sentence - choices;
  // The world takes what the lights leave: at least two lines a party, since of the lights what matters comes first; at
  // most three.
  const sideRows = body - 2 * titleRows;
  const world = clamp(sideRows - properties, Math.min(parties * 2, sideRows - 6), parties * 3);
  return {
    tooSmall: columns < 40 || main < 3,
    stacked,
    screen,
    main: { width: left, height: Math.max(1, main) },
    sentence: { width: left, height: sentence },
    choices: { width: left, height: choices },
    world: { width: side, height: stacked ? 0 : world },
    lights: { width: side, height: stacked ? 0 : sideRows - world },
  };
}
