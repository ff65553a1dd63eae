/** Frames: the lines of a whole screen, composed without a terminal. */
import { renderToString } from 'ink';
import type { Line } from '../paint/line.ts';
import { type Canvas, painted } from '../paint/paint.ts';
import type { State } from '../state/state.ts';
import { Screen } from './screen.tsx';

/** The frame of a state: one line for each row of the terminal, none wider than the terminal. */
export function frameOf(state: State): readonly Line[] {
  let frame: readonly Line[] = [];
  const show = (lines: readonly Line[]): void => {
    frame = lines;
  };
  renderToString(<Screen state={state} show={show} />, { columns: state.size.columns });
  return frame;
}

/** The frame of a state as text. */
export function frameText(state: State, canvas: Canvas): string {
  return frameOf(state)
    .map(line => painted(line, canvas))
    .join('\n');
}
