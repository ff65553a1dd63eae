/**
 * The layout of the panes. It depends on the terminal's size and on the hidden panes, not on the step: a pane keeps its
 * place while the run changes.
 */

/** A terminal's size in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Every pane, in focus order. */
export const paneNames = ['choices', 'chart', 'parties', 'flight', 'properties', 'branches', 'story'] as const;
export type PaneName = (typeof paneNames)[number];

/** A rectangle for lines, without a pane's title. */
export interface Rect {
  readonly width: number;
  readonly height: number;
}

/** A pane and its rectangle; a pane without a title continues the pane above. */
export interface Placed {
  readonly pane: PaneName;
  readonly rect: Rect;
  readonly titled: boolean;
}

export interface Arrangement {
  /** Whether the terminal is too small for a run. */
  readonly tooSmall: boolean;
  readonly screen: Rect;
  /** Columns of panes from left to right; the first pane of the first column is the main place. */
  readonly columns: readonly (readonly Placed[])[];
}

/** The input of the layout besides the terminal's size. */
export interface ArrangementInput {
  readonly parties: number;
  readonly properties: number;
  /** Lines above the header: one in a run at a stop of the tour, else none. */
  readonly headings: number;
  readonly hidden: readonly PaneName[];
  /** The pane that fills the whole screen. */
  readonly zoomed: PaneName | undefined;
  /** The pane in the main place. */
  readonly main: PaneName;
}

const headerRows = 2;
const footerRows = 1;
const titleRows = 1;
/** The columns between two panes: blank, rule, blank. */
export const gutter = 3;
const twoColumnsFrom = 96;
const threeColumnsFrom = 170;

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The layout for a terminal. */
export function arrange(size: Size, input: ArrangementInput): Arrangement {
  const screen = { width: size.columns, height: Math.max(1, size.rows) };
  const body = screen.height - headerRows - input.headings - footerRows;
  const tooSmall = size.columns < 40 || body < 10;
  if (tooSmall) return { tooSmall, screen, columns: [] };
  const { zoomed } = input;
  if (zoomed) return { tooSmall, screen, columns: [[placed(zoomed, screen.width, body - titleRows)]] };
  const sides = sidesOf(size.columns, body, input).filter(({ panes }) => panes.length > 0);
  const left = screen.width - sides.reduce((sum, { width }) => sum + width + gutter, 0);
  return {
    tooSmall,
    screen,
    columns: [mainColumn(left, body, input), ...sides.map(({ width, panes }) => sideColumn(width, body, panes, input))],
  };
}

function placed(pane: PaneName, width: number, height: number, titled = true): Placed {
  return { pane, rect: { width, height: Math.max(1, height) }, titled };
}

/** The main column: the main place, the story of the last step, and the choices. */
function mainColumn(width: number, body: number, { main, hidden }: ArrangementInput): readonly Placed[] {
  const story = hidden.includes('story') ? 0 : body < 14 ? 1 : body < 19 ? 2 : body < 24 ? 3 : body < 36 ? 4 : 7;
  const titled = story > 3;
  const choices = hidden.includes('choices') ? 0 : clamp(Math.round(body * 0.3), 4, 12);
  const titles = titleRows + (titled ? titleRows : 0) + (choices > 0 ? titleRows : 0);
  return [
    placed(main, width, body - titles - story - choices),
    ...(story > 0 ? [placed('story', width, story, titled)] : []),
    ...(choices > 0 ? [placed('choices', width, choices)] : []),
  ];
}

/** The columns beside the main column, with their panes. */
function sidesOf(columns: number, body: number, { hidden, main }: ArrangementInput) {
  const shown = (panes: readonly PaneName[]): PaneName[] =>
    panes.filter(pane => !hidden.includes(pane) && (pane !== main || main === 'chart'));
  if (columns < twoColumnsFrom) return [];
  if (columns < threeColumnsFrom)
    return [{ width: clamp(Math.floor(columns * 0.4), 38, 64), panes: shown(sidePanes(body)) }];
  return [
    { width: clamp(Math.floor(columns * 0.26), 44, 60), panes: shown(['parties']) },
    { width: clamp(Math.floor(columns * 0.22), 40, 52), panes: shown(['flight', 'properties', 'branches']) },
  ];
}

/** The panes that fit in one column beside the main one, by importance. */
function sidePanes(body: number): readonly PaneName[] {
  return body < 24
    ? ['parties', 'properties']
    : body < 44
      ? ['parties', 'flight', 'properties']
      : ['parties', 'flight', 'properties', 'branches'];
}

/** A column of panes: each has the height it needs, and one pane takes the rest. */
function sideColumn(
  width: number,
  body: number,
  panes: readonly PaneName[],
  input: ArrangementInput,
): readonly Placed[] {
  const room = body - panes.length * titleRows;
  const wanted: Partial<Record<PaneName, number>> = {
    parties: clamp(room - Math.min(input.properties, 12) - 4, Math.min(input.parties * 2, room - 6), input.parties * 6),
    flight: clamp(Math.floor(room * 0.12), 3, 8),
    branches: clamp(Math.floor(room * 0.15), 4, 10),
  };
  const grows = panes.includes('properties') ? 'properties' : panes.includes('parties') ? 'parties' : panes.at(-1);
  const others = panes.filter(pane => pane !== grows).reduce((sum, pane) => sum + (wanted[pane] ?? 0), 0);
  return panes.map(pane => placed(pane, width, pane === grows ? room - others : (wanted[pane] ?? 1)));
}
