/**
 * A picture in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html). Colours have one meaning each, so
 * that `svg.ts` can give them other values on a dark page.
 */
import { wrap } from '../text/wrap.ts';
import type { Line } from './lines.ts';
import type { Arrow, Box, Heading } from './picture.ts';

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

/** The shape of a picture: where it leads to, and the widest line in a box and on an arrow, in characters. */
export interface Shape {
  readonly direction: 'TB' | 'LR';
  readonly boxColumns: number;
  readonly arrowColumns: number;
}

export const usualShape: Shape = { direction: 'TB', boxColumns: 38, arrowColumns: 34 };

const fontSize = 14;

/** The DOT text of a picture. */
export function pictureDot(picture: Box, heading: Heading, shape = usualShape): string {
  const top = [`<FONT POINT-SIZE="20"><B>${escaped(heading.title)}</B></FONT>`, ...heading.lines.map(quiet)];
  const lines = [
    `graph [rankdir=${shape.direction} compound=true bgcolor="${colours.page}" pad=0.3 nodesep=0.35 ranksep=0.25 ${font()}]`,
    `graph [labelloc=t labeljust=l label=<${table(top, 3)}>]`,
    `node [shape=box style="rounded,filled" fillcolor="${colours.box}" color="${colours.border}" margin="0.12,0.08" ${font()}]`,
    `edge [color="${colours.line}" arrowsize=0.8 ${font()}]`,
    ...(picture.boxes.length > 0 ? content(picture, shape) : node(picture, shape)),
  ];
  return `digraph ${quoted(heading.title)} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
}

const font = (): string => `fontname="Helvetica" fontsize=${fontSize} fontcolor="${colours.ink}"`;

/** What stands in a block: where it begins, its boxes, the arrows between them. `reached` are ends of arrows outside. */
function content(block: Box, shape: Shape, reached: readonly string[] = []): string[] {
  const { id, initial, boxes, arrows } = block;
  const ends = [...reached, ...arrows.map(({ to }) => to)];
  // From left to right, Graphviz begins at the bottom.
  const ordered = shape.direction === 'LR' ? boxes.toReversed() : boxes;
  const all = ordered.flatMap(box => (box.boxes.length > 0 ? cluster(box, shape, ends) : node(box, shape)));
  const begins = `${id}__begin`;
  const first = boxes.find(box => box.id === initial && !reached.includes(box.id));
  const start =
    first === undefined
      ? []
      : [
          `${begins} [shape=circle label="" width=0.16 fillcolor="${colours.line}" color="${colours.line}"]`,
          edge({ from: begins, to: initial!, lines: [] }, shape, first),
        ];
  const byId = new Map(boxesIn(boxes).map(box => [box.id, box]));
  const home = homeOf(block);
  const drawn = arrows.flatMap(arrow => {
    const { from, to } = arrow;
    if (to !== home || from === initial) return [edge(arrow, shape, byId.get(to), byId.get(from))];
    // An arrow back to where everything begins would cross the whole picture: it ends at the name of that state.
    const end = stubOf(from, to);
    return [
      `${end} [label=<${escaped(byId.get(to)!.name)}> ${stub}]`,
      edge({ ...arrow, to: end }, shape, undefined, byId.get(from)),
    ];
  });
  return [...start, ...all, ...drawn];
}

/** The node at the end of an arrow that does not reach its state. */
export function stubOf(from: string, to: string): string {
  return `${from}__to__${to}`;
}

/** The look of the name of a state that stands elsewhere. */
const stub = `style="rounded,dashed" margin="0.08,0.02" height=0.2 fontcolor="${colours.quiet}"`;

/** So many arrows back to the state where a block begins are drawn; if there are more, each ends at its name. */
const backMost = 3;

/** The state in which a block is at rest, if many arrows lead back to it: its first state, or where that one leads by itself. */
function homeOf({ initial, arrows }: Box): string | undefined {
  const ways = arrows.filter(
    ({ from, lines }) => from === initial && lines.every(({ label }) => /^always/.test(label)),
  );
  const home = ways.length === 1 ? ways[0]!.to : initial;
  return arrows.filter(({ from, to }) => to === home && from !== initial).length > backMost ? home : undefined;
}

function boxesIn(boxes: readonly Box[]): Box[] {
  return boxes.flatMap(box => [box, ...boxesIn(box.boxes)]);
}

/** A state with states inside: a frame. */
function cluster(box: Box, shape: Shape, reached: readonly string[]): string[] {
  const { boxColumns } = shape;
  const title = [
    bold(box.name),
    ...(box.says === undefined ? [] : wrap(box.says, boxColumns).map(quiet)),
    ...alike(box, boxColumns),
  ];
  const sends = box.sends.flatMap(text => wrapped(`sends ${text}`, boxColumns)).map(sending);
  const look = `style="rounded,filled" fillcolor="${colours.frame}" color="${colours.border}" margin=14`;
  return [
    `subgraph cluster_${box.id} {`,
    `  graph [labeljust=l label=<${table([...title, ...sends], 2)}> ${look}]`,
    ...content(box, shape, reached).map(line => `  ${line}`),
    '}',
  ];
}

/** A state without states inside: its name, what it is, what it sends, what it does without leaving. */
function node(box: Box, { boxColumns }: Shape): string[] {
  const { id, name, says, sort, sends, own, notes } = box;
  const head = [
    bold(name),
    ...(says === undefined ? [] : wrap(says, boxColumns).map(quiet)),
    ...alike(box, boxColumns),
  ];
  const parts = [
    head,
    sends.flatMap(text => wrapped(`sends ${text}`, boxColumns)).map(sending),
    own.flatMap(line => lineRows(line, boxColumns)),
    notes.flatMap(text => wrapped(text, boxColumns)).map(quiet),
  ].filter(part => part.length > 0);
  const rows = parts.map(part => part.map(row).join('')).join('<HR/>');
  const look = sort === 'any' ? ' style="rounded,filled,dashed"' : sort === 'final' ? ' peripheries=2' : '';
  return [
    `${id} [label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" COLOR="${colours.border}">${rows}</TABLE>>${look}]`,
  ];
}

function alike(box: Box, boxColumns: number): string[] {
  return box.alike.length > 0
    ? wrap(`And ${box.alike.length} more alike: ${box.alike.join(', ')}.`, boxColumns).map(quiet)
    : [];
}

/** An arrow. At a frame it ends at the first state inside, and is cut off at the frame. */
function edge({ from, to, lines }: Arrow, { arrowColumns }: Shape, target: Box | undefined, source?: Box): string {
  // A little room between the line and its label.
  const texts = lines.flatMap(line => lineRows(line, arrowColumns)).map(text => text.replace('>', `>${tied}`));
  const attributes = [
    ...(texts.length > 0
      ? [
          `label=<${table(
            texts.map(text => tied + text),
            1,
          )}>`,
        ]
      : []),
    ...(target && target.boxes.length > 0 ? [`lhead=cluster_${to}`] : []),
    ...(source && source.boxes.length > 0 ? [`ltail=cluster_${from}`] : []),
  ];
  return `${firstIn(source, from)} -> ${firstIn(target, to)}${attributes.length > 0 ? ` [${attributes.join(' ')}]` : ''}`;
}

/** A transition: its label, and below it what it sends. */
function lineRows({ label, sends }: Line, columns: number): string[] {
  return [
    ...wrapped(label, columns).map(text => coloured(colours.ink, text)),
    ...sends.flatMap(text => wrapped(`/ sends ${text}`, columns)).map(sending),
  ];
}

/** A state without states inside, in the box of this name. */
function firstIn(box: Box | undefined, id: string): string {
  const inside = box?.boxes[0];
  return inside ? firstIn(inside, inside.id) : id;
}

/** Lines of text; every line but the first is indented. */
function wrapped(text: string, columns: number): string[] {
  return wrap(text, columns, { hanging: 2 }).map((line, at) => (at === 0 ? line : `${tied}${tied}${tied}${line}`));
}

/** A space that is not taken away at the beginning of a line. */
const tied = '\u00A0';

function table(lines: readonly string[], padding: number): string {
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="${padding}">${lines.map(row).join('')}</TABLE>`;
}

const row = (line: string): string => `<TR><TD ALIGN="LEFT">${line}</TD></TR>`;
const bold = (text: string): string => `<B>${escaped(text)}</B>`;
const coloured = (colour: string, text: string): string => `<FONT COLOR="${colour}">${escaped(text)}</FONT>`;
const quiet = (text: string): string => coloured(colours.quiet, text);
const sending = (text: string): string => coloured(colours.sends, text);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
