/** Frames: the lines of a whole screen, without a terminal. */
import { renderToString } from 'ink';
import type { Line } from '../paint/line.ts';
import { type Canvas, painted } from '../paint/paint.ts';
import type { State } from '../state/state.ts';
import { Screen } from './screen.tsx';

/** The screen of a state: as many lines as it has rows, and none wider than it. */
export function frameOf(state: State): readonly Line[] {
  let frame: readonly Line[] = [];
  const show = (lines: readonly Line[]): void => {
    frame = lines;
  };
  renderToString(<Screen state={state} show={show} />, { columns: state.size.columns });
  return frame;
}

/** A frame as text. */
export function frameText(state: State, canvas: Canvas): string {
  return frameOf(state)
    .map(line => painted(line, canvas))
    .join('\n');
}
