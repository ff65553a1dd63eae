/** Home as lines: the groups with the entry under the cursor marked, and its story below. Pure. */
import { InputError, readRun, regressionStatusOf, type Verdict } from '#sim';
import { justified, type Line, paragraph, span, type TextStyle, truncated, windowAround } from '../paint/line.ts';
import { symbols } from '../paint/theme.ts';
import type { Rect } from '../state/arrange.ts';
import type { State } from '../state/state.ts';
import { type HomeEntry, homeEntries, homeGroups } from './home.ts';

const blank: Line = [];
/** The widest readable line, in columns. */
const readable = 76;

const verdicts: Readonly<Record<Verdict, readonly [string, TextStyle]>> = {
  holds: ['✓', 'good'],
  violated: ['✗', 'bad'],
  undecided: ['◐', 'caution'],
};

/** The groups of entries, and the story of the entry under the cursor. */
export function homeLines(state: State, { width, height }: Rect): readonly Line[] {
  const { cursor, searchText, isSearching } = state;
  const groups = homeGroups(state);
  const entries = homeEntries(state);
  const here = entries[cursor];
  const column = Math.min(Math.max(0, ...entries.map(({ title }) => title.length)) + 2, Math.floor(width * 0.45));
  const lines: Line[] = [];
  let under = 0;
  for (const { heading, entries: listed } of groups) {
    if (heading !== '') lines.push(...(lines.length > 0 ? [blank] : []), [span(heading, 'title')]);
    for (const entry of listed) {
      if (entry === here || sameEntry(entry, here)) under = lines.length;
      lines.push(entryLine(entry, sameEntry(entry, here), column, width));
    }
  }
  if (entries.length === 0) lines.push([span('  nothing is called so', 'quiet')]);
  const search: Line =
    isSearching || searchText !== ''
      ? [span('/', 'strong'), span(searchText, 'here'), ...(isSearching ? [span(' ', 'chosen')] : [])]
      : [span(`by ${state.groups}`, 'quiet')];
  const head: Line[] = [
    justified([span('Tongka', 'here'), span('  mobile card management, step by step', 'quiet')], search, width),
    blank,
  ];
  const story = paragraph(
    [here?.story ?? '', replayResultText(state, here)].join(' ').trim(),
    Math.min(width, readable),
  );
  const room = Math.max(3, height - head.length - story.length - 1);
  return [...head, ...windowAround(lines, under, room), blank, ...story].slice(0, height);
}

/** Whether two entries open the same thing: each call builds a new list, so entries have no identity. */
function sameEntry(one: HomeEntry, two: HomeEntry | undefined): boolean {
  return two !== undefined && one.title === two.title && one.opens.kind === two.opens.kind;
}

function entryLine({ title, about, verdict }: HomeEntry, here: boolean, column: number, width: number): Line {
  const [sign, style] = verdict === undefined ? [' ', 'plain' as const] : verdicts[verdict];
  const name = truncated([span(title, here ? 'here' : 'strong')], column - 1);
  return truncated(
    [
      span(here ? `${symbols.cursor} ` : '  ', 'here'),
      span(`${sign} `, style),
      ...name,
      span(' '.repeat(Math.max(1, column - title.length))),
      span(about, 'quiet'),
    ],
    width,
  );
}

const replayResults = new Map<string, string>();

/** The replay result of a saved run, in a sentence; empty for any other entry. Each run is replayed once. */
function replayResultText({ scenarios, catalogue }: State, entry: HomeEntry | undefined): string {
  if (entry?.opens.kind !== 'saved') return '';
  const { name, text } = entry.opens.run;
  const known = replayResults.get(text) ?? replayResultOf(name, text, scenarios, catalogue);
  replayResults.set(text, known);
  return known;
}

function replayResultOf(
  name: string,
  text: string,
  scenarios: State['scenarios'],
  catalogue: State['catalogue'],
): string {
  try {
    const { answer, step } = regressionStatusOf(readRun(name, text, scenarios), catalogue);
    return `Today it ${answer}${step === undefined ? '' : ` at step ${step}`}.`;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
