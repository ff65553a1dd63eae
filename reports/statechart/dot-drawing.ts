/** A block of a picture in the DOT language: its boxes, and the arrows between them. */
import { boxesIn, isInside, reaches, stubOf } from './blocks.ts';
import {
  arrowLabel,
  colours,
  denseHeadOf,
  escaped,
  headOf,
  label,
  lineRows,
  noteRows,
  type Part,
  sendRows,
} from './dot-text.ts';
import { joined, type Line } from './lines.ts';
import type { Arrow, Box } from './picture.ts';

/** The shape of a picture. */
export interface Shape {
  /** Where it leads to. */
  readonly direction: 'TB' | 'LR';
  /** The widest line in a box and on an arrow, in characters. */
  readonly boxColumns: number;
  readonly arrowColumns: number;
  /** Whether transitions are written in the states that they leave, and not on their arrows. */
  readonly isDense: boolean;
}

/** Boxes that are drawn elsewhere, by name: the room they take, in points. */
export type Rooms = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** The look of the name of a state that stands elsewhere. */
const stub = `style="rounded,dashed" margin="0.08,0.02" height=0.2 fontcolor="${colours.quiet}"`;

/** The sign of the state where a block begins, where no arrow shows it. */
const beginsHere = '●';

/** What a block of a picture is in DOT: a line each for its boxes and its arrows. */
export class DotDrawing {
  readonly lines: readonly string[];
  readonly #shape: Shape;
  readonly #rooms: Rooms;
  readonly #byId: ReadonlyMap<string, Box>;
  readonly #top: Box;
  /** The names of all boxes, in the order of the source. */
  readonly #order: readonly string[];
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
    this.#order = all.map(({ id }) => id);
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
    const isMarked = this.#shape.isDense || reached.includes(initial ?? '') || !boxes.some(box => box.id === initial);
    const start = isMarked
      ? []
      : [
          `${begins} [shape=circle label="" width=0.16 fillcolor="${colours.line}" color="${colours.line}"]`,
          this.#edge({ from: begins, to: initial!, lines: [] }),
        ];
    return [...start, ...all, ...arrows.flatMap(arrow => this.#arrow(arrow, block))];
  }

  /** An arrow. One that does not reach its state ends at the name of that state, where nothing else says it. */
  #arrow(arrow: Arrow, block: Box): string[] {
    if (reaches(arrow, block, this.#shape.isDense)) return [this.#edge(arrow)];
    if (this.#shape.isDense) return [];
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
    if (room)
      return [`${id} [label="" style=filled fixedsize=true width=${inches(room.width)} height=${inches(room.height)}]`];
    const { boxColumns } = this.#shape;
    const does = [...own.flatMap(line => lineRows(line, boxColumns)), ...this.#waysOn(box)];
    const parts = [this.#head(box, isInitial), [sendRows(box, boxColumns)], [does], [noteRows(box, boxColumns)]];
    const look = sort === 'any' ? ' style="rounded,filled,dashed"' : sort === 'final' ? ' peripheries=2' : '';
    return [`${id} [label=${label(parts, this.#shape.isDense ? 1 : 2)}${look}]`];
  }

  #head(box: Box, isInitial: boolean): Part {
    const { boxColumns } = this.#shape;
    return this.#shape.isDense
      ? denseHeadOf(box, boxColumns, isInitial ? `${beginsHere} ` : '')
      : headOf(box, boxColumns);
  }

  /** The transitions by which a state is left, where they are written in it. */
  #waysOn({ id }: Box): string[] {
    if (!this.#shape.isDense) return [];
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
    const isWritten = lines.length > 0 && (!this.#shape.isDense || this.#elsewhere.has(from));
    const isBack = !from.endsWith('__any') && this.#order.indexOf(from) > this.#order.indexOf(to);
    const attributes = [
      ...(isWritten ? [`label=${arrowLabel(lines, this.#shape.arrowColumns)}`] : []),
      ...(target && this.#isFrame(target) ? [`lhead=cluster_${target.id}`] : []),
      ...(source && this.#isFrame(source) ? [`ltail=cluster_${source.id}`] : []),
      // The states stand in the order of the story.
      ...(this.#shape.isDense && isBack ? ['constraint=false'] : []),
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

const inches = (points: number): string => (points / 72).toFixed(3);
