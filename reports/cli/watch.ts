/** `tongka watch`: a scenario or a trace in the terminal UI; without a terminal, the same as text. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { catalogue } from '#properties';
import { checking, type Scenario, scenarios, type TokenRead, traceOf } from '#sim';
import { stops } from '../formats/tour-stops.ts';
import { answerOf, type Question } from '../tui/tour.ts';
import { type Options, scenarioNamed, takesJson } from './options.ts';
import { clock, interactive, takeScreen } from './outside.ts';
import { retrace, tellReplay } from './replay.ts';
import { tellRun } from './run.ts';
import { tour } from './tour.ts';
import type { Verb } from './verb.ts';

/** What is to be watched. */
interface Watched {
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** Adds the verb. */
export function addWatch(program: Verb): void {
  const verb = program
    .command('watch')
    .description('opens a scenario or a trace in the terminal UI')
    .argument('<scenario-or-token>', 'see tongka list scenarios, or a token', watched);
  takesJson(verb).action(async (what: Watched, options: Options) => {
    const { scenario, trace } = what;
    if (interactive() && !options.json) await open(what);
    else if (trace) tellReplay(trace, options);
    else if (scenario) tellRun(scenario, options);
  });
}

/** No verb at all: the terminal UI, or the same walkthrough as text. */
export async function walkthrough(): Promise<void> {
  if (interactive()) await open({});
  else tour();
}

function watched(text: string): Watched {
  if (text.includes('/')) return { trace: traceOf(text, scenarios) };
  return { scenario: scenarioNamed(text) };
}

/** The terminal UI is loaded only when it is shown: nothing else waits for it. */
async function open(what: Watched): Promise<void> {
  // A token of another version is refused before the screen is taken.
  if (what.trace) retrace(what.trace);
  // Before Ink is loaded: a person sits here, whatever the environment says.
  takeScreen();
  const { watch } = await import('../tui/watch.tsx');
  await watch({ scenarios, catalogue, stops, ...what }, explored);
}

/** Explores turn by turn, so that the keyboard is heard between, until nobody waits for it any more. */
async function explored({ scenario, setting, property }: Question, waiting: () => boolean) {
  // The first frame comes before the first turn.
  await setTimeout(frameMs);
  const turns = checking(scenario, setting, [property], {}, clock);
  for (;;) {
    if (!waiting()) return undefined;
    const { done, value } = turns.next();
    if (done) return answerOf(value);
    await setImmediate();
  }
}

/** Longer than the screen waits before it is drawn again. */
const frameMs = 40;
