/** Composing: the lines of a whole screen from the lines of the boxes that Ink has laid out. */
import type { DOMElement } from 'ink';
import type { Rect } from '../state/arrange.ts';
import { type Line, span, truncated, widthOf } from './line.ts';

/** The lines of each box that has any. */
export const linesOfBox = new WeakMap<DOMElement, readonly Line[]>();

/** A line that begins at a column. */
interface Piece {
  readonly left: number;
  readonly line: Line;
}

/** The rows of a screen: `height` lines, none wider than `width`. */
export function composed(screen: DOMElement, { width, height }: Rect): readonly Line[] {
  const rows: Piece[][] = Array.from({ length: height }, () => []);
  place(screen, { left: 0, top: 0, right: width, bottom: height }, rows);
  return rows.map(rowOf);
}

interface Clip {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Adds the lines of a box and of its descendants to the rows, clipped to the enclosing box. */
function place(box: DOMElement, outer: Clip, rows: readonly Piece[][], from = { left: 0, top: 0 }): void {
  const { yogaNode } = box;
  if (!yogaNode) return;
  const left = from.left + yogaNode.getComputedLeft();
  const top = from.top + yogaNode.getComputedTop();
  const clip = {
    left: Math.max(left, outer.left),
    top: Math.max(top, outer.top),
    right: Math.min(left + yogaNode.getComputedWidth(), outer.right),
    bottom: Math.min(top + yogaNode.getComputedHeight(), outer.bottom),
  };
  const lines = linesOfBox.get(box) ?? [];
  for (let row = clip.top; row < clip.bottom && row - top < lines.length; row++)
    rows[row]!.push({ left, line: truncated(lines[row - top]!, clip.right - left) });
  for (const child of box.childNodes) if (child.nodeName !== '#text') place(child, clip, rows, { left, top });
}

/** Pieces from left to right as one line, with blanks between them. */
function rowOf(pieces: readonly Piece[]): Line {
  let column = 0;
  return pieces.flatMap(({ left, line }): Line => {
    const gap = left > column ? [span(' '.repeat(left - column))] : [];
    column = left + widthOf(line);
    return [...gap, ...line];
  });
}
