/**
 * A run being looked at: a path of steps and a place on it. Steps before the place have been taken; those after it are
 * its future, recorded or walked back over. Pure; every function returns a new run or the same one.
 */
import {
  type Choice,
  calmDriver,
  choicesIn,
  faultKinds,
  inForce,
  initialWorld,
  type Model,
  modelFor,
  type Property,
  replayToken,
  type Scenario,
  type Setting,
  type Step,
  step,
  type TokenRead,
  tokenOf,
  type World,
} from '#sim';

export interface Run {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly model: Model;
  /** The properties in force, a light each. */
  readonly properties: readonly Property[];
  readonly path: readonly Step[];
  /** How many steps of the path have been taken. */
  readonly position: number;
  /** The trace it was opened with. */
  readonly trace: TokenRead | undefined;
  /** The steps of that trace. */
  readonly opened: readonly Step[];
}

/** A run at its beginning; a trace's steps lie ahead. Throws an `InputError` where the trace is of another version. */
export function opened(
  scenario: Scenario,
  setting: Setting,
  catalogue: readonly Property[],
  trace?: TokenRead,
  model: Model = modelFor(scenario, setting, inForce(scenario, catalogue)),
): Run {
  const steps = trace ? replayToken(model, trace).steps : [];
  return {
    scenario,
    setting,
    model,
    properties: inForce(scenario, catalogue),
    path: steps,
    position: 0,
    trace,
    opened: steps,
  };
}

/** The run at its beginning again, as it was opened. */
export function restarted(run: Run): Run {
  return { ...run, position: 0, path: run.opened };
}

/** The world the run began in. */
export function beginningOf({ model }: Run): World {
  return initialWorld(model);
}

/** The world the run has come to. */
export function worldOf(run: Run): World {
  return run.path[run.position - 1]?.to ?? beginningOf(run);
}

/** The steps taken. */
export function takenIn({ path, position }: Run): readonly Step[] {
  return path.slice(0, position);
}

/** A choice with its place in the contract's list, which is its number in a token and on the screen. */
export interface Offered {
  readonly at: number;
  readonly choice: Choice;
  readonly fault: boolean;
  /** The path goes on with it. */
  readonly ahead: boolean;
}

/** Every choice in the present world. */
export function offeredIn(run: Run): readonly Offered[] {
  const ahead = run.path[run.position]?.at;
  return choicesIn(worldOf(run)).map((choice, at) => ({ at, choice, fault: isFault(choice), ahead: at === ahead }));
}

function isFault({ kind }: Choice): boolean {
  return faultKinds.some(fault => fault === kind);
}

/** The run one step on by the choice at place `at`; a choice other than the recorded one forks. */
export function taken(run: Run, at: number): Run {
  const { path, position } = run;
  if (path[position]?.at === at) return { ...run, position: position + 1 };
  const next = step(worldOf(run), at);
  return next ? { ...run, path: [...takenIn(run), next], position: position + 1 } : run;
}

/** The run one step on: along the path where there is one, else as a trace's cycle or the calm driver goes. */
export function forward(run: Run): Run {
  const { path, position } = run;
  if (position < path.length) return { ...run, position: position + 1 };
  const again = roundAgain(run);
  const at = again ?? calmDriver(choicesIn(worldOf(run)), position, worldOf(run));
  return at === undefined ? run : taken(run, at);
}

/** The run at another place of its path. */
export function movedTo(run: Run, position: number): Run {
  return { ...run, position: Math.min(Math.max(0, position), run.path.length) };
}

/** Whether the steps taken are the trace's whole stem and its cycle at least once; the rest of the trace repeats. */
export function isRound(run: Run): boolean {
  const { trace, position } = run;
  if (!trace?.cycle?.length || position < trace.stem.length + trace.cycle.length) return false;
  return takenIn(run).every(({ at }, place) => at === recordedAt(trace, place));
}

function roundAgain(run: Run): number | undefined {
  return run.trace && isRound(run) ? recordedAt(run.trace, run.position) : undefined;
}

/** The choice a trace takes at a place; its cycle goes on for ever. */
function recordedAt({ stem, cycle }: TokenRead, place: number): number | undefined {
  if (place < stem.length || !cycle?.length) return stem[place];
  return cycle[(place - stem.length) % cycle.length];
}

/** The token of the steps taken; of the whole lasso where its cycle has been walked once. */
export function tokenSoFar(run: Run): string {
  const { scenario, setting, model, trace } = run;
  const whole = trace !== undefined && isRound(run);
  const stem = whole ? trace.stem : takenIn(run).map(({ at }) => at);
  return tokenOf(model, { scenario, setting, stem, ...(whole ? { cycle: trace.cycle } : {}) });
}
