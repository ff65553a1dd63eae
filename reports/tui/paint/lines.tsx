/**
 * Lines as a component. Ink lays its box out but does not draw it: Ink splits text letter by letter, which takes ten
 * times as long as painting for a screen of 200 × 60. `compose.ts` collects the lines of all boxes.
 */
import { Box, type DOMElement } from 'ink';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Rect } from '../state/arrange.ts';
import { linesOfBox } from './compose.ts';
import type { Line } from './line.ts';

interface LinesProps {
  readonly rect: Rect;
  readonly lines: readonly Line[];
}

/** Lines in a rectangle: missing lines are blank, lines that do not fit are cut. */
export function Lines({ rect: { width, height }, lines }: LinesProps): ReactNode {
  const box = useRef<DOMElement>(null);
  useLayoutEffect(() => {
    if (box.current) linesOfBox.set(box.current, lines);
  }, [lines]);
  return <Box ref={box} width={width} height={height} flexShrink={0} />;
}
