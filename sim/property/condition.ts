/** Conditions: what can be asked for by name, a property or a state of a party, as something to look for. */

import type { Local } from '../world/chart/local-state.ts';
import { InputError, oneOf } from '../world/input-error.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { systemOf } from '../world/setting.ts';
import { quoted } from '../world/visible.ts';
import { type Property, sometimes } from './property.ts';

/**
 * A condition out of its name: a property, of which a witness or a violation is looked for, or `party=state`. Throws an
 * `InputError` that says what there is.
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
    source: 'whoever asks',
    breaks: [],
    test: sometimes(world => within(world.local(name).value, path)),
  };
}

/** A property of the catalogue by its name, which must be about what the scenario is about. */
export function propertyFor(scenario: Scenario, name: string, catalogue: readonly Property[]): Property {
  const names = catalogue.map(property => property.name);
  const property = catalogue[names.indexOf(oneOf('property', name, names))]!;
  if (property.subject === scenario.subject || property.subject === 'anything') return property;
  throw new InputError(
    `the property ${name} is about ${property.subject}, the scenario ${scenario.name} about ${scenario.subject}; see tongka list scenarios`,
  );
}

/** Whether a state value lies within the state that `path` names, from the root. */
export function within(value: Local['value'] | undefined, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value === 'string') return value === name && rest.length === 0;
  return value !== undefined && name in value && within(value[name], rest);
}

/** As much of a statechart's node as is looked at here. */
interface StateNode {
  readonly states: Readonly<Record<string, StateNode>>;
}
