/**
 * The result of a replay: the run, the verdict of each property, and what is derived from them: an exit code, a saved
 * run, a shorter run.
 */
import {
  describedRun,
  type Ending,
  endingOf,
  InputError,
  initialWorld,
  minimising,
  type Property,
  type RegressionStatus,
  type Replayed,
  replay,
  type SavedRun,
  type TraceVerdict,
  traceVerdictsOf,
} from '#sim';
import { exitCode } from '../../host/exit-code.ts';
import { Interruptible } from '../../host/interruptible.ts';

/** A replayed run with the verdict of each property; for a saved run also whether it still shows its property. */
export interface ReplayResult {
  readonly run: Replayed;
  readonly verdicts: readonly TraceVerdict[];
  readonly ending: Ending;
  /** The selected properties: those named; else the one the run was saved for; else all. */
  readonly selected: readonly Property[];
  readonly standing?: RegressionStatus;
}

/** The result of a run. */
export function resultOf(run: Replayed, properties: readonly Property[], selected = properties): ReplayResult {
  const first = initialWorld(run.model);
  return { run, verdicts: traceVerdictsOf(run, first, properties), ending: endingOf(run, first), selected };
}

/** Whether the run violates a selected property. */
export function isViolated({ verdicts, selected }: ReplayResult): boolean {
  return verdicts.some(({ property, shown }) => shown === 'violated' && selected.includes(property));
}

/** The exit code of a replay; a run that cannot be replayed to its end is undecided. */
export function exitCodeOfReplay(result: ReplayResult): number {
  if (result.standing?.answer === 'no longer applies') return exitCode.undecided;
  return isViolated(result) ? exitCode.violated : exitCode.holds;
}

/** The selected property that the run violates: one violated in the last step, or else the first. */
export function violatedProperty({ run, verdicts, selected }: ReplayResult): Property | undefined {
  const violated = verdicts.filter(({ property, shown }) => shown === 'violated' && selected.includes(property));
  return (violated.find(({ after }) => after === run.steps.length) ?? violated[0])?.property;
}

/** The run as a saved run: with the property it violates; or with the single selected property, which it keeps. */
export function savedRunOf(result: ReplayResult): SavedRun {
  const { run, verdicts, selected } = result;
  const { scenario, setting } = run.model;
  const violated = violatedProperty(result);
  const kept = verdicts.find(
    ({ property, shown }) => shown === 'kept' && selected.length === 1 && property === selected[0],
  );
  const shows = violated
    ? ({ verdict: 'breaks', property: violated.name } as const)
    : kept && ({ verdict: 'keeps', property: kept.property.name } as const);
  return { scenario, setting, ...(shows ? { shows } : {}), ...describedRun(run) };
}

/** The run without the steps that its violation does not need. */
export async function minimised(
  result: ReplayResult,
): Promise<{ readonly result: ReplayResult; readonly interrupted: boolean }> {
  const property = violatedProperty(result);
  if (!property)
    throw new InputError('the run breaks none of the properties asked for, so there is nothing to minimise');
  const { run: core, minimal } = await Interruptible.during(interruptible =>
    interruptible.drive(minimising(result.run, property), ({ steps, tried }) => `${steps} steps, ${tried} runs tried`),
  );
  const places = core.steps.map(({ at }) => at);
  const cycle = places.slice(core.stemSteps);
  const stem = places.slice(0, core.stemSteps);
  const run = replay(result.run.model, { stem, ...(cycle.length > 0 ? { cycle } : {}) });
  const properties = result.verdicts.map(verdict => verdict.property);
  return { result: resultOf(run, properties, result.selected), interrupted: !minimal };
}
