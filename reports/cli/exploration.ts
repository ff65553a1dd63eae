/**
 * One exploration as plain data, so that any thread may do it: what is asked for by name, and what was found with names
 * in place of scenario and properties. One thread or many, everything told comes through here.
 */
import {
  type Breakdown,
  breakdownOf,
  type ChartCoverage,
  type Concluded,
  chartsUsed,
  checking,
  type Limits,
  modelFor,
  type Outcome,
  type Outside,
  type Progress,
  type SettingChange,
  settingOf,
  tallied,
  watched,
} from '#sim';
import { newsText } from '../formats/news-text.ts';
import { checkpointFile } from './checkpoint-file.ts';
import { propertyNamed, scenarioNamed } from './options.ts';

/** What is asked for. */
export interface Exploration {
  readonly scenario: string;
  readonly change: SettingChange;
  readonly properties: readonly string[];
  readonly limits: Limits;
  /** Whether to say which states and transitions of the charts were used. */
  readonly coverage: boolean;
  /** Whether to say why there are so many worlds. */
  readonly breakdown: boolean;
  /** Which of what is found is told while exploring goes on: violations only, or witnesses, too. */
  readonly news: 'all' | 'violations' | 'none';
  /** The file in which to keep how far it has come. */
  readonly checkpoint?: string;
}

/** What was found, as data that can be sent. */
export interface Found {
  readonly outcome: PlainOutcome;
  readonly charts: readonly ChartCoverage[];
  readonly breakdowns: readonly Breakdown[];
}

type PlainOutcome = Omit<Outcome, 'scenario' | 'properties'> & {
  readonly scenario: string;
  readonly properties: readonly (Omit<Concluded, 'property'> & { readonly property: string })[];
};

/** How far it has come, and a line for each thing found since that was told last. */
export interface Performance extends Progress {
  readonly news: readonly string[];
}

/** Explores; a generator like `checking`, so that a driver can show progress, tell what is found, and stop it. */
export function* performing(
  { scenario: name, change, properties: names, limits, coverage, breakdown, news, checkpoint }: Exploration,
  clock: Outside,
): Generator<Performance, Found, 'stop' | undefined> {
  const scenario = scenarioNamed(name);
  const setting = settingOf(scenario, change);
  const properties = names.map(propertyNamed);
  const model = modelFor(scenario, setting, properties);
  if (coverage) watched(model);
  if (breakdown) tallied(model);
  const outside = checkpoint === undefined ? clock : { ...clock, store: checkpointFile(checkpoint) };
  const turns = checking(scenario, setting, properties, limits, outside, model);
  let turn = turns.next();
  while (!turn.done) {
    const { found = [] } = turn.value;
    const told = found.filter(({ verdict }) => news === 'all' || (news === 'violations' && verdict === 'violated'));
    turn = turns.next(yield { ...turn.value, news: told.map(each => newsText(scenario, each)) });
  }
  return {
    outcome: plain(turn.value),
    charts: coverage ? chartsUsed(model) : [],
    breakdowns: breakdown ? [breakdownOf(model)] : [],
  };
}

function plain(outcome: Outcome): PlainOutcome {
  return {
    ...outcome,
    scenario: outcome.scenario.name,
    properties: outcome.properties.map(concluded => ({ ...concluded, property: concluded.property.name })),
  };
}

/** The outcome as it was before it was sent. */
export function outcomeOf({ outcome }: Found): Outcome {
  return {
    ...outcome,
    scenario: scenarioNamed(outcome.scenario),
    properties: outcome.properties.map(concluded => ({
      ...concluded,
      property: propertyNamed(concluded.property),
    })),
  };
}
