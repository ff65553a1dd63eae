/** The list of choices: numbered as in the token, faults marked, each with a preview. Pure. */
import { isQuiescent } from '#sim';
import { choiceLabel } from '../../sequence/narrate.ts';
import { type Line, span, truncated, widthOf, windowAround } from '../paint/line.ts';
import { symbols, verdictSymbol } from '../paint/theme.ts';
import { previewOf } from '../run/preview.ts';
import { isRound, type Offered, type Run, worldOf } from '../run/run.ts';
import type { Rect } from '../state/arrange.ts';
import { listed } from '../state/screen.ts';
import type { Running } from '../state/state.ts';

/** The note beside the title: why nothing more happens, or that the cycle repeats. */
export function choicesNote(state: Running): string {
  const { run } = state;
  if (isRound(run)) return 'the round is closed; from here it repeats for ever';
  if (listed(state).length === 0) return 'nothing more can happen';
  if (isQuiescent(worldOf(run))) return 'settled: nothing more happens by itself';
  return state.typed === '' ? '' : `${state.typed}…`;
}

/** The least width for a choice and its preview on one line. */
const besideFrom = 84;

/** The choices around the cursor; in a narrow pane only the choice under the cursor has a preview. */
export function choiceLines(state: Running, { width, height }: Rect): readonly Line[] {
  const { run } = state;
  const choices = listed(state);
  const cursor = state.cursors.choices ?? 0;
  const digits = String(Math.max(0, ...choices.map(({ at }) => at))).length;
  const column = Math.min(
    Math.max(...choices.map(({ choice }) => choiceLabel(choice, run.model).length), 0) + digits + 7,
    Math.floor(width * 0.62),
  );
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), choices.length - height));
  const lines = choices.map((offered, place): Line => {
    const here = place === cursor;
    const line = choiceLine(run, offered, here, digits);
    // Previews are computed for the visible choices only.
    const seen = place >= first - 1 && place <= first + height;
    if (width < besideFrom || !seen) return truncated(line, width);
    const begin = truncated(line, column);
    return truncated(
      [...begin, span(' '.repeat(Math.max(1, column - widthOf(begin)))), ...previewLine(run, offered)],
      width,
    );
  });
  const chosen = choices[cursor];
  if (width >= besideFrom || !chosen || height < 4) return windowAround(lines, cursor, height);
  const preview: Line = [span(' '.repeat(digits + 5)), span('→ ', 'quiet'), ...previewLine(run, chosen)];
  return [...windowAround(lines, cursor, height - 1), truncated(preview, width)];
}

function choiceLine({ model }: Run, { at, choice, fault, ahead, tried }: Offered, here: boolean, digits: number): Line {
  return [
    span(here ? `${symbols.cursor} ` : '  ', 'here'),
    span(`${String(at).padStart(digits)} `, here ? 'here' : 'quiet'),
    span(fault ? `${symbols.fault} ` : '  ', 'fault'),
    span(choiceLabel(choice, model), here ? 'here' : fault ? 'fault' : 'plain'),
    ...(ahead ? [span('  ← ahead', 'changed')] : tried ? [span('  ← tried', 'quiet')] : []),
  ];
}

/** The preview of a choice, its violations first. */
function previewLine(run: Run, { at }: Offered): Line {
  const { effect, breaks, unheard } = previewOf(run, at);
  return [
    ...breaks.map(({ name }) => span(`${verdictSymbol.violated} ${name} `, 'bad')),
    ...(unheard ? [span('unheard ', 'bad')] : []),
    span(effect, 'quiet'),
  ];
}
