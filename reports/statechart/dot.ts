/**
 * A picture in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html). Colours have one meaning each, so
 * that `svg.ts` can give them other values on a dark page.
 */
import {
  arrowLabel,
  colours,
  escaped,
  heading,
  headOf,
  label,
  lineRows,
  noteRows,
  type Part,
  sendRows,
} from './dot-text.ts';
import { joined, type Line, lineText } from './lines.ts';
import type { Arrow, Box, Heading } from './picture.ts';

/**
 * The shape of a picture: where it leads to, the widest line in a box and on an arrow in characters, and whether a
 * transition is written on its arrow or in its state.
 */
export interface Shape {
  readonly direction: 'TB' | 'LR';
  readonly boxColumns: number;
  readonly arrowColumns: number;
  readonly written: 'on arrows' | 'in states';
}

export const usualShape: Shape = { direction: 'TB', boxColumns: 38, arrowColumns: 34, written: 'on arrows' };

const fontSize = 14;

/** The DOT text of a picture. */
export function pictureDot(picture: Box, { title, lines }: Heading, shape = usualShape): string {
  const look = `bgcolor="${colours.page}" pad=0.3 ${labelled(heading(title, lines))}`;
  return graph(title, look, new Drawing(shape, new Map(), picture, picture.boxes).lines, shape);
}

/** Boxes that are drawn elsewhere, by name: the room they take, in points. */
export type Rooms = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** The DOT text of some boxes of a block and of the arrows between them, without anything around them. */
export function partDot(block: Box, boxes: readonly Box[], shape: Shape, rooms: Rooms): string {
  return graph(block.id, 'bgcolor="none" pad=0', new Drawing(shape, rooms, block, boxes).lines, shape);
}

/** The DOT text of a label alone. */
export function labelDot(text: string): string {
  return graph('label', `bgcolor="none" pad=0 ${labelled(text)}`, [], usualShape);
}

const labelled = (text: string): string => `labelloc=t labeljust=l label=${text}`;

function graph(name: string, look: string, content: readonly string[], { direction, written }: Shape): string {
  const near = written === 'in states' ? 'nodesep=0.25 ranksep=0.3' : 'nodesep=0.35 ranksep=0.25';
  const lines = [
    `graph [rankdir=${direction} compound=true ${near} ${font} ${look}]`,
    `node [shape=box style="rounded,filled" fillcolor="${colours.box}" color="${colours.border}" margin="0.12,0.08" ${font}]`,
    `edge [color="${colours.line}" arrowsize=0.8 ${font}]`,
    ...content,
  ];
  return `digraph ${quoted(name)} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
}

const font = `fontname="Helvetica" fontsize=${fontSize} fontcolor="${colours.ink}"`;

/** The node at the end of an arrow that does not reach its state. */
export function stubOf(from: string, to: string): string {
  return `${from}__to__${to}`;
}

/** The look of the name of a state that stands elsewhere. */
const stub = `style="rounded,dashed" margin="0.08,0.02" height=0.2 fontcolor="${colours.quiet}"`;

/** So many arrows back to the state where a block begins are drawn, where they are not written in the states. */
const backMost = 3;

/** The sign of the state where a block begins, where no arrow shows it. */
const beginsHere = '●';

class Drawing {
  readonly lines: readonly string[];
  readonly #shape: Shape;
  readonly #rooms: Rooms;
  readonly #byId: ReadonlyMap<string, Box>;
  readonly #top: Box;
  /** The box around each box. */
  readonly #around: ReadonlyMap<string, Box>;
  /** The arrows that leave each box. */
  readonly #leaving: ReadonlyMap<string, readonly Arrow[]>;
  /** The box drawn elsewhere in which a box stands. */
  readonly #elsewhere: ReadonlyMap<string, string>;

  /** Draws some boxes of a block, and the arrows that leave them. */
  constructor(shape: Shape, rooms: Rooms, top: Box, boxes: readonly Box[]) {
    this.#shape = shape;
    this.#rooms = rooms;
    const all = boxesIn(top);
    this.#top = top;
    this.#around = new Map(all.flatMap(box => box.boxes.map(inside => [inside.id, box] as const)));
    this.#byId = new Map(all.map(box => [box.id, box]));
    const arrows = all.flatMap(box => box.arrows);
    this.#leaving = new Map(all.map(({ id }) => [id, arrows.filter(({ from }) => from === id)]));
    const away = all.filter(({ id }) => rooms.has(id));
    this.#elsewhere = new Map(away.flatMap(room => boxesIn(room).map(({ id }) => [id, room.id] as const)));
    this.lines = top.boxes.length > 0 ? this.#content(top, boxes) : this.#node(top, false);
  }

  /** What stands in a block: where it begins, its boxes, the arrows that leave them. `reached` are ends of arrows outside. */
  #content(block: Box, boxes: readonly Box[], reached: readonly string[] = []): string[] {
    const { id, initial } = block;
    const arrows = block.arrows.filter(({ from }) => boxes.some(box => box.id === from || isInside(box, from)));
    const ends = [...reached, ...arrows.map(({ to }) => to)];
    // From left to right, Graphviz begins at the bottom.
    const ordered = this.#shape.direction === 'LR' ? boxes.toReversed() : boxes;
    const all = ordered.flatMap(box =>
      this.#isFrame(box) ? this.#cluster(box, box.id === initial, ends) : this.#node(box, box.id === initial),
    );
    const begins = `${id}__begin`;
    const isMarked = this.#isDense || reached.includes(initial ?? '') || !boxes.some(box => box.id === initial);
    const start = isMarked
      ? []
      : [
          `${begins} [shape=circle label="" width=0.16 fillcolor="${colours.line}" color="${colours.line}"]`,
          this.#edge({ from: begins, to: initial!, lines: [] }),
        ];
    return [...start, ...all, ...arrows.flatMap(arrow => this.#arrow(arrow, block))];
  }

  get #isDense(): boolean {
    return this.#shape.written === 'in states';
  }

  /** An arrow. One that does not reach its state ends at the name of that state, where nothing else says it. */
  #arrow(arrow: Arrow, block: Box): string[] {
    if (reaches(arrow, block, this.#shape)) return [this.#edge(arrow)];
    if (this.#isDense) return [];
    const { from, to } = arrow;
    const end = stubOf(from, to);
    return [`${end} [label=<${escaped(this.#byId.get(to)!.name)}> ${stub}]`, this.#edge({ ...arrow, to: end })];
  }

  #isFrame({ id, boxes }: Box): boolean {
    return boxes.length > 0 && !this.#rooms.has(id);
  }

  /** A state with states inside: a frame. */
  #cluster(box: Box, isInitial: boolean, reached: readonly string[]): string[] {
    const { boxColumns } = this.#shape;
    const rows = [...sendRows(box, boxColumns), ...this.#waysOn(box)];
    const look = `style="rounded,filled" fillcolor="${colours.frame}" color="${colours.border}" margin=14`;
    return [
      `subgraph cluster_${box.id} {`,
      `  graph [labeljust=l label=${label([[...this.#head(box, isInitial), rows]])} ${look}]`,
      ...this.#content(box, box.boxes, reached).map(line => `  ${line}`),
      '}',
    ];
  }

  /** A state without states inside: its name, what it is, what it sends, what it does without leaving. */
  #node(box: Box, isInitial: boolean): string[] {
    const { id, sort, own } = box;
    const room = this.#rooms.get(id);
    if (room) return [`${id} [label="" fixedsize=true width=${inches(room.width)} height=${inches(room.height)}]`];
    const { boxColumns } = this.#shape;
    const does = [...own.flatMap(line => lineRows(line, boxColumns)), ...this.#waysOn(box)];
    const parts = [this.#head(box, isInitial), [sendRows(box, boxColumns)], [does], [noteRows(box, boxColumns)]];
    const look = sort === 'any' ? ' style="rounded,filled,dashed"' : sort === 'final' ? ' peripheries=2' : '';
    return [`${id} [label=${label(parts)}${look}]`];
  }

  #head(box: Box, isInitial: boolean): Part {
    return headOf(box, this.#shape.boxColumns, isInitial && this.#isDense ? `${beginsHere} ` : '');
  }

  /** The transitions by which a state is left, where they are written in it. */
  #waysOn({ id }: Box): string[] {
    if (!this.#isDense) return [];
    const ways = this.#leaving
      .get(id)!
      .flatMap(({ to, lines }) => lines.map((line): Line => ({ ...line, does: `→ ${this.#nameFrom(id, to)}` })));
    return joined(ways).flatMap(line => lineRows(line, this.#shape.boxColumns));
  }

  /** The name of a state as its own block says it, or, from outside that block, the block's name before it. */
  #nameFrom(from: string, to: string): string {
    const { name } = this.#byId.get(to)!;
    const around = this.#around.get(to);
    if (around === undefined || around === this.#top || isInside(around, from)) return name;
    return around.initial === to ? this.#nameFrom(from, around.id) : `${this.#nameFrom(from, around.id)}.${name}`;
  }

  /** An arrow. At a frame it ends at the first state inside, and is cut off at the frame. */
  #edge({ from, to, lines }: Arrow): string {
    const [source, target] = [from, to].map(id => this.#byId.get(this.#elsewhere.get(id) ?? id));
    // What leaves a box that is drawn elsewhere is written in no state here.
    const isWritten = lines.length > 0 && (!this.#isDense || this.#elsewhere.has(from));
    const attributes = [
      ...(isWritten ? [`label=${arrowLabel(lines, this.#shape.arrowColumns)}`] : []),
      ...(target && this.#isFrame(target) ? [`lhead=cluster_${target.id}`] : []),
      ...(source && this.#isFrame(source) ? [`ltail=cluster_${source.id}`] : []),
    ];
    const ends = [source ?? from, target ?? to].map(end => this.#firstIn(end)).join(' -> ');
    return attributes.length > 0 ? `${ends} [${attributes.join(' ')}]` : ends;
  }

  /** The name of a box, or of the first box without a frame in it. */
  #firstIn(end: Box | string): string {
    if (typeof end === 'string') return end;
    return this.#isFrame(end) ? this.#firstIn(end.boxes[0]!) : end.id;
  }
}

/**
 * Whether an arrow is drawn to its state. One back to where its block begins would cross the whole picture: it is not, if
 * there are several.
 */
export function reaches({ from, to }: Arrow, block: Box, { written }: Shape): boolean {
  const { initial, arrows } = block;
  const home = homeOf(block);
  if (to !== home || from === initial) return true;
  const back = arrows.filter(arrow => arrow.to === home && arrow.from !== initial).length;
  return back <= (written === 'in states' ? 0 : backMost);
}

/** The state in which a block is at rest: its first state, or where that one leads by itself. */
function homeOf({ initial, arrows }: Box): string | undefined {
  const ways = arrows.filter(
    ({ from, lines }) => from === initial && lines.every(line => /^always/.test(lineText(line))),
  );
  return ways.length === 1 ? ways[0]!.to : initial;
}

function boxesIn(box: Box): Box[] {
  return [box, ...box.boxes.flatMap(boxesIn)];
}

/** Whether a box stands in a block. */
export function isInside(block: Box, id: string): boolean {
  return block.boxes.some(box => box.id === id || isInside(box, id));
}

const inches = (points: number): string => (points / 72).toFixed(3);

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
