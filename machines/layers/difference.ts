/**
 * Differences: what a safeguard, a feature or a meeting of two protocols changes in a region. A difference adds; it
 * replaces a transition only where it says so, and it removes nothing.
 */
import { type Carried, carried } from './carrying.ts';
import { fewest, type Guard, type Layer, many, type Region, type StateNode, type Transition } from './region.ts';

/**
 * Changes of one state, or of all states under `anywhere`: transitions by event, by timer (a name without a dot) or under
 * `always`, and actions under `entry` and `exit`. An event with a guard in brackets, `bind.answer [myRequest]`, is the one
 * transition with that guard.
 */
type Changes = Readonly<Record<string, unknown>>;
type ChangesByState = Readonly<Record<string, Changes>>;

/** A difference as data. Every name of a state is one of the region at hand or of `states`, or `anywhere`. */
export interface Differences {
  /** Transitions tried before those that stand there; actions done after those that stand there. */
  readonly also?: ChangesByState;
  /** Transitions tried after those that stand there. */
  readonly otherwise?: ChangesByState;
  /** Transitions and actions in the place of those that stand there. */
  readonly instead?: ChangesByState;
  /** Parts of transitions, such as a target or a guard, in the place of those parts of every transition that stands there. */
  readonly changing?: ChangesByState;
  /** Actions done before those of every transition that stands there. */
  readonly doingFirst?: ChangesByState;
  /** Actions done after those of every transition that stands there. */
  readonly doing?: ChangesByState;
  /** Values of fields, by message, wherever the region sends it. */
  readonly carrying?: Carried;
  /** New states. One that is `like` another takes what that one takes; where both name an event, its own stands. */
  readonly states?: Readonly<Record<string, StateNode & { readonly like?: string }>>;
}

/** How more is laid over what stands there. */
type Lay = <Part>(there: readonly Part[], more: readonly Part[], kind: 'actions' | 'transitions') => readonly Part[];

const before: Lay = (there, more, kind) => (kind === 'actions' ? [...there, ...more] : [...more, ...there]);
const behind: Lay = (there, more) => [...there, ...more];
const inPlaceOf: Lay = (_, more) => more;
const inPart: Lay = (there, more) => there.map(each => ({ ...each, ...more[0] }));
const busier: Lay = (there, more) => there.map(each => doing(each, [...actionsOf(each), ...more]));
const busierFirst: Lay = (there, more) => there.map(each => doing(each, [...more, ...actionsOf(each)]));
const actionsOf = (taken: unknown): readonly unknown[] => many((taken as Transition).actions);
const doing = <Part>(taken: Part, actions: readonly unknown[]): Part => ({ ...taken, actions: fewest(actions) });

/** What changes something that stands there says so where nothing does. */
const changes: readonly Lay[] = [inPlaceOf, inPart, busier, busierFirst];

/**
 * The layer of a difference.
 * @throws Error when the layer is laid over a region: where it changes a state or a transition that is not there, or adds a
 *   state that is there
 */
export function differing(differences: Differences): Layer {
  const { carrying, states = {} } = differences;
  return region => {
    const clash = Object.keys(states).find(name => name in region.states);
    if (clash !== undefined) throw new Error(`a difference adds the state "${clash}", which is there already`);
    const added = Object.entries(states).map(([name, { like, ...own }]) => [
      name,
      like === undefined ? own : alike(region, like, own),
    ]);
    let laid: Region = { ...region, states: { ...region.states, ...Object.fromEntries(added) } };
    for (const [byState = {}, lay] of [
      [differences.also, before],
      [differences.otherwise, behind],
      [differences.instead, inPlaceOf],
      [differences.changing, inPart],
      [differences.doingFirst, busierFirst],
      [differences.doing, busier],
    ] as const)
      for (const [name, change] of Object.entries(byState)) laid = changed(laid, name, change, lay);
    return carrying ? carried(laid, carrying) : laid;
  };
}

function alike({ states }: Region, like: string, own: StateNode): StateNode {
  const model = states[like];
  if (!model) throw new Error(`a difference adds a state like "${like}", which is not there`);
  return { ...own, on: { ...model.on, ...own.on } };
}

function changed(region: Region, name: string, more: Changes, lay: Lay): Region {
  if (name === 'anywhere') return laidOver(region, more, lay, 'the region');
  const state = region.states[name];
  if (!state) throw new Error(`a difference changes the state "${name}", which is not there`);
  return { ...region, states: { ...region.states, [name]: laidOver(state, more, lay, `the state "${name}"`) } };
}

function laidOver<Part extends Region | StateNode>(part: Part, more: Changes, lay: Lay, place: string): Part {
  let laid = part;
  for (const [key, value] of Object.entries(more)) laid = laidAt(laid, key, many(value), lay, place);
  return laid;
}

/** The part with more laid over what stands there under one key of the changes. */
function laidAt<Part extends Region | StateNode>(
  part: Part,
  key: string,
  more: readonly unknown[],
  lay: Lay,
  place: string,
): Part {
  const [, event = '', guard] = /^(.*?)(?: \[(.*)\])?$/.exec(key)!;
  const state = part as StateNode;
  const kind = event === 'entry' || event === 'exit' ? 'actions' : 'transitions';
  const where = event.includes('.') ? 'on' : 'after';
  const isOwn = kind === 'actions' || event === 'always';
  const there = many<unknown>(isOwn ? state[event as 'always'] : state[where]?.[event]);
  const isMeant = (one: unknown) => guard === undefined || nameOf((one as Transition).guard) === guard;
  if (changes.includes(lay) && !there.some(isMeant))
    throw new Error(`a difference changes ${key} in ${place}, and there is none`);
  const laid = fewest(
    guard === undefined
      ? lay(there, more, kind)
      : there.flatMap(one => (isMeant(one) ? lay([one], more, kind) : [one])),
  );
  return isOwn ? { ...part, [event]: laid } : { ...part, [where]: { ...state[where], [event]: laid } };
}

const nameOf = (guard: Guard | undefined): string | undefined => (typeof guard === 'object' ? guard.type : guard);
