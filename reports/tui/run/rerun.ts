/**
 * The choices of a run replayed by meaning under another setting, and compared with the run. The rerun departs at the
 * first step that has another effect or cannot be taken. Pure.
 */
import { divergenceOf, type Model, type Step } from '#sim';
import { choiceLabel } from '../../sequence/narrate.ts';
import { effectOf } from './preview.ts';
import { type Departure, type Run, wholeOf } from './run.ts';

/** The result of a rerun. */
export interface Rerun {
  readonly steps: readonly Step[];
  readonly departure: Departure | undefined;
}

/** Replays the choices of a run's whole path in another model. */
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
