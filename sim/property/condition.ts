/** Conditions: goals of a search, named by the user: a property, or a state of a party. */

import type { Local } from '../world/chart/local-state.ts';
import { InputError, oneOf } from '../world/input-error.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { systemOf } from '../world/setting.ts';
import { quoted } from '../world/visible.ts';
import { type Property, sometimes } from './property.ts';

/**
 * The property that a condition names. A property's name stands for its witness or its violation; `party=state` stands
 * for a world in which the party is in that state.
 * @param condition `property`, or `party=state` where states inside states are joined by dots
 * @throws InputError where the property, the party or the state is unknown; it lists the nearest known names
 */
export function conditionNamed(
  scenario: Scenario,
  setting: Setting,
  condition: string,
  catalogue: readonly Property[],
): Property {
  const [name = '', state] = condition.split(/=(.*)/s);
  if (state === undefined) return propertyFor(scenario, condition, catalogue);
  const { parties } = systemOf(scenario, setting);
  const names = parties.map(party => party.name);
  const party = parties[names.indexOf(oneOf('party', name, names))]!;
  const path = state.split('.');
  let node: StateNode = party.chart.root as unknown as StateNode;
  for (const [at, segment] of path.entries()) {
    const inside = Object.keys(node.states);
    const where = [name, ...path.slice(0, at)].join('.');
    if (inside.length === 0) throw new InputError(`${where} has no states inside; ${quoted(condition)} was given`);
    node = node.states[oneOf(`state of ${where}`, segment, inside)]!;
  }
  return {
    name: condition,
    says: `${name} is in ${state}.`,
    kind: 'reachability',
    subject: scenario.subject,
    source: 'the command line',
    breaks: [],
    test: sometimes(world => within(world.local(name).value, path)),
  };
}

/**
 * The property of the catalogue with this name.
 * @throws InputError where no property has it, or the property and the scenario have different subjects
 */
export function propertyFor(scenario: Scenario, name: string, catalogue: readonly Property[]): Property {
  const names = catalogue.map(property => property.name);
  const property = catalogue[names.indexOf(oneOf('property', name, names))]!;
  if (property.subject === scenario.subject || property.subject === 'anything') return property;
  throw new InputError(
    `the property ${name} is about ${property.subject}, the scenario ${scenario.name} about ${scenario.subject}; see tongka list scenarios`,
  );
}

/** Whether a state value lies within the state at `path`, counted from the root. */
export function within(value: Local['value'] | undefined, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value === 'string') return value === name && rest.length === 0;
  return value !== undefined && name in value && within(value[name], rest);
}

/** The part of a statechart's node that this module reads. */
interface StateNode {
  readonly states: Readonly<Record<string, StateNode>>;
}
