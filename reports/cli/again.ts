/** A run taken again: what is concluded of it, what it is kept for, and the same run shortened. */
import {
  type Ending,
  endingOf,
  InputError,
  initialWorld,
  type Light,
  lightsOf,
  minimising,
  type Property,
  type Replayed,
  replay,
  type SavedRun,
  type Standing,
  toldOf,
} from '#sim';
import { exitCode } from './outside.ts';
import { Patience } from './patience.ts';
import type { Told } from './telling.ts';

/** A run taken again, what it shows of each property and how it ends; of a saved run also how it stands. */
export interface Again {
  readonly run: Replayed;
  readonly lights: readonly Light[];
  readonly ending: Ending;
  /** The properties that are asked for: those named, else what it was saved for, else all. */
  readonly asked: readonly Property[];
  readonly standing?: Standing;
}

/** As it is told. */
export function asTold({ run }: Pick<Again, 'run'>): Told {
  const { scenario, setting } = run.model;
  return { scenario, setting, ...run };
}

/** Whether it shows a violation of what is asked for. */
export function isViolated({ lights, asked }: Again): boolean {
  return lights.some(({ property, shown }) => shown === 'violated' && asked.includes(property));
}

/** What it exits with; of a run that cannot be taken to its end nothing is known. */
export function exitCodeOf(again: Again): number {
  if (again.standing?.answer === 'no longer applies') return exitCode.undecided;
  return isViolated(again) ? exitCode.violated : exitCode.holds;
}

/** The property asked for that it breaks: the one its last step breaks, or the first of them. */
export function brokenBy({ run, lights, asked }: Again): Property | undefined {
  const broken = lights.filter(({ property, shown }) => shown === 'violated' && asked.includes(property));
  return (broken.find(({ after }) => after === run.steps.length) ?? broken[0])?.property;
}

/** As it is saved: with what it breaks; or, where one property is asked for, that it keeps it. */
export function savedAs(again: Again): SavedRun {
  const { run, lights, asked } = again;
  const { scenario, setting } = run.model;
  const broken = brokenBy(again);
  const kept = lights.find(({ property, shown }) => shown === 'kept' && asked.length === 1 && property === asked[0]);
  const shows = broken
    ? ({ verdict: 'breaks', property: broken.name } as const)
    : kept && ({ verdict: 'keeps', property: kept.property.name } as const);
  return { scenario, setting, ...(shows ? { shows } : {}), ...toldOf(run) };
}

/** The run without the steps its violation does not need. */
export async function shortened(again: Again): Promise<{ readonly again: Again; readonly interrupted: boolean }> {
  const property = brokenBy(again);
  if (!property)
    throw new InputError('the run breaks none of the properties asked for, so there is nothing to minimise');
  const { model } = again.run;
  const { run: core, minimal } = await Patience.during(patience =>
    patience.outrun(minimising(again.run, property), ({ steps, tried }) => `${steps} steps, ${tried} runs tried`),
  );
  const places = core.steps.map(({ at }) => at);
  const cycle = places.slice(core.stemSteps);
  const run = replay(model, { stem: places.slice(0, core.stemSteps), ...(cycle.length > 0 ? { cycle } : {}) });
  const first = initialWorld(model);
  const properties = again.lights.map(light => light.property);
  return {
    again: { run, lights: lightsOf(run, first, properties), ending: endingOf(run, first), asked: again.asked },
    interrupted: !minimal,
  };
}
