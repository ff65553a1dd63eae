/**
 * Lights: what each property says of the steps taken so far, and of nothing else. A light judges one run; whether a
 * property holds of every run is the checker's to say.
 */
import type { Property } from '#sim';
import { lightsOf, type Shown } from '../formats/lights.ts';
import { beginningOf, isRound, type Run, takenIn, worldOf } from './run.ts';

/** `unreached`: a `sometimes` not yet seen. `owed`: a promise made and not yet kept. */
export type LightState = 'holds' | 'violated' | 'unreached' | 'owed';

export interface Light {
  readonly property: Property;
  readonly state: LightState;
  /** The number of steps after which it was violated. */
  readonly since: number | undefined;
}

/** A light for each property in force, in order. */
export function lightsIn(run: Run): readonly Light[] {
  const steps = takenIn(run);
  // Once round is for ever: the last steps are the cycle, wherever on it they begin.
  const round = isRound(run) ? (run.trace?.cycle?.length ?? 0) : 0;
  const replayed = { model: run.model, steps, stemSteps: steps.length - round, end: worldOf(run) };
  return lightsOf(replayed, beginningOf(run), run.properties).map(({ property, shown, after }) => ({
    property,
    state: stateOf(shown, property),
    since: shown === 'violated' ? after : undefined,
  }));
}

function stateOf(shown: Shown, { test }: Property): LightState {
  switch (shown) {
    case 'kept':
    case 'reached':
      return 'holds';
    case 'violated':
      return 'violated';
    case 'open':
      return test.form === 'sometimes' ? 'unreached' : 'owed';
  }
}

/** The lights that went red in the last step. */
export function brokenNow(run: Run, lights: readonly Light[]): readonly Light[] {
  const before = run.position === 0 ? [] : lightsIn({ ...run, position: run.position - 1 });
  return lights.filter(({ state }, at) => state === 'violated' && before[at]?.state !== 'violated');
}
