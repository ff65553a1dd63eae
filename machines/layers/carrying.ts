/** What a message carries, wherever a region sends it. */
import {
  type Action,
  type Field,
  type Many,
  many,
  mapTransitions,
  type Region,
  type Sent,
  type StateNode,
  type Transitions,
  type Value,
} from './region.ts';

/** Values of fields, by message and field. */
export type Carried = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/**
 * The region whose messages carry these values in the place of those that the fields had.
 * @throws Error where the region sends no such message with such a field
 */
export function carried(region: Region, carrying: Carried): Region {
  const missing = new Set(Object.entries(carrying).flatMap(([type, values]) => Object.keys(values).map(id(type))));
  const changed = changing(region as StateNode, action => {
    if (typeof action === 'string' || action.type !== 'send') return action;
    const sent = action.params as Sent;
    const values = carrying[sent.message] ?? {};
    const fields = sent.fields.map((field): Field => {
      const given = Object.entries(values).filter(([name]) => name === field || (isRecord(field) && name in field));
      for (const [name] of given) missing.delete(id(sent.message)(name));
      return given.length === 0 ? field : { ...(isRecord(field) ? field : {}), ...Object.fromEntries(given) };
    });
    return { ...action, params: { ...sent, fields } };
  });
  const [first] = missing;
  if (first !== undefined) throw new Error(`a difference gives a value to ${first}, which the region does not send`);
  return changed as Region;
}

const id =
  (message: string) =>
  (field: string): string =>
    `${field} of ${message}`;

const isRecord = (field: Field): field is Exclude<Field, string> => typeof field !== 'string';

/** The state, and those within, with each action changed. */
function changing(node: StateNode, change: (action: Action) => Action): StateNode {
  const all = (actions: Many<Action>): Many<Action> =>
    Array.isArray(actions) ? many<Action>(actions).map(change) : change(actions as Action);
  const taken = (transitions: Transitions): Transitions =>
    mapTransitions(transitions, one => (one.actions === undefined ? one : { ...one, actions: all(one.actions) }));
  const { entry, exit, on, after, always, states } = node;
  return {
    ...node,
    ...(entry && { entry: all(entry) }),
    ...(exit && { exit: all(exit) }),
    ...(on && { on: taken(on) }),
    ...(after && { after: taken(after) }),
    ...(always && { always: taken({ always }).always! }),
    ...(states && {
      states: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, changing(state, change)])),
    }),
  };
}
