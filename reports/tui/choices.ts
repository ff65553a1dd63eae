/** The choices, numbered as in the token, faults apart, each with what it would do. Pure. */
import { isSettled } from '#sim';
import { choiceLabel } from '../sequence/narrate.ts';
import type { Room } from './arrange.ts';
import { around, clipped, type Line, span, widthOf } from './line.ts';
import { lightSymbol, symbols } from './looks.ts';
import { previewOf } from './preview.ts';
import { isRound, type Offered, type Run, worldOf } from './run.ts';
import { listed, type State } from './state.ts';

/** What stands beside the title of the choices: why nothing more happens, or what repeats. */
export function choicesNote(state: State, run: Run): string {
  if (isRound(run)) return 'the round is closed; from here it repeats for ever';
  if (listed(state).length === 0) return 'nothing more can happen';
  if (isSettled(worldOf(run))) return 'settled: nothing more happens by itself';
  return state.typed === '' ? '' : `${state.typed}…`;
}

/** Wide enough for a choice and what it would do on one line. */
const besideFrom = 84;

/** The choices around the cursor; where there is little width, only the one under it says what it would do. */
export function choiceLines(state: State, run: Run, { width, height }: Room): readonly Line[] {
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
    // Asked only of those in sight.
    const seen = place >= first - 1 && place <= first + height;
    if (width < besideFrom || !seen) return clipped(line, width);
    const begin = clipped(line, column);
    return clipped(
      [...begin, span(' '.repeat(Math.max(1, column - widthOf(begin)))), ...previewLine(run, offered)],
      width,
    );
  });
  const chosen = choices[cursor];
  if (width >= besideFrom || !chosen || height < 4) return around(lines, cursor, height);
  const preview: Line = [span(' '.repeat(digits + 5)), span('→ ', 'quiet'), ...previewLine(run, chosen)];
  return [...around(lines, cursor, height - 1), clipped(preview, width)];
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

/** What a choice would do, what it would break first. */
function previewLine(run: Run, { at }: Offered): Line {
  const { effect, breaks, unheard } = previewOf(run, at);
  return [
    ...breaks.map(({ name }) => span(`${lightSymbol.violated} ${name} `, 'bad')),
    ...(unheard ? [span('unheard ', 'bad')] : []),
    span(effect, 'quiet'),
  ];
}
