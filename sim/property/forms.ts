/**
 * What each form of property means. A form is a small deterministic monitor, as runtime verification has them: it starts
 * in the first world of a run, takes each step, and answers at the end. The same description says what a search asks of a
 * world or a step. Trace verdicts, the search's monitors, liveness on the graph, checks in mid-run and exports all ask it;
 * no other file tells the forms apart.
 */
import type { StepView, WorldView } from '../world/world.ts';
import { eventually, type Form, type StepPredicate, type WorldPredicate } from './property.ts';

/**
 * What a monitor remembers of a run, as a number of steps. Safety: after how many it was violated. Reachability: after how
 * many it was reached. Liveness: since how many its obligation is pending. Undefined where there is no such step.
 */
export type MonitorState = number | undefined;

/** What a run shows: `kept` so far, `violated`, `reached`, or `open`, where the run ends before it is decided. */
export type Shown = 'kept' | 'violated' | 'reached' | 'open';

/** How the run goes on after a trace. */
export type Ending = 'settled' | 'fair-cycle' | 'unfair-cycle' | 'open';

/** Where a trace ends: how, after how many steps, and the worlds it goes round in, of which there is always the last. */
export interface Ended {
  readonly ending: Ending;
  readonly steps: number;
  readonly round: readonly WorldView[];
  /** Whether nothing but faults can happen in the last world. */
  readonly isStuck: boolean;
}

/** What a whole run shows. */
export interface EndVerdict {
  readonly shown: Shown;
  /**
   * The number of steps after which it was shown. No step violates a liveness property: it is the end of the run that
   * does, where nothing more will happen, or the last round of its cycle.
   */
  readonly after: number | undefined;
  /** Of a pending obligation: the number of steps after which it arose. 0: from the beginning. */
  readonly pendingSince: number | undefined;
}

/** The monitor of a run. */
interface RunMonitor {
  readonly start: (first: WorldView) => MonitorState;
  /** @param number how many steps the run has, this one included */
  readonly next: (state: MonitorState, step: StepView, number: number) => MonitorState;
  readonly atEnd: (state: MonitorState, ended: Ended) => EndVerdict;
}

/** A form that one world decides: a violation of what must hold in each, or a witness of what must be reachable. */
export interface OfWorlds extends RunMonitor {
  readonly judges: 'worlds';
  readonly kind: 'safety' | 'reachability';
  readonly holds: WorldPredicate;
  readonly when: WorldPredicate | undefined;
  /** The predicate, which demands nothing where the premise is false. */
  readonly demand: WorldPredicate;
  /** Whether a world is the violation, or the witness. */
  readonly decides: (world: WorldView) => boolean;
}

/** A form that one step decides. */
export interface OfSteps extends RunMonitor {
  readonly judges: 'steps';
  readonly kind: 'safety';
  readonly holds: StepPredicate;
  readonly when: StepPredicate | undefined;
  readonly demand: StepPredicate;
  /** Whether a step is the violation. */
  readonly decides: (step: StepView) => boolean;
}

/** A form that is asked of worlds in which nothing but faults can happen. */
export interface OfStuckWorlds extends RunMonitor {
  readonly judges: 'stuck worlds';
  readonly kind: 'safety';
  /** Where a run may be stuck, if the property says so itself. */
  readonly unless: WorldPredicate | undefined;
  readonly allowed: WorldPredicate;
}

/** A form that only whole runs decide, by an obligation that is pending for ever. */
export interface OfRuns extends RunMonitor {
  readonly judges: 'runs';
  readonly kind: 'liveness';
  readonly obligation: Obligation<WorldView>;
  /** Where its subject comes up: of an obligation with a trigger, the trigger. */
  readonly premise: WorldPredicate | undefined;
}

export type Semantics = OfWorlds | OfSteps | OfStuckWorlds | OfRuns;

/** What a form means. */
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

/** Whether a property is judged on the graph of all worlds. */
export function isLiveness(test: Form): boolean {
  return semanticsOf(test).kind === 'liveness';
}

/** What a monitor remembers after these steps. */
export function stateAfter(test: Form, first: WorldView, steps: readonly StepView[]): MonitorState {
  const { start, next } = semanticsOf(test);
  return steps.reduce((state, step, at) => next(state, step, at + 1), start(first));
}

/** What is still to be asked of a run's futures: nothing of what is discharged for good, and of a pending obligation that again. */
export function remainderOf(test: Form, state: MonitorState): readonly Form[] {
  const semantics = semanticsOf(test);
  if (semantics.judges !== 'runs') return [test];
  const { trigger, goal } = semantics.obligation;
  if (!trigger) return state === undefined ? [] : [test];
  return state === undefined ? [test] : [eventually(goal), test];
}

/**
 * The obligation of a liveness form. A fair run violates the property where from some world on the obligation is pending
 * for ever, and bad worlds come again and again. Worlds are views, or places in a graph.
 */
export interface Obligation<World> {
  /** Where it arises; in the first world of a run only, where there is no trigger. */
  readonly trigger: ((world: World) => boolean) | undefined;
  readonly goal: (world: World) => boolean;
  /** Whether the goal discharges it; where not, the goal must hold from some world on. */
  readonly goalDischarges: boolean;
}

/** Whether the obligation is pending in a world. `was`: whether it was in the world before; `isFirst`: there is none before. */
export function isPending<World>(
  { trigger, goal, goalDischarges }: Obligation<World>,
  world: World,
  was: boolean,
  isFirst: boolean,
): boolean {
  return (was || (trigger ? trigger(world) : isFirst)) && !(goalDischarges && goal(world));
}

/** Whether a run that comes to this world again and again violates a pending obligation. */
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
    // Where a run can still go on is known of its last world alone.
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
      // A cycle is gone round for ever, so what it reaches is reached after everything on the trace.
      const isForEver = round.every(world => isPending(obligation, world, true, false));
      const isViolated = isForEver && round.some(world => isBad(obligation, world));
      return isViolated
        ? { shown: 'violated', after: steps, pendingSince: since }
        : decided(undefined, 'violated', 'kept');
    },
  };
}

/** The verdict of what is decided after some number of steps, or not. */
function decided(after: MonitorState, then: Shown, otherwise: Shown): EndVerdict {
  return { shown: after === undefined ? otherwise : then, after, pendingSince: undefined };
}

/** Whether every party's chart is in a final state. */
function areAllDone(world: WorldView): boolean {
  return world.parties.every(party => world.local(party).done === true);
}

/** What `always` demands of a world and `step` of a step: nothing where the premise is false. */
function demandOf<Seen>(test: {
  readonly holds: (seen: Seen) => boolean;
  readonly when?: (seen: Seen) => boolean;
}): (seen: Seen) => boolean {
  const { holds, when } = test;
  return when ? seen => !when(seen) || holds(seen) : holds;
}
