/** Stills: the screen after a sequence of keys, without a terminal, as text or as a picture. */
import { actionFor } from '../keys/keys.ts';
import { painted, plainCanvas } from '../paint/paint.ts';
import { svgOf } from '../paint/svg.ts';
import type { Size } from '../state/arrange.ts';
import { initialState } from '../state/opening.ts';
import type { Answer, Question } from '../state/question.ts';
import type { Beginning, State } from '../state/state.ts';
import { questionIn } from '../tour/tour.ts';
import { frameOf } from './frame.tsx';
import { reduce } from './reduce.ts';

/** The state after the keys. Each question is answered before the next key. */
export function stateAfter(
  keys: readonly string[],
  beginning: Beginning,
  size: Size,
  answerTo: (question: Question) => Answer,
): State {
  let state = initialState(beginning, size);
  for (const key of keys) {
    const action = actionFor(key, state);
    if (action) state = reduce(state, action);
    const question = state.asking?.question ?? questionIn(state);
    if (question) state = reduce(state, { kind: 'answer', key: question.key, answer: answerTo(question) });
  }
  return state;
}

/** The screen as text, with blanks at line ends removed. */
export function stillText(state: State): string {
  return frameOf(state)
    .map(line => painted(line, plainCanvas).trimEnd())
    .join('\n');
}

/** The screen as a picture (SVG). */
export function stillPicture(state: State): string {
  return svgOf(frameOf(state), state.size.columns);
}
