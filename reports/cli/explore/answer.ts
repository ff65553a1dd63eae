/** Answers the checker questions of the terminal UI in turns, so that keys are handled between turns. */

import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  checking,
  checkingFrom,
  findingFrom,
  findingRepairs,
  minimising,
  type Outcome,
  type OutcomeAhead,
  type Progress,
  type Property,
  type Repair,
  type Replayed,
  safeguardNamed,
} from '#sim';
import { clock } from '../../host/clock.ts';
import { formatCount } from '../../text/number.ts';
import type { Answer, Ask, Mend, Question } from '../../tui/state/question.ts';

/** An upper bound of the time until the screen is drawn again. */
const frameMs = 40;
/** The interval of progress messages. */
const shownEveryMs = 120;

/** Answers a question in turns; resolves to `undefined` once `isWaiting` returns false. */
export const answerAsync: Ask = async (question, showProgress, isWaiting) => {
  // The first frame is drawn before the first turn.
  await setTimeout(frameMs);
  const turns = turnsFor(question);
  let last = clock.now();
  for (;;) {
    if (!isWaiting()) return undefined;
    const { done, value } = turns.next();
    if (done) return value;
    if (clock.now() - last > shownEveryMs) {
      last = clock.now();
      showProgress(value);
    }
    await setImmediate();
  }
};

/** Answers a question synchronously. */
export function answerNow(question: Question): Answer {
  const turns = turnsFor(question);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

function progressText({ worlds, depth }: Progress): string {
  return `${formatCount(worlds, 'world')}, ${formatCount(depth, 'step')} deep`;
}

function* turnsFor(question: Question): Generator<string, Answer, undefined> {
  const { scenario, setting, properties } = question;
  switch (question.kind) {
    case 'tour':
    case 'scenario':
      return scenarioAnswer(yield* inWords(checking(scenario, setting, properties, {}, clock), progressText));
    case 'check':
      return futureAnswer(yield* inWords(checkingFrom(question.past, properties, {}, clock), progressText));
    case 'find': {
      const turns = findingFrom(question.past, properties[0]!, {}, clock);
      const { answer, found, explored } = yield* inWords(turns, progressText);
      const { worlds } = explored;
      const name = properties[0]!.name;
      const steps = (found.future?.stem.length ?? 0) + (found.future?.cycle?.length ?? 0);
      const says = {
        found: `${name}: ${formatCount(steps, 'step')} from here`,
        unreachable: `${name}: cannot be from here on, in any of ${formatCount(worlds, 'world')}`,
        undecided: `${name}: undecided after ${formatCount(worlds, 'world')}`,
      };
      return { verdict: found.verdict, worlds, token: found.token, says: says[answer], ...pathOf(found, name) };
    }
    case 'shorten':
      return yield* minimised(question.past, properties[0]!);
    case 'mends':
      return yield* repaired(question.past, properties[0]!);
  }
}

/** The same turns, each converted to text. */
function* inWords<Turn, Result>(
  turns: Generator<Turn, Result, 'stop' | undefined>,
  wordsOf: (turn: Turn) => string,
): Generator<string, Result, undefined> {
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
    yield wordsOf(value);
  }
}

function* minimised(past: Replayed, property: Property): Generator<string, Answer, undefined> {
  const turns = minimising(past, property);
  const { run, tried } = yield* inWords(turns, ({ steps }) => `${formatCount(steps, 'step')} left`);
  const { steps } = run;
  const gone = past.steps.length - steps.length;
  const says =
    gone === 0
      ? `No step can be left out: ${formatCount(steps.length, 'step')}, ${formatCount(tried, 'run')} tried.`
      : `${formatCount(gone, 'step')} can be left out: ${formatCount(steps.length, 'step')} break ${property.name}.`;
  const path = steps.map(({ at }) => at);
  return { verdict: 'violated', worlds: tried, token: undefined, says, path, what: `minimised: ${property.name}` };
}

function* repaired(past: Replayed, property: Property): Generator<string, Answer, undefined> {
  const turns = findingRepairs(past, property, {}, clock);
  const repairs = yield* inWords(
    turns,
    ({ name, done, of, worlds }) => `${done + 1} of ${of}: ${name}, ${formatCount(worlds, 'world')}`,
  );
  const mends = repairs.map(mendOf).toSorted((one, two) => Number(two.mends ?? false) - Number(one.mends ?? false));
  const names = mends.filter(each => each.mends).map(({ safeguard }) => safeguard);
  const says = mends.length === 0 ? 'Every safeguard is on.' : `${namesText(names)} ${property.name}.`;
  return { verdict: names.length > 0 ? 'holds' : 'violated', worlds: 0, token: undefined, says, mends };
}

/** The safeguards that mend the run: none, one, or any of several. */
function namesText(names: readonly string[]): string {
  if (names.length < 2) return `${names[0] ?? 'None'} alone mends`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} each mend`;
}

function mendOf({ name, value, standing, verdict, outcome }: Repair): Mend {
  const all = outcome ? `; in all of ${formatCount(outcome.explored.worlds, 'world')}: ${verdict}` : '';
  const mends = verdict === 'undecided' ? undefined : verdict === 'holds';
  return { safeguard: safeguardNamed(name), value, mends, says: `this run ${standing.answer}${all}` };
}

function scenarioAnswer({ properties, explored, verdict, scenario }: Outcome): Answer {
  const { worlds } = explored;
  const broken = properties.filter(each => each.verdict === 'violated');
  const only = properties.length === 1 ? properties[0] : broken[0];
  const says = `${scenario.name}: ${verdict}${broken[0] ? ` (${broken[0].property.name})` : ''}, ${formatCount(worlds, 'world')}`;
  return { verdict: properties.length === 1 ? properties[0]!.verdict : verdict, worlds, token: only?.token, says };
}

function futureAnswer({ properties, explored, verdict }: OutcomeAhead): Answer {
  const { worlds } = explored;
  const broken = properties
    .filter(each => each.verdict === 'violated' && each.future)
    .toSorted((one, two) => (one.steps ?? 0) - (two.steps ?? 0));
  const [nearest] = broken;
  if (!nearest) {
    const says =
      verdict === 'holds'
        ? `Nothing can break from here on, in any of ${formatCount(worlds, 'world')}.`
        : `Nothing found from here on; undecided after ${formatCount(worlds, 'world')}.`;
    return { verdict, worlds, token: undefined, says };
  }
  const { name } = nearest.property;
  const steps = (nearest.future?.stem.length ?? 0) + (nearest.future?.cycle?.length ?? 0);
  const more = broken.length > 1 ? `, and ${formatCount(broken.length - 1, 'other')} can break` : '';
  const says = `${name} is violated ${formatCount(steps, 'step')} from here${more}; space walks there.`;
  return { verdict, worlds, token: nearest.token, says, ...pathOf(nearest, name) };
}

/** The found trace as choices from the beginning. */
function pathOf({ trace }: OutcomeAhead['properties'][number], name: string): Pick<Answer, 'path' | 'what'> {
  return trace ? { path: [...trace.stem, ...(trace.cycle ?? [])], what: name } : {};
}
