/** What stands under the main place: the last step in a sentence, and the choices. Pure; the room is an argument. */
import { isSettled } from '#sim';
import { choiceLabel, sentenceOf } from '../sequence/narrate.ts';
import type { Room } from './arrange.ts';
import { brokenNow, type Light } from './lights.ts';
import { around, clipped, type Line, paragraph, span } from './line.ts';
import { symbols } from './looks.ts';
import { isRound, type Run, worldOf } from './run.ts';
import { listed, type State } from './state.ts';

/** The last step in a sentence, and what it broke, a stop's property first; the story before the first step. */
export function sentenceLines(
  run: Run,
  lights: readonly Light[],
  { width, height }: Room,
  first?: string,
): readonly Line[] {
  const isFirst = ({ property }: Light): boolean => property.name === first;
  const last = run.path[run.position - 1];
  const text = last ? sentenceOf(last, run.model) : run.scenario.story;
  const finding = last !== undefined && !last.heard;
  const said = paragraph(text, width, finding ? 'bad' : 'strong');
  const now = brokenNow(run, lights);
  const ordered = [...now.filter(isFirst), ...now.filter(light => !isFirst(light))];
  const broken = ordered.flatMap(({ property }) => paragraph(`✗ Violated: ${property.says}`, width, 'bad'));
  // What is broken matters more than what was done, but the first line of each is kept.
  const alarm = ended(broken, Math.max(Math.min(broken.length, 1), height - Math.min(said.length, 1)), width);
  return [...ended(said, height - alarm.length, width), ...alarm];
}

/** At most so many of the lines; an ellipsis says that there are more. */
function ended(lines: readonly Line[], most: number, width: number): readonly Line[] {
  if (lines.length <= most) return lines;
  return lines.slice(0, most).map((line, at) => (at === most - 1 ? clipped([...line, span(' …')], width) : line));
}

/** What stands beside the title of the choices: why nothing more happens, or what repeats. */
export function choicesNote(state: State, run: Run): string {
  if (isRound(run)) return 'the round is closed; from here it repeats for ever';
  if (listed(state).length === 0) return 'nothing more can happen';
  if (isSettled(worldOf(run))) return 'settled: nothing more happens by itself';
  return state.typed === '' ? '' : `${state.typed}…`;
}

/** The choices, numbered as in the token, faults apart. */
export function choiceLines(state: State, { model }: Run, { width, height }: Room): readonly Line[] {
  const choices = listed(state);
  const digits = String(Math.max(0, ...choices.map(({ at }) => at))).length;
  const lines = choices.map(({ at, choice, fault, ahead }, place): Line => {
    const here = place === state.cursor;
    const label = choiceLabel(choice, model);
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(`${String(at).padStart(digits)} `, here ? 'here' : 'quiet'),
        span(fault ? `${symbols.fault} ` : '  ', 'fault'),
        span(label, here ? 'here' : fault ? 'fault' : 'plain'),
        ...(ahead ? [span('  ← next on the path', 'quiet')] : []),
      ],
      width,
    );
  });
  return around(lines, state.cursor, height);
}
