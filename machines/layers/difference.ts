/**
 * Differences: what a safeguard, a feature or a meeting of two protocols changes in a region. A difference adds; it
 * replaces a transition only where it says so, and it removes nothing.
 */
import {
  type Action,
  fewest,
  type Layer,
  type Many,
  many,
  type Region,
  type StateNode,
  type Transition,
  type Transitions,
} from './region.ts';

/**
 * Changes of one state: transitions by event or timer (a name without a dot), `always`, and actions under `entry` and
 * `exit`.
 */
export type Changes = Readonly<Record<string, unknown>>;

/** A difference as data. Every name of a state is one of the region at hand or of `states`. */
export interface Differences {
  /** Transitions of the whole region: tried where no state takes the event. */
  readonly anywhere?: Transitions;
  /** Transitions tried before those that the state has; entry and exit actions done after those it has. */
  readonly also?: Readonly<Record<string, Changes>>;
  /** Transitions tried after those that the state has. */
  readonly otherwise?: Readonly<Record<string, Changes>>;
  /** Transitions in the place of those that the state has; entry and exit actions likewise. */
  readonly instead?: Readonly<Record<string, Changes>>;
  /** Transitions of the whole region in the place of those that it has. */
  readonly insteadAnywhere?: Transitions;
  /** Actions done after those of every transition that the state has for the event. */
  readonly doing?: Readonly<Record<string, Readonly<Record<string, Many<Action>>>>>;
  /** New states. One that is `like` another takes what that one takes, its own transitions first. */
  readonly states?: Readonly<Record<string, StateNode & { readonly like?: string }>>;
}

type Lay = (there: readonly unknown[], more: readonly unknown[], place: string) => readonly unknown[];

const before: Lay = (there, more) => [...more, ...there];
const behind: Lay = (there, more) => [...there, ...more];
const inPlaceOf: Lay = (there, more, place) => {
  if (there.length === 0) throw new Error(`a difference replaces ${place}, and there is none`);
  return more;
};

/**
 * The layer of a difference.
 * @throws Error when the layer is laid over a region: where it changes a state that is not there, replaces a transition
 *   that is not there, or adds a state that is there
 */
export function differing(differences: Differences): Layer {
  const { anywhere = {}, insteadAnywhere = {}, also = {}, otherwise = {}, instead = {} } = differences;
  const { doing = {}, states = {} } = differences;
  return region => {
    const clash = Object.keys(states).find(name => name in region.states);
    if (clash !== undefined) throw new Error(`a difference adds the state "${clash}", which is there already`);
    let laid: Region = { ...region, states: { ...region.states } };
    for (const [more, lay] of [
      [anywhere, before],
      [insteadAnywhere, inPlaceOf],
    ] as const)
      if (Object.keys(more).length > 0) laid = { ...laid, on: laidOver(laid.on, more, lay, 'the region') };
    for (const [name, { like, ...added }] of Object.entries(states))
      laid = { ...laid, states: { ...laid.states, [name]: like === undefined ? added : alike(laid, like, added) } };
    for (const [changes, lay] of [
      [also, before],
      [otherwise, behind],
      [instead, inPlaceOf],
    ] as const)
      for (const [name, change] of Object.entries(changes)) {
        const state = laid.states[name];
        if (!state) throw new Error(`a difference changes the state "${name}", which is not there`);
        laid = { ...laid, states: { ...laid.states, [name]: changed(state, change, lay, name) } };
      }
    for (const [name, actions] of Object.entries(doing))
      laid = { ...laid, states: { ...laid.states, [name]: busier(laid.states[name], actions, name) } };
    return laid;
  };
}

function busier(
  state: StateNode | undefined,
  actions: Readonly<Record<string, Many<Action>>>,
  name: string,
): StateNode {
  const on = Object.entries(actions).map(([event, more]) => {
    const taken = many(state?.on?.[event]);
    if (taken.length === 0) throw new Error(`a difference adds to ${event} in the state "${name}", and there is none`);
    return [event, fewest(taken.map(each => ({ ...each, actions: [...many(each.actions), ...many(more)] })))];
  });
  return { ...state!, on: { ...state!.on, ...Object.fromEntries(on) } };
}

function alike({ states }: Region, like: string, own: StateNode): StateNode {
  const model = states[like];
  if (!model) throw new Error(`a difference adds a state like "${like}", which is not there`);
  return { ...own, on: { ...model.on, ...own.on } };
}

function changed(state: StateNode, changes: Changes, lay: Lay, name: string): StateNode {
  let now: StateNode = state;
  for (const [key, value] of Object.entries(changes)) {
    const place = `${key} in the state "${name}"`;
    const more = many(value as Transition);
    if (key === 'entry' || key === 'exit') {
      const actions = lay === before ? behind(many(now[key]), more, place) : lay(many(now[key]), more, place);
      now = { ...now, [key]: fewest(actions) };
    } else if (key === 'always') now = { ...now, always: fewest(lay(many(now.always), more, place)) as never };
    else if (key.includes('.')) now = { ...now, on: laidOver(now.on, { [key]: more }, lay, `the state "${name}"`) };
    else now = { ...now, after: laidOver(now.after, { [key]: more }, lay, `the state "${name}"`) };
  }
  return now;
}

function laidOver(there: Transitions | undefined, more: Transitions, lay: Lay, place: string): Transitions {
  const laid = Object.entries(more).map(([event, taken]) => [
    event,
    fewest(lay(many(there?.[event]), many(taken), `${event} in ${place}`)),
  ]);
  return { ...there, ...Object.fromEntries(laid) };
}
