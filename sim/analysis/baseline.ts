/**
 * The baseline of a mutation analysis: a scenario explored with the charts as they are. It keeps what each chart was asked
 * and what it answered, so that a changed chart can be compared without exploring anything.
 */
import { type General, hashOf, type Party, raisedIn, type System, stateName } from '#machines';
import type { Property } from '../property/property.ts';
import { explore } from '../search/explore.ts';
import type { Outside } from '../search/outside.ts';
import { type Chart, chartOf } from '../world/chart/chart.ts';
import type { Answer, ChartState, Query } from '../world/chart/local-state.ts';
import type { Model } from '../world/model.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { systemOf } from '../world/setting.ts';
import { generalNames } from './chart-coverage.ts';
import { check, modelFor, type Outcome } from './check.ts';

/** A query to a chart in a local state, and its answer. */
interface Asked {
  readonly query: Query;
  /** The canonical text of the query. */
  readonly text: string;
  readonly answer: Answer;
}

/** A local state in some world, and everything that was asked in it. */
export interface AskedState {
  readonly state: ChartState;
  readonly asked: readonly Asked[];
}

/** What one party was asked in every world of a scenario. */
export interface PartyBaseline {
  readonly party: Party;
  readonly role: string;
  readonly begun: Answer;
  readonly states: readonly AskedState[];
  /** The names of the states it was in, or passed through. */
  readonly active: ReadonlySet<string>;
  /** Whether an event came in some state, as far as that is known: what a chart raises itself may come in any. */
  readonly heard: (state: string, event: string) => boolean;
}

/** A scenario explored with its charts as they are. */
export interface Baseline {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly system: System;
  readonly general: General;
  readonly worlds: number;
  /** The names of the properties that are violated without any change; they are checked when this is first asked. */
  readonly violated: () => ReadonlySet<string>;
  readonly parties: readonly PartyBaseline[];
}

/** The role of a party: several parties of a role share their charts' mutations. */
export const roleOf = ({ name, role }: Party): string => role ?? name;

/** Explores a scenario with its charts as they are. @param properties those whose kills count */
export function baselineOf(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  outside: Outside,
): Baseline {
  const system = systemOf(scenario, setting);
  const fixed = withSystem(scenario, system);
  const model = modelFor(fixed, setting);
  const { explored } = explore(model, [], {}, outside);
  const general = generalNames(system.kinds ?? {});
  let violated: ReadonlySet<string> | undefined;
  return {
    scenario,
    setting,
    system,
    general,
    worlds: explored.worlds,
    violated: () => {
      violated ??= violatedIn(check(fixed, setting, properties, {}, outside));
      return violated;
    },
    parties: system.parties.map((party, at) => partyBaseline(party, model, at, general)),
  };
}

const violatedIn = ({ properties }: Outcome): ReadonlySet<string> =>
  new Set(properties.filter(({ verdict }) => verdict === 'violated').map(({ property }) => property.name));

/** The scenario with a fixed composition, whatever its setting. */
export function withSystem(scenario: Scenario, system: System): Scenario {
  const { settings, ...rest } = scenario;
  return { ...rest, system: () => system, ...(settings ? { settings: { ...settings, applied: same => same } } : {}) };
}

function partyBaseline(party: Party, model: Model, at: number, general: General): PartyBaseline {
  const cells = model.cells[at]!;
  const chart = chartOf(party);
  const byState = new Map<ChartState, Asked[]>();
  const listOf = (state: ChartState): Asked[] => {
    const known = byState.get(state) ?? [];
    byState.set(state, known);
    return known;
  };
  const begun = chart.initial(party.input);
  listOf(begun.state);
  for (const call of cells.queries) {
    const [, local, text] = /^(\d+) (.*)$/s.exec(call) ?? [];
    // The beginning is compared by itself.
    if (local === undefined || text === undefined) continue;
    const state = cells.chartState(Number(local));
    const { query, answer } = state.answers.get(text)!;
    listOf(state).push({ query, text, answer });
    listOf(answer.state);
  }
  const states = [...byState].map(([state, asked]) => ({ state, asked }));
  const names = new Map(states.map(({ state }) => [state, namesOf(chart, state, general)]));
  const active = new Set([...names.values()].flat());
  addPassedThrough(active, party.chart.root, general);
  const queries = states.flatMap(({ state, asked }) =>
    asked.map(({ query }) => ({ at: names.get(state)!, type: query.event.type })),
  );
  const types = new Set(queries.map(({ type }) => type));
  const heardAt = new Set(queries.flatMap(({ at, type }) => at.map(name => `${name} ${type}`)));
  const raised = raisedIn(party.chart);
  const isRaised = (event: string) => raised.types.has(event) || (!raised.isWhole && !types.has(event));
  return {
    party,
    role: roleOf(party),
    begun,
    states,
    active,
    heard: (state, event) => active.has(state) && (isRaised(event) || heardAt.has(`${state} ${event}`)),
  };
}

const namesOf = (chart: Chart, { snapshot }: ChartState, general: General): string[] =>
  chart.nodes(snapshot).map(({ path }) => stateName(path, general));

/** A state that is left in the step that enters it occurs in no local state; the state around it does. */
function addPassedThrough(active: Set<string>, node: Party['chart']['root'], general: General): void {
  if (!active.has(stateName(node.path, general))) return;
  for (const child of Object.values(node.states) as (typeof node)[]) {
    if (child.always?.length) active.add(stateName(child.path, general));
    addPassedThrough(active, child, general);
  }
}

/** The names chosen as a sample: the same for one seed, and another name changes no place but its own. */
export function sampleOf<Named extends { readonly name: string }>(
  all: readonly Named[],
  size: number,
  seed: number,
): readonly Named[] {
  const ranked = all.map(each => ({ each, rank: hashOf(`${seed} ${each.name}`) }));
  const chosen = ranked.toSorted((one, other) => one.rank - other.rank).slice(0, size);
  const names = new Set(chosen.map(({ each }) => each.name));
  return all.filter(({ name }) => names.has(name));
}
