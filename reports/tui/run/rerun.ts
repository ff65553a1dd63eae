/**
 * The same choices under another setting: taken one by one by what they mean, and held against the run they come from.
 * Where a step leads elsewhere, or cannot be taken, the story departs. Pure.
 */
import { divergenceOf, type Model, type Step } from '#sim';
import { choiceLabel } from '../../sequence/narrate.ts';
import { effectOf } from './preview.ts';
import { type Departure, type Run, wholeOf } from './run.ts';

/** What became of the choices. */
export interface Rerun {
  readonly steps: readonly Step[];
  readonly departure: Departure | undefined;
}

/** Takes the choices of a run's whole path again in another model. */
export function rerun(run: Run, model: Model): Rerun {
  const { run: again, observable } = divergenceOf(wholeOf(run), model);
  const { steps, missing } = again;
  const [was, is] = observable ? [run.path[observable.step - 1]?.step, steps[observable.step - 1]] : [];
  if (observable && was && is)
    return { steps, departure: { step: observable.step, why: `before, ${effectOf(was)}; now, ${effectOf(is)}` } };
  const gone = missing === undefined ? undefined : run.path[missing.step - 1]?.step;
  if (missing === undefined || !gone) return { steps, departure: undefined };
  return {
    steps,
    departure: { step: missing.step, why: `“${choiceLabel(gone.choice, run.model)}” cannot happen there` },
  };
}
