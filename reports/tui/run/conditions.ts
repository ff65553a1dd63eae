/** Conditions for the find menu: every state of every party, and every property in force. Pure. */
import { conditionNamed, InputError, type Property } from '#sim';
import { titleOf } from '../../sequence/words.ts';
import type { Run } from './run.ts';

/** A condition: its name, as `tongka find` takes it, and its statement. */
export interface Condition {
  readonly condition: string;
  readonly about: string;
}

/** The part of a statechart node that is read here. */
interface StateNode {
  readonly description?: string | undefined;
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, StateNode>>;
}

/** Every condition of a run: properties first, then states, outermost first. */
export function conditionsOf({ properties, model }: Run): readonly Condition[] {
  const states = model.parties.flatMap(({ name, chart }) =>
    inside(chart.root as unknown as StateNode).map(({ path, description }) => ({
      condition: `${name}=${path.join('.')}`,
      about: description ?? `the ${titleOf(name)} is there`,
    })),
  );
  return [...properties.map(({ name, says }) => ({ condition: name, about: says })), ...states];
}

function inside({ states }: StateNode): StateNode[] {
  return Object.values(states).flatMap(node => [node, ...inside(node)]);
}

/** The property that a condition tests; undefined if the condition is unknown. */
export function conditionFor({ scenario, setting, properties }: Run, condition: string): Property | undefined {
  try {
    return conditionNamed(scenario, setting, condition, properties);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
