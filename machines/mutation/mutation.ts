/** Mutations: charts changed by operators. They are generated from a chart, and work on the charts of any protocol. */
import { type AnyStateMachine, createMachine } from 'xstate';
import type { Change } from './change.ts';
import { raisedBy } from './message.ts';
import { copied } from './open-config.ts';
import { changesIn } from './operators.ts';
import { doingsOf, drawnFrom, type General } from './place.ts';

/**
 * A mutation of a chart. Its name is the same in every chart of a role. It changes several places where they differ only in
 * the name of a thing or in the number of a slot.
 */
export type Mutation = Omit<Change, 'make'>;

/** The mutations of a chart, in the order of its states. @param general names paths, the same in every chart of a role */
export function mutationsOf(chart: AnyStateMachine, general: General): readonly Mutation[] {
  const byName = new Map<string, Mutation>();
  for (const { make: _, ...mutation } of changesIn(drawnFrom(copied(chart.config), general)))
    byName.set(mutation.name, mutation);
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

/** The types of the events that a chart raises itself, as far as they can be read; `isWhole` if all can. */
export function raisedIn(chart: AnyStateMachine): { readonly types: ReadonlySet<string>; readonly isWhole: boolean } {
  const drawn = drawnFrom(copied(chart.config), path => path.join('.'));
  const raises = drawn.places
    .flatMap(place => doingsOf(place, drawn).flatMap(({ actions }) => actions))
    .filter(action => action?.type === 'xstate.raise')
    .map(raisedBy);
  const types = raises.filter(type => type !== undefined);
  return { types: new Set(types), isWhole: types.length === raises.length };
}
