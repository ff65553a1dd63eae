/** Blocks of a picture: what stands in them, and which arrows join what. */
import { lineText } from './lines.ts';
import type { Arrow, Box } from './picture.ts';

/** The node at the end of an arrow that does not reach its state. */
export function stubOf(from: string, to: string): string {
  return `${from}__to__${to}`;
}

/** So many arrows back to the state where a block begins are drawn, where they are not written in the states. */
const backMost = 3;

/**
 * Whether an arrow is drawn to its state. One back to where its block begins would cross the whole picture: it is not, if
 * there are several.
 */
export function reaches({ from, to }: Arrow, block: Box, isDense: boolean): boolean {
  const { initial, arrows } = block;
  const home = homeOf(block);
  if (to !== home || from === initial) return true;
  const back = arrows.filter(arrow => arrow.to === home && arrow.from !== initial).length;
  return back <= (isDense ? 0 : backMost);
}

/** The state in which a block is at rest: its first state, or where that one leads by itself. */
function homeOf({ initial, arrows }: Box): string | undefined {
  const ways = arrows.filter(
    ({ from, lines }) => from === initial && lines.every(line => /^always/.test(lineText(line))),
  );
  return ways.length === 1 ? ways[0]!.to : initial;
}

/** A box, and all that stand in it. */
export function boxesIn(box: Box): Box[] {
  return [box, ...box.boxes.flatMap(boxesIn)];
}

/** Whether a box stands in a block. */
export function isInside(block: Box, id: string): boolean {
  return block.boxes.some(box => box.id === id || isInside(box, id));
}

/** The boxes in a block, those together that arrows join. */
export function joinedBoxes(block: Box, isDense: boolean): Box[][] {
  let groups = block.boxes.map(box => [box]);
  for (const arrow of block.arrows.filter(each => reaches(each, block, isDense))) {
    const touches = (box: Box): boolean => [arrow.from, arrow.to].some(end => box.id === end || isInside(box, end));
    const touched = groups.filter(group => group.some(touches));
    groups = groups.flatMap(group =>
      group === touched[0] ? [touched.flat()] : touched.includes(group) ? [] : [group],
    );
  }
  return groups.length > 0 ? groups : [[]];
}
