/**
 * One exploration as plain data, so that any thread can run it: scenario and properties are replaced by their names in
 * the request and in the result. One thread and several threads use the same code, so that their output is the same.
 */
import {
  type CardChange,
  type ChartCoverage,
  type Concluded,
  chartsUsed,
  checking,
  type Limits,
  modelFor,
  type Outcome,
  type Outside,
  type Progress,
  recordMoves,
  recordReachedValues,
  type StateSpaceProfile,
  settingOf,
  simulating,
  stateSpaceProfileOf,
  type Walking,
} from '#sim';
import { newsText } from '../../formats/news-text.ts';
import { checkpointFile } from '../../host/checkpoint-file.ts';
import { propertyNamed, scenarioNamed } from '../args/named.ts';

/** The request of an exploration. */
export interface Exploration {
  readonly scenario: string;
  readonly change: CardChange;
  readonly properties: readonly string[];
  readonly limits: Limits;
  /** Whether to record which states and transitions of the charts are used. */
  readonly coverage: boolean;
  /** Whether to compute the breakdown of the state space. */
  readonly breakdown: boolean;
  /** The findings that are reported before the end: violations, or witnesses also. */
  readonly news: 'all' | 'violations' | 'none';
  /** The file of its checkpoint. */
  readonly checkpoint?: string;
  /** Random runs instead of every world. */
  readonly walking?: Walking;
}

/** The result of an exploration. */
export interface ExplorationResult {
  readonly outcome: PlainOutcome;
  readonly charts: readonly ChartCoverage[];
  readonly breakdowns: readonly StateSpaceProfile[];
}

type PlainOutcome = Omit<Outcome, 'scenario' | 'properties'> & {
  readonly scenario: string;
  readonly properties: readonly (Omit<Concluded, 'property'> & { readonly property: string })[];
};

/** Progress, with a line for each finding since the last progress. */
interface ExplorationProgress extends Progress {
  readonly news: readonly string[];
}

/** Explores in turns, like `checking`, so that a driver can show progress, print findings, and stop it. */
export function* explorationTurns(
  { scenario: name, change, properties: names, limits, coverage, breakdown, news, checkpoint, walking }: Exploration,
  clock: Outside,
): Generator<ExplorationProgress, ExplorationResult, 'stop' | undefined> {
  const scenario = scenarioNamed(name);
  const setting = settingOf(scenario, change);
  const properties = names.map(propertyNamed);
  if (walking) {
    const sampling = simulating(scenario, setting, properties, walking, limits, clock);
    let turn = sampling.next();
    while (!turn.done) turn = sampling.next(yield { ...turn.value, news: [] });
    return { outcome: plainOutcome(turn.value), charts: [], breakdowns: [] };
  }
  const model = modelFor(scenario, setting, properties);
  if (coverage) recordMoves(model);
  if (breakdown) recordReachedValues(model);
  const outside = checkpoint === undefined ? clock : { ...clock, store: checkpointFile(checkpoint) };
  const turns = checking(scenario, setting, properties, limits, outside, model);
  let turn = turns.next();
  while (!turn.done) {
    const { found = [] } = turn.value;
    const reported = found.filter(({ verdict }) => news === 'all' || (news === 'violations' && verdict === 'violated'));
    turn = turns.next(yield { ...turn.value, news: reported.map(each => newsText(scenario, each)) });
  }
  return {
    outcome: plainOutcome(turn.value),
    charts: coverage ? chartsUsed(model) : [],
    breakdowns: breakdown ? [stateSpaceProfileOf(model)] : [],
  };
}

function plainOutcome({ scenario, setting, verdict, coverage, properties, explored }: Outcome): PlainOutcome {
  return {
    setting,
    verdict,
    coverage,
    explored,
    scenario: scenario.name,
    properties: properties.map(concluded => ({ ...concluded, property: concluded.property.name })),
  };
}

/** The outcome with scenario and properties instead of their names. */
export function outcomeOf({ outcome }: ExplorationResult): Outcome {
  return {
    ...outcome,
    scenario: scenarioNamed(outcome.scenario),
    properties: outcome.properties.map(concluded => ({
      ...concluded,
      property: propertyNamed(concluded.property),
    })),
  };
}
