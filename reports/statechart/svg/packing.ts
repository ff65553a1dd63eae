/** Rectangles side by side on a page, each in one of several sizes. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a rectangle stands, and in which of its sizes. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly choice: number;
}

export interface Packing extends Size {
  /** The place of each rectangle, in the order in which they were given. */
  readonly places: readonly Place[];
}

/** How large something can be drawn on a page. What fits is not made larger: the smallest one is best then. */
export function scaleOn(page: Size, { width, height }: Size): number {
  const scale = Math.min(page.width / width, page.height / height);
  return scale < 1 ? scale : 1 + 1 / (width * height);
}

/** The room between rectangles. */
const gap = 8;

/** A packing that does not fit may be so much wider than the page, step by step. */
const widths = [1.15, 1.35, 1.6, 2, 2.6];

/** So many beginnings of a search are tried, and so many where the best one nearly fits. */
const triesUsual = 150;
const triesMost = 600;
const nearly = 0.93;

type Rectangles = readonly (readonly Size[])[];

/** A packing of rectangles that can be drawn large on a page. For the same rectangles it is always the same. */
export function packed(rectangles: Rectangles, page: Size): Packing {
  const scaleOf = (size: Size): number => scaleOn(page, size);
  const better = (one: Packing, other: Packing): Packing => (scaleOf(other) > scaleOf(one) ? other : one);
  const within = (width: number, starts: readonly Start[], first: Packing): Packing =>
    starts.map(start => improved(rectangles, start, width, scaleOf)).reduce(better, first);
  const starts = startsOf(rectangles, triesUsual);
  let best = within(page.width, starts, { width: Infinity, height: Infinity, places: [] });
  if (scaleOf(best) < 1 && scaleOf(best) > nearly)
    best = within(page.width, startsOf(rectangles, triesMost).slice(starts.length), best);
  if (scaleOf(best) >= 1) return best;
  return widths.reduce((found, wider) => within(page.width * wider, starts, found), best);
}

/** The lowest packings of rectangles that are as wide as one of them, or as two side by side. */
export function packedLow(rectangles: Rectangles): Packing[] {
  const all = rectangles.flatMap((sizes, at) => sizes.map(({ width }) => ({ width, at })));
  const pairs = all.flatMap(one => all.flatMap(other => (other.at > one.at ? [one.width + gap + other.width] : [])));
  return [...new Set([...all.map(({ width }) => width), ...pairs])].map(width => {
    const found = startsOf(rectangles, triesUsual).map(start => improved(rectangles, start, width, lowWithin(width)));
    return found.reduce((one, other) => (other.height < one.height ? other : one));
  });
}

/** Low is better; wider than the bound is worse than all else. */
const lowWithin =
  (bound: number) =>
  ({ width, height }: Size): number =>
    -height - (width > bound ? 1e6 * (width - bound) : 0);

/** Where a search begins: the order in which rectangles find their places, and a size of each. */
interface Start {
  readonly order: readonly number[];
  readonly choices: readonly number[];
}

/** The given order, the largest first, the highest, the widest, each with the smallest sizes; and some by chance. */
function startsOf(rectangles: Rectangles, tries: number): Start[] {
  const given = rectangles.map((_, at) => at);
  const choices = rectangles.map(sizes => indexOfLeast(sizes.map(({ width, height }) => width * height)));
  const size = (at: number): Size => rectangles[at]![choices[at]!]!;
  const by = (value: (size: Size) => number): number[] =>
    [...given].sort((one, other) => value(size(other)) - value(size(one)));
  const orders = [
    given,
    by(({ width, height }) => width * height),
    by(({ height }) => height),
    by(({ width }) => width),
  ];
  const starts: Start[] = orders.map(order => ({ order, choices }));
  if (given.length < 3) return starts;
  const below = chance();
  while (starts.length < tries) {
    const rest = [...given];
    const order = given.map(() => rest.splice(below(rest.length), 1)[0]!);
    starts.push({ order, choices: rectangles.map(sizes => below(sizes.length)) });
  }
  return starts;
}

const indexOfLeast = (values: readonly number[]): number => values.indexOf(Math.min(...values));

/** Numbers below a bound, as if by chance; the same ones in every run. */
function chance(): (bound: number) => number {
  let state = 1;
  return bound => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

/** Takes another size of a rectangle as long as that makes the packing better. */
function improved(
  rectangles: Rectangles,
  { order, choices: first }: Start,
  width: number,
  scoreOf: (size: Size) => number,
): Packing {
  const choices = [...first];
  let best = placed(rectangles, choices, order, width);
  let value = scoreOf(best);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (let at = 0; at < rectangles.length; at += 1)
      for (let choice = 0; choice < rectangles[at]!.length; choice += 1) {
        const before = choices[at]!;
        if (choice === before) continue;
        choices[at] = choice;
        const other = placed(rectangles, choices, order, width);
        if (scoreOf(other) > value) {
          best = other;
          value = scoreOf(best);
          isBetter = true;
        } else choices[at] = before;
      }
  }
  return best;
}

/** Places each rectangle as far up as there is room, and then as far left, below those placed before. */
function placed(rectangles: Rectangles, choices: readonly number[], order: readonly number[], most: number): Packing {
  const places: Place[] = [];
  const [lefts, rights, bottoms]: [number[], number[], number[]] = [[], [], []];
  let [width, height] = [0, 0];
  for (const [turn, at] of order.entries()) {
    const size = rectangles[at]![choices[at]!]!;
    let [x, y] = [0, depthAt(0, size.width, lefts, rights, bottoms)];
    // It stands at the left edge, or right of another one.
    for (let other = 0; other < turn; other += 1) {
      const left = rights[other]!;
      if (left + size.width > most) continue;
      const depth = depthAt(left, size.width, lefts, rights, bottoms);
      if (depth < y || (depth === y && left < x)) [x, y] = [left, depth];
    }
    lefts.push(x);
    rights.push(x + size.width + gap);
    bottoms.push(y + size.height + gap);
    places[at] = { x, y, choice: choices[at]! };
    width = Math.max(width, x + size.width);
    height = Math.max(height, y + size.height);
  }
  return { width, height, places };
}

/** How far down the room from `x` on is taken. */
function depthAt(x: number, width: number, lefts: number[], rights: number[], bottoms: number[]): number {
  let depth = 0;
  for (let at = 0; at < lefts.length; at += 1)
    if (lefts[at]! < x + width + gap && x < rights[at]! && bottoms[at]! > depth) depth = bottoms[at]!;
  return depth;
}
