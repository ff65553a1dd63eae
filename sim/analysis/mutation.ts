/**
 * Mutation analysis: which property notices that a chart was changed. A changed chart is compared with the baseline of each
 * scenario; the scenarios in which it answers differently are explored, those with the fewest worlds first.
 */
import { type Mutation, mutated, mutationsOf, type Party } from '#machines';
import type { Property } from '../property/property.ts';
import type { Outside } from '../search/outside.ts';
import { InputError } from '../world/input-error.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { systemOf } from '../world/setting.ts';
import { type Baseline, roleOf, withSystem } from './baseline.ts';
import { generalNames } from './chart-coverage.ts';
import { type Difference, differenceOf } from './chart-difference.ts';
import { checking, modelFor } from './check.ts';

/** A mutation of the charts of one role. */
export interface RoleMutation extends Mutation {
  /** The role and the name of the mutation, joined by a colon. */
  readonly name: string;
  readonly party: string;
  /** The names of the scenarios in which a chart of the role has it. */
  readonly scenarios: readonly string[];
}

/**
 * The mutations of the charts in some compositions, by name; each once, whatever the number of charts that have it.
 * @param only the role of whose charts; by default of all
 */
export function mutationsIn(
  scenarios: readonly (readonly [Scenario, Setting])[],
  only?: string,
): readonly RoleMutation[] {
  const found = new Map<string, RoleMutation & { readonly scenarios: string[] }>();
  const byChart = new Map<Party['chart'], readonly Mutation[]>();
  for (const [scenario, setting] of scenarios) {
    const { parties, kinds = {} } = systemOf(scenario, setting);
    const general = generalNames(kinds);
    for (const { chart, role } of parties.map(party => ({ ...party, role: roleOf(party) }))) {
      if (only !== undefined && role !== only) continue;
      const mutations = byChart.get(chart) ?? mutationsOf(chart, general);
      byChart.set(chart, mutations);
      for (const mutation of mutations) {
        const name = `${role}:${mutation.name}`;
        const known = found.get(name) ?? { ...mutation, name, party: role, scenarios: [] };
        if (known.scenarios.at(-1) !== scenario.name) known.scenarios.push(scenario.name);
        found.set(name, known);
      }
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The roles in some compositions, in the order of their parties. */
export const rolesIn = (scenarios: readonly (readonly [Scenario, Setting])[]): readonly string[] => [
  ...new Set(scenarios.flatMap(([scenario, setting]) => systemOf(scenario, setting).parties.map(roleOf))),
];

/** The name of a mutation without its role. */
const withoutRole = ({ name, party }: RoleMutation): string => name.slice(party.length + 1);

/** A scenario in which a property notices a mutation. */
export interface Kill {
  readonly scenario: string;
  /** The properties that are violated there; none where the chart fails. */
  readonly by: readonly string[];
  /** A counterexample of the first of them. */
  readonly token: string | undefined;
  /** The error by which the chart fails. */
  readonly error?: string;
}

/** The result for one mutation. */
export interface MutationOutcome {
  readonly name: string;
  readonly party: string;
  readonly operator: Mutation['operator'];
  /**
   * `equivalent`: each chart answers everything it is asked as without the mutation, so every scenario has the same worlds.
   * `unreachable`: in no scenario the event comes in the state.
   */
  readonly outcome: 'killed' | 'survived' | 'equivalent' | 'unreachable';
  readonly kill?: Kill;
  /** Where another property than the one set apart notices it, if that one alone does in `kill`. */
  readonly otherwise?: Kill;
  /** Whether it changes nothing but what is handled or named as ignored, in every scenario. */
  readonly hearingOnly: boolean;
  /** The number of scenarios in which it shows, and of worlds explored. */
  readonly shownIn: number;
  readonly worlds: number;
  /** The scenarios that met a limit and noticed nothing before. */
  readonly undecided: readonly string[];
  /** The scenarios whose check fails for another reason than its charts, as a property or the engine does; no kill. */
  readonly failed: readonly FailedCheck[];
}

/** A check that fails: a property or the engine throws, and no chart. */
export interface FailedCheck {
  readonly scenario: string;
  readonly error: string;
}

/** The terms of an analysis. */
export interface MutationTerms {
  /** The baselines of the scenarios that have the mutation, in any order. */
  readonly baselines: readonly Baseline[];
  /** The setting of a scenario with a mutation, for tokens. */
  readonly settingWith: (scenario: Scenario, mutation: string) => Setting;
  readonly propertiesOf: (scenario: Scenario) => readonly Property[];
  /** A property whose kills are counted apart. */
  readonly apart: string;
}

/** The limits for one scenario: so many times the worlds of its baseline, and so many in all. */
export const worldsFactor = 20;
export const worldsMost = 400_000;
/** Even the smallest scenario has so many. */
const worldsLeast = 2_000;
/** After a first violation the exploration goes on to so many times the worlds of the baseline. */
const worldsAfterKill = 2;

/** The progress of one mutation. */
interface MutationProgress {
  readonly worlds: number;
  readonly steps: number;
}

/** Analyses one mutation. As a generator it yields after every turn, and ends after `'stop'` with what it has. */
export function* analysing(
  mutation: RoleMutation,
  terms: MutationTerms,
  outside: Outside,
): Generator<MutationProgress, MutationOutcome | undefined, 'stop' | undefined> {
  const { name, party, operator } = mutation;
  const charts = new Map<Party['chart'], Party['chart']>();
  const reached = terms.baselines.filter(baseline => reaches(baseline, mutation));
  const shown = reached
    .map(baseline => ({ baseline, ...changedParties(baseline, mutation, charts) }))
    .filter(({ difference }) => difference !== 'none')
    .toSorted((one, other) => one.baseline.worlds - other.baseline.worlds);
  const hearingOnly = shown.length > 0 && shown.every(({ difference }) => difference === 'hearing');
  const undecided: string[] = [];
  const failed: FailedCheck[] = [];
  let worlds = 0;
  let kill: Kill | undefined;
  let otherwise: Kill | undefined;
  for (const { baseline, parties, difference } of shown) {
    if (kill && difference === 'hearing') continue;
    if ((yield { worlds, steps: 0 }) === 'stop') return undefined;
    const found = yield* exploring(baseline, parties, name, terms, outside);
    if (found === 'stopped') return undefined;
    worlds += found.worlds;
    if (found.failed !== undefined) failed.push({ scenario: baseline.scenario.name, error: found.failed });
    else if (!found.kill) {
      if (!found.isComplete) undecided.push(baseline.scenario.name);
    } else if (!kill) kill = found.kill;
    else if (!isApart(found.kill, terms)) otherwise = found.kill;
    if (kill && (!isApart(kill, terms) || otherwise || hearingOnly)) break;
  }
  const result = { name, party, operator, hearingOnly, shownIn: shown.length, worlds, undecided, failed };
  if (kill) return { ...result, outcome: 'killed', kill, ...(otherwise ? { otherwise } : {}) };
  const none = reached.length > 0 ? 'equivalent' : 'unreachable';
  return { ...result, outcome: shown.length > 0 ? 'survived' : none };
}

const isApart = ({ by }: Kill, { apart }: MutationTerms): boolean => by.length === 1 && by[0] === apart;

/** Whether a mutation can show in a scenario: its party is in the state, and the event comes there. */
function reaches({ parties }: Baseline, { party, state, event }: RoleMutation): boolean {
  return parties.some(
    ({ role, active, heard }) =>
      role === party && (event === undefined || event.includes('*') ? active.has(state) : heard(state, event)),
  );
}

/** The parties with their charts changed, and the difference this makes. A chart is changed once. */
function changedParties(
  { parties, general }: Baseline,
  mutation: RoleMutation,
  charts: Map<Party['chart'], Party['chart']>,
): { readonly parties: readonly Party[]; readonly difference: Difference } {
  let difference: Difference = 'none';
  const changed = parties.map((baseline): Party => {
    const { party, role } = baseline;
    if (role !== mutation.party) return party;
    const chart = charts.get(party.chart) ?? mutated(party.chart, withoutRole(mutation), general);
    charts.set(party.chart, chart);
    if (chart === party.chart) return party;
    if (difference !== 'other') {
      const own = differenceOf(baseline, chart);
      if (own !== 'none') difference = own;
    }
    return { ...party, chart };
  });
  return { parties: changed, difference };
}

interface Found {
  readonly worlds: number;
  readonly isComplete: boolean;
  readonly kill?: Kill;
  /** The error of a check that fails, and not by its charts. */
  readonly failed?: string;
}

/** Explores one scenario with the changed charts. */
function* exploring(
  { scenario: own, system, worlds: usual, violated }: Baseline,
  parties: readonly Party[],
  name: string,
  terms: MutationTerms,
  outside: Outside,
): Generator<MutationProgress, Found | 'stopped', 'stop' | undefined> {
  const scenario = withSystem(own, { ...system, parties });
  const setting = terms.settingWith(own, name);
  const properties = terms.propertiesOf(own);
  const worldsMax = Math.min(worldsMost, worldsFactor * usual + worldsLeast);
  try {
    const model = modelFor(scenario, setting, properties);
    const turns = checking(scenario, setting, properties, { worldsMax }, outside, model);
    let isKilled = false;
    let turn = turns.next();
    while (!turn.done) {
      const { worlds, steps, found = [] } = turn.value;
      isKilled ||= found.some(({ verdict, property }) => verdict === 'violated' && !violated().has(property.name));
      const command = yield { worlds, steps };
      if (command === 'stop') return 'stopped';
      turn = turns.next(isKilled && worlds >= worldsAfterKill * usual ? 'stop' : undefined);
    }
    const { properties: concluded, explored } = turn.value;
    const noticed = concluded.filter(
      ({ verdict, property }) => verdict === 'violated' && !violated().has(property.name),
    );
    const found = { worlds: explored.worlds, isComplete: explored.complete };
    if (noticed.length === 0) return found;
    const by = noticed.map(({ property }) => property.name);
    return { ...found, kill: { scenario: own.name, by, token: noticed.find(({ token }) => token)?.token } };
  } catch (error) {
    const [says] = (error instanceof Error ? error.message : String(error)).split('\n');
    const nothing = { worlds: 0, isComplete: true };
    // A chart that throws or is refused is an input error: any run of the chart shows it.
    if (error instanceof InputError)
      return { ...nothing, kill: { scenario: own.name, by: [], token: undefined, error: says! } };
    return { ...nothing, failed: says! };
  }
}
