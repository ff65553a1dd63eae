/** Mutations: charts changed by operators. They are generated from a chart, and work on the charts of any protocol. */
import { type AnyStateMachine, createMachine } from 'xstate';
import type { OperatorName, Spot } from './change.ts';
import { copied } from './open-config.ts';
import { changesIn } from './operators.ts';
import { drawnFrom, type General } from './place.ts';

/** A mutation of a chart. */
export interface Mutation {
  /** State, event, branch and operator, joined by colons; the same in every chart of a role. */
  readonly name: string;
  readonly operator: OperatorName;
  /** The places it changes: several where they differ only in the name of a thing or in the number of a slot. */
  readonly spots: readonly Spot[];
}

/** The mutations of a chart, in the order of its states. @param general names paths, the same in every chart of a role */
export function mutationsOf(chart: AnyStateMachine, general: General): readonly Mutation[] {
  const byName = new Map<string, Mutation & { readonly spots: Spot[] }>();
  for (const { name, operator, spot } of changesIn(drawnFrom(copied(chart.config), general))) {
    const known = byName.get(name) ?? { name, operator, spots: [] };
    known.spots.push(spot);
    byName.set(name, known);
  }
  return [...byName.values()];
}

/** The chart with a mutation of that name; the same chart where it has none. */
export function mutated(chart: AnyStateMachine, name: string, general: General): AnyStateMachine {
  const config = copied(chart.config);
  const drawn = drawnFrom(config, general);
  // The name of a state has no colon.
  const [state] = name.split(':');
  const places = drawn.places.filter(place => place.name === state);
  const changes = changesIn(drawn, places).filter(change => change.name === name);
  if (changes.length === 0) return chart;
  for (const { make } of changes) make();
  return createMachine(config, chart.implementations as never) as AnyStateMachine;
}
