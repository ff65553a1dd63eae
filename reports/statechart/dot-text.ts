/** The labels of a picture in the DOT language: lines of text, each in the colour of what it says. */
import { wrap } from '../text/wrap.ts';
import { type Line, lineText } from './lines.ts';
import type { Box } from './picture.ts';

/** The colours of a picture on a light page. */
export const colours = {
  page: '#fefefe',
  ink: '#1f2328',
  quiet: '#59636e',
  sends: '#0550ae',
  line: '#6e7781',
  box: '#ffffff',
  frame: '#f6f8fa',
  border: '#afb8c1',
} as const;

/** A space that is not taken away at the beginning of a line. */
const tied = '\u00A0';

/** A part of a label: cells one below the other. The lines of a cell have one size and one weight. */
export type Part = readonly (readonly string[])[];

/** Parts one below the other, with a line between them. */
export function label(parts: readonly Part[], padding = 2): string {
  const rows = parts
    .map(part => part.filter(lines => lines.length > 0))
    .filter(part => part.length > 0)
    .map(part => part.map(lines => row(lines.join('<BR/>'), part.length > 1 ? padding / 2 : padding)).join(''));
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" COLOR="${colours.border}">${rows.join('<HR/>')}</TABLE>>`;
}

const row = (cell: string, padding: number): string =>
  `<TR><TD BALIGN="LEFT" ALIGN="LEFT" CELLPADDING="${padding}">${cell}</TD></TR>`;

/** The label of an arrow, with a little room between the line and the text. */
export function arrowLabel(lines: readonly Line[], columns: number): string {
  const texts = lines.flatMap(line => lineRows(line, columns));
  return label([[texts.map(text => text.replace('>', `>${tied}${tied}`))]], 1);
}

/** The title of a picture, and the lines beside and below it. */
export function heading(title: string, [first, ...others]: readonly string[]): string {
  const big = `<FONT POINT-SIZE="20">${bold(title)}</FONT>`;
  return label([[[first === undefined ? big : `${big}${tied}${tied}${quiet(first)}`], others.map(quiet)]], 3);
}

/** What a box begins with: its name, what it is, which boxes look the same. */
export function headOf(box: Box, columns: number): Part {
  return [
    [bold(box.name)],
    saysOf(box)
      .flatMap(text => wrap(text, columns))
      .map(quiet),
  ];
}

/** The same with the name and what it is in one line, a sign before them. */
export function denseHeadOf(box: Box, columns: number, sign = ''): Part {
  const name = `${sign}${box.name}`;
  // The name is no word of the wrapped text, for a word can stand at the end of a line.
  const [first = '', ...rest] = wrap(['x'.repeat(name.length), ...saysOf(box)].join(' '), columns);
  const begun = first.slice(name.length);
  const lines = [bold(name) + (begun === '' ? '' : quiet(begun)), ...rest.map(quiet)];
  return [lines.map(line => line + tall)];
}

/** Where letters differ in weight, a line is as high as its largest letter: a space, larger than the text. */
const tall = `<FONT POINT-SIZE="17">${tied}</FONT>`;

const saysOf = ({ says, alike }: Box): string[] => [
  ...(says === undefined ? [] : [says]),
  ...(alike.length > 0 ? [`And ${alike.length} more alike: ${alike.join(', ')}.`] : []),
];

/** What a state sends on entry. */
export function sendRows({ sends }: Box, columns: number): string[] {
  return sends.flatMap(text => wrapped(`sends ${text}`, columns)).map(sending);
}

/** A transition: its label, and below it what it sends. */
export function lineRows(line: Line, columns: number): string[] {
  return [
    ...wrapped(lineText(line), columns).map(text => coloured(colours.ink, text)),
    ...(line.sends.length > 0 ? wrapped(`/ ${line.sends.join('; ')}`, columns).map(sending) : []),
  ];
}

/** What a state refuses, ignores, or does by itself. */
export function noteRows({ notes }: Box, columns: number): string[] {
  return notes.flatMap(text => wrapped(text, columns)).map(quiet);
}

/** Lines of text; every line but the first is indented. */
function wrapped(text: string, columns: number): string[] {
  return wrap(text, columns, { hanging: 2 }).map((line, at) => (at === 0 ? line : `${tied}${tied}${tied}${line}`));
}

const bold = (text: string): string => `<B>${escaped(text)}</B>`;
const coloured = (colour: string, text: string): string => `<FONT COLOR="${colour}">${escaped(text)}</FONT>`;
const quiet = (text: string): string => coloured(colours.quiet, text);
const sending = (text: string): string => coloured(colours.sends, text);

/** Text without the characters that are special in a label. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
