/**
 * The semantics of each form of property. A form is a small deterministic monitor, as in runtime verification: it
 * starts in the first world of a run, takes each step, and returns a verdict at the end. The same description holds the
 * predicate that a search evaluates in a world or a step. Trace verdicts, the search's monitors, liveness on the graph,
 * checks in mid-run and exports all use it; no other file distinguishes the forms.
 */
import type { StepView, WorldView } from '../world/world.ts';
import { eventually, type Form, type StepPredicate, type WorldPredicate } from './property.ts';

/**
 * The state of a monitor: a number of steps since the start of the run. Safety: the steps after which the property was
 * violated. Reachability: the steps after which it was reached. Liveness: the steps after which the pending obligation
 * arose. Undefined where there is no such step.
 */
export type MonitorState = number | undefined;

/** The verdict of a run: `kept` so far, `violated`, `reached`, or `open` where the run ends before it is decided. */
export type Shown = 'kept' | 'violated' | 'reached' | 'open';

/** The continuation of a run after its trace. */
export type Ending = 'settled' | 'fair-cycle' | 'unfair-cycle' | 'open';

/** The end of a trace. */
export interface Ended {
  readonly ending: Ending;
  readonly steps: number;
  /** The worlds of the cycle; the last world alone where there is no cycle. */
  readonly round: readonly WorldView[];
  /** Whether nothing but faults can happen in the last world. */
  readonly isStuck: boolean;
}

/** The verdict of a whole run. */
export interface EndVerdict {
  readonly shown: Shown;
  /** The number of steps after which the verdict was reached; for violated liveness, the length of the trace. */
  readonly after: number | undefined;
  /** The number of steps after which the pending obligation arose (0: in the first world); undefined if none is. */
  readonly pendingSince: number | undefined;
}

/** The monitor of a form. `number`: the steps of the run so far, this one included. */
interface RunMonitor {
  readonly start: (first: WorldView) => MonitorState;

  readonly next: (state: MonitorState, step: StepView, number: number) => MonitorState;
  readonly atEnd: (state: MonitorState, ended: Ended) => EndVerdict;
}

/** A form that one world decides: a violation of an invariant, or a witness of a reachability property. */
export interface OfWorlds extends RunMonitor {
  readonly judges: 'worlds';
  readonly kind: 'safety' | 'reachability';
  readonly holds: WorldPredicate;
  readonly when: WorldPredicate | undefined;
  /** `holds`, weakened to true where the premise is false. */
  readonly demand: WorldPredicate;
  /** Whether a world is a violation or a witness. */
  readonly decides: (world: WorldView) => boolean;
}

/** A form that one step decides. */
export interface OfSteps extends RunMonitor {
  readonly judges: 'steps';
  readonly kind: 'safety';
  readonly holds: StepPredicate;
  readonly when: StepPredicate | undefined;
  readonly demand: StepPredicate;
  /** Whether a step is a violation. */
  readonly decides: (step: StepView) => boolean;
}

/** A form about stuck worlds, in which nothing but faults can happen. */
export interface OfStuckWorlds extends RunMonitor {
  readonly judges: 'stuck worlds';
  readonly kind: 'safety';
  /** The stuck worlds that the property itself allows, if it names any. */
  readonly unless: WorldPredicate | undefined;
  /** `unless`, or by default the worlds in which every chart is in a final state. */
  readonly allowed: WorldPredicate;
}

/** A form that only whole runs decide: an obligation must not be pending for ever. */
export interface OfRuns extends RunMonitor {
  readonly judges: 'runs';
  readonly kind: 'liveness';
  readonly obligation: Obligation<WorldView>;
  /** The premise, for vacuity; for an obligation with a trigger it is the trigger. */
  readonly premise: WorldPredicate | undefined;
}

export type Semantics = OfWorlds | OfSteps | OfStuckWorlds | OfRuns;

/** The semantics of a form. */
export function semanticsOf(test: Form): Semantics {
  switch (test.form) {
    case 'always':
      return ofWorlds('safety', test.holds, test.when);
    case 'sometimes':
      return ofWorlds('reachability', test.holds);
    case 'step':
      return ofSteps(test.holds, test.when);
    case 'deadlock':
      return ofStuckWorlds(test.unless);
    case 'eventually':
      return ofRuns({ trigger: undefined, goal: test.holds, goalDischarges: true }, test.when);
    case 'leadsTo':
      return ofRuns({ trigger: test.from, goal: test.to, goalDischarges: true }, test.from);
    case 'stabilises':
      return ofRuns({ trigger: undefined, goal: test.holds, goalDischarges: false }, test.when);
  }
}

/** Whether a form is a liveness form, which is checked on the graph of all worlds. */
export function isLiveness(test: Form): boolean {
  return semanticsOf(test).kind === 'liveness';
}

/** The state of a form's monitor after these steps. */
export function stateAfter(test: Form, first: WorldView, steps: readonly StepView[]): MonitorState {
  const { start, next } = semanticsOf(test);
  return steps.reduce((state, step, at) => next(state, step, at + 1), start(first));
}

/** The forms a run's futures must satisfy: none if discharged for good; the goal too if a triggered one is pending. */
export function remainderOf(test: Form, state: MonitorState): readonly Form[] {
  const semantics = semanticsOf(test);
  if (semantics.judges !== 'runs') return [test];
  const { trigger, goal } = semantics.obligation;
  if (!trigger) return state === undefined ? [] : [test];
  return state === undefined ? [test] : [eventually(goal), test];
}

/**
 * The obligation of a liveness form. A fair run violates the property if from some world on the obligation is pending
 * for ever, and the run visits bad worlds (`isBad`) infinitely often. A `World` is a view, or an index in a graph.
 */
export interface Obligation<World> {
  /** The worlds in which the obligation arises; without a trigger it arises in the first world of a run only. */
  readonly trigger: ((world: World) => boolean) | undefined;
  readonly goal: (world: World) => boolean;
  /** Whether the goal discharges the obligation. If not, the goal must hold from some world on. */
  readonly goalDischarges: boolean;
}

/** Whether the obligation is pending in a world; `was`: it was in the world before; `isFirst`: there is none before. */
export function isPending<World>(
  { trigger, goal, goalDischarges }: Obligation<World>,
  world: World,
  was: boolean,
  isFirst: boolean,
): boolean {
  return (was || (trigger ? trigger(world) : isFirst)) && !(goalDischarges && goal(world));
}

/** Whether a run violates a pending obligation by visiting this world infinitely often. */
export function isBad<World>({ goal, goalDischarges }: Obligation<World>, world: World): boolean {
  return goalDischarges || !goal(world);
}

function ofWorlds(kind: OfWorlds['kind'], holds: WorldPredicate, when?: WorldPredicate): OfWorlds {
  const demand = demandOf(when ? { holds, when } : { holds });
  const isSought = kind === 'reachability';
  const decides = (world: WorldView): boolean => demand(world) === isSought;
  return {
    judges: 'worlds',
    kind,
    holds,
    when,
    demand,
    decides,
    start: first => (decides(first) ? 0 : undefined),
    next: (state, { after }, number) => state ?? (decides(after) ? number : undefined),
    atEnd: state => decided(state, isSought ? 'reached' : 'violated', isSought ? 'open' : 'kept'),
  };
}

function ofSteps(holds: StepPredicate, when?: StepPredicate): OfSteps {
  const demand = demandOf(when ? { holds, when } : { holds });
  const decides = (step: StepView): boolean => !demand(step);
  return {
    judges: 'steps',
    kind: 'safety',
    holds,
    when,
    demand,
    decides,
    start: () => undefined,
    next: (state, step, number) => state ?? (decides(step) ? number : undefined),
    atEnd: state => decided(state, 'violated', 'kept'),
  };
}

function ofStuckWorlds(unless: WorldPredicate | undefined): OfStuckWorlds {
  const allowed = unless ?? areAllDone;
  return {
    judges: 'stuck worlds',
    kind: 'safety',
    unless,
    allowed,
    start: () => undefined,
    next: () => undefined,
    // The choices of a world are known for the last world of a trace only.
    atEnd: (_, { isStuck, round, steps }) =>
      decided(isStuck && !allowed(round.at(-1)!) ? steps : undefined, 'violated', 'kept'),
  };
}

function ofRuns(obligation: Obligation<WorldView>, premise: WorldPredicate | undefined): OfRuns {
  return {
    judges: 'runs',
    kind: 'liveness',
    obligation,
    premise,
    start: first => (isPending(obligation, first, false, true) ? 0 : undefined),
    next: (since, { after }, number) =>
      isPending(obligation, after, since !== undefined, false) ? (since ?? number) : undefined,
    atEnd: (since, { ending, steps, round }) => {
      if (since === undefined) return decided(undefined, 'violated', 'kept');
      if (ending !== 'settled' && ending !== 'fair-cycle')
        return { shown: 'open', after: undefined, pendingSince: since };
      // A cycle repeats for ever, so every world on it is also visited after the trace.
      const isForEver = round.every(world => isPending(obligation, world, true, false));
      const isViolated = isForEver && round.some(world => isBad(obligation, world));
      return isViolated
        ? { shown: 'violated', after: steps, pendingSince: since }
        : decided(undefined, 'violated', 'kept');
    },
  };
}

/** The verdict `then` where a number of steps is given, and `otherwise` where it is not. */
function decided(after: MonitorState, then: Shown, otherwise: Shown): EndVerdict {
  return { shown: after === undefined ? otherwise : then, after, pendingSince: undefined };
}

/** Whether every party's chart is in a final state. */
function areAllDone(world: WorldView): boolean {
  return world.parties.every(party => world.local(party).done === true);
}

/** The predicate of `always` or `step`, weakened to true where the premise is false. */
function demandOf<Seen>(test: {
  readonly holds: (seen: Seen) => boolean;
  readonly when?: (seen: Seen) => boolean;
}): (seen: Seen) => boolean {
  const { holds, when } = test;
  return when ? seen => !when(seen) || holds(seen) : holds;
}
