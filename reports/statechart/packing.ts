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
const gap = 14;

/** So much wider than the page a packing may be, step by step. */
const widths = [1, 1.15, 1.35, 1.6, 1.9, 2.4, 3];

/** A packing of rectangles that can be drawn large on a page. The first of equals, so it is always the same. */
export function packed(rectangles: readonly (readonly Size[])[], page: Size): Packing {
  const all = rectangles.map((_, at) => at);
  const least = (at: number): Size =>
    rectangles[at]!.reduce((one, other) => (areaOf(other) < areaOf(one) ? other : one));
  const orders = [
    all,
    [...all].sort((one, other) => areaOf(least(other)) - areaOf(least(one))),
    [...all].sort((one, other) => least(other).height - least(one).height),
    [...all].sort((one, other) => least(other).width - least(one).width),
  ];
  const found = widths.flatMap(wider => orders.map(order => improved(rectangles, order, page, page.width * wider)));
  return found.reduce((one, other) => (scaleOn(page, other) > scaleOn(page, one) ? other : one));
}

const areaOf = ({ width, height }: Size): number => width * height;

/** Begins with the smallest sizes, and takes another size of a rectangle as long as that makes the packing better. */
function improved(
  rectangles: readonly (readonly Size[])[],
  order: readonly number[],
  page: Size,
  width: number,
): Packing {
  const choices = rectangles.map(sizes =>
    sizes.indexOf(sizes.reduce((one, other) => (areaOf(other) < areaOf(one) ? other : one))),
  );
  let best = placed(rectangles, choices, order, width);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const [at, sizes] of rectangles.entries())
      for (const choice of sizes.keys()) {
        const before = choices[at]!;
        choices[at] = choice;
        const other = placed(rectangles, choices, order, width);
        if (scaleOn(page, other) > scaleOn(page, best)) {
          best = other;
          isBetter = true;
        } else choices[at] = before;
      }
  }
  return best;
}

/** Places each rectangle as far up as there is room, and then as far left, below those placed before. */
function placed(
  rectangles: readonly (readonly Size[])[],
  choices: readonly number[],
  order: readonly number[],
  width: number,
): Packing {
  const taken: (Place & Size)[] = [];
  const places: Place[] = [];
  for (const at of order) {
    const size = rectangles[at]![choices[at]!]!;
    // It stands at the left edge, or right of another one.
    const lefts = [0, ...taken.map(each => each.x + each.width + gap)].filter(x => x === 0 || x + size.width <= width);
    const spots = lefts.map(x => ({ x, y: depthAt(taken, x, size.width) }));
    const { x, y } = spots.reduce((one, other) =>
      other.y < one.y || (other.y === one.y && other.x < one.x) ? other : one,
    );
    taken.push({ ...size, x, y, choice: choices[at]! });
    places[at] = { x, y, choice: choices[at]! };
  }
  return {
    width: Math.max(0, ...taken.map(each => each.x + each.width)),
    height: Math.max(0, ...taken.map(each => each.y + each.height)),
    places,
  };
}

/** How far down the room from `x` on is taken. */
function depthAt(taken: readonly (Place & Size)[], x: number, width: number): number {
  const above = taken.filter(each => each.x < x + width + gap && x < each.x + each.width + gap);
  return Math.max(0, ...above.map(each => each.y + each.height + gap));
}
