/** A run taken again, what it shows of each property, and what follows: an exit code, a saved run, a shorter run. */
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

/** A run taken again, what it shows of each property and how it ends; of a saved run also whether it still shows that. */
export interface ReplayResult {
  readonly run: Replayed;
  readonly lights: readonly TraceVerdict[];
  readonly ending: Ending;
  /** The properties asked for: those named; else the one it was saved for; else all. */
  readonly asked: readonly Property[];
  readonly standing?: RegressionStatus;
}

/** The result of a run. */
export function resultOf(run: Replayed, properties: readonly Property[], asked = properties): ReplayResult {
  const first = initialWorld(run.model);
  return { run, lights: traceVerdictsOf(run, first, properties), ending: endingOf(run, first), asked };
}

/** Whether the run violates a property that is asked for. */
export function isViolated({ lights, asked }: ReplayResult): boolean {
  return lights.some(({ property, shown }) => shown === 'violated' && asked.includes(property));
}

/** The exit code of a replay; a run that cannot be taken to its end is undecided. */
export function exitCodeOfReplay(result: ReplayResult): number {
  if (result.standing?.answer === 'no longer applies') return exitCode.undecided;
  return isViolated(result) ? exitCode.violated : exitCode.holds;
}

/** The property asked for that the run violates: in its last step, or else the first. */
export function violatedProperty({ run, lights, asked }: ReplayResult): Property | undefined {
  const violated = lights.filter(({ property, shown }) => shown === 'violated' && asked.includes(property));
  return (violated.find(({ after }) => after === run.steps.length) ?? violated[0])?.property;
}

/** The run as it is saved: with the property it violates; or, where one property is asked for, with that it keeps it. */
export function savedRunOf(result: ReplayResult): SavedRun {
  const { run, lights, asked } = result;
  const { scenario, setting } = run.model;
  const violated = violatedProperty(result);
  const kept = lights.find(({ property, shown }) => shown === 'kept' && asked.length === 1 && property === asked[0]);
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
  const properties = result.lights.map(light => light.property);
  return { result: resultOf(run, properties, result.asked), interrupted: !minimal };
}
