/**
 * Regions as plain data: an ordinary XState state configuration without a function in it. A picture is a region as one
 * draws it; a layer is a function from region to region. The last layer, `concerning`, gives the names their meaning.
 */

/** One or several. */
export type Many<Value> = Value | readonly Value[];

/** The value of a message's field: given, as the event at hand has it, or as the party keeps it under another name. */
export type Value = string | number | boolean | null | readonly unknown[] | Heard | Kept;
/** A field of the event at hand. */
export interface Heard {
  readonly heard: string;
}
/** A field that the party keeps. */
export interface Kept {
  readonly kept: string;
}
/** A field of a message: what the party keeps under that name, or fields with their values. */
export type Field = string | Readonly<Record<string, Value>>;

/** A message as data: its receiver, by role; its type; its fields. */
export interface Sent {
  readonly to: string;
  readonly message: string;
  readonly fields: readonly Field[];
}
/** A report to observers as data. */
export interface Reported {
  readonly report: string;
  readonly fields: readonly Field[];
}

/** A guard by name. */
export type Guard = string | { readonly type: string; readonly params?: object };
/** An action by name; `send` with the message, `report` with the report. */
export type Action =
  | string
  | { readonly type: 'send'; readonly params: Sent }
  | { readonly type: 'report'; readonly params: Reported }
  | { readonly type: string; readonly params?: object };

/** A transition. Without a guard it is taken for every event that concerns the subject. */
export interface Transition {
  readonly guard?: Guard;
  readonly target?: string;
  readonly reenter?: boolean;
  readonly actions?: Many<Action>;
  readonly description: string;
}

/** Transitions by event or timer: one, or several in the order in which they are tried. */
export type Transitions = Readonly<Record<string, Many<Transition>>>;

/** What the layers read of a state. */
export interface Meta {
  /** The state that this one gave up on: it still takes what that one takes, and goes back to it to ask once more. */
  readonly gaveUpOn?: string;
  /** The state in which a restart resumes this one; by default itself. */
  readonly resumes?: string;
  /** What asking a second time is, in the third person: `stores the record again`. */
  readonly again?: string;
}

/** A state of a region. */
export interface StateNode {
  readonly description: string;
  /** The target name for transitions that leave a nested state. */
  readonly id?: string;
  readonly tags?: Many<string>;
  readonly meta?: Meta;
  readonly entry?: Many<Action>;
  readonly exit?: Many<Action>;
  readonly on?: Transitions;
  readonly after?: Transitions;
  readonly always?: Many<Transition>;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateNode>>;
}

/** A region: states by name, in the order of the story. */
export interface Region extends Omit<StateNode, 'entry' | 'exit' | 'after' | 'always'> {
  readonly initial: string;
  readonly states: Readonly<Record<string, StateNode>>;
}

/** A layer over a region. Pure. */
export type Layer = (region: Region) => Region;

/** One or several as a list; nothing as an empty one. */
export function many<Value>(value: Many<Value> | undefined): readonly Value[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Value[];
}

/** A list of one as the one, so that an edit by path finds a single transition where a single one was drawn. */
export function fewest<Value>(values: readonly Value[]): Many<Value> {
  return values.length === 1 ? values[0]! : values;
}

/** The region with each state changed. */
export function mapStates(region: Region, change: (state: StateNode, name: string) => StateNode): Region {
  return {
    ...region,
    states: Object.fromEntries(Object.entries(region.states).map(([name, state]) => [name, change(state, name)])),
  };
}

/** The transitions with each one changed; single ones stay single. */
export function mapTransitions(all: Transitions | undefined, change: (one: Transition) => Transition): Transitions {
  return Object.fromEntries(
    Object.entries(all ?? {}).map(([event, taken]) => [
      event,
      Array.isArray(taken) ? (taken as readonly Transition[]).map(change) : change(taken as Transition),
    ]),
  );
}

/** Lays layers over a region, the first one first. */
export function layered(region: Region, layers: readonly (Layer | undefined)[]): Region {
  return layers.reduce<Region>((laid, layer) => (layer ? layer(laid) : laid), region);
}

/** A sentence's start as it stands inside a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
