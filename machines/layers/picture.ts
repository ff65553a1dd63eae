/**
 * Pictures, typed: a state, a guard, an action, a receiver, a message or a field that does not exist does not compile,
 * nor does a message without one of its fields. XState's `createStateConfig` checks no targets, so a picture is made here.
 */
// biome-ignore-all lint/suspicious/noExplicitAny: a type is taken apart here, and most of its parameters do not matter
import type { SetupReturn } from 'xstate';
import { type Differences, differing } from './difference.ts';
import type { Field, Heard, Kept, Layer, Many, Region, Reported, Sent } from './region.ts';

/** The words a party's pictures are drawn in. Types only. */
export interface Vocabulary {
  /** The messages of the protocol. */
  readonly message: { readonly type: string };
  /** The types of the events that the chart takes. */
  readonly event: string;
  /** The roles of its receivers. */
  readonly receiver: string;
  /** What it keeps of the subject: the fields that its messages may carry. */
  readonly kept: object;
  /** Its guards and its actions, by name. */
  readonly guard: Named;
  readonly action: Named;
  /** Its timers. */
  readonly timer: string;
}

type Named = string | { readonly type: string; readonly params?: object };

/** The names in a map of parameters; those that the subject gives are left out. */
type NamedIn<Map, Given> = {
  [Name in keyof Map & string]: Rest<Map[Name], Given> extends infer More
    ? keyof More extends never
      ? Name
      : Partial<More> extends More
        ? Name | { readonly type: Name; readonly params: More }
        : { readonly type: Name; readonly params: More }
    : never;
}[keyof Map & string];
type Rest<Params, Given> = [Params] extends [object] ? Omit<Params, keyof Given> : object;

/** The guards of a chart's `setup`, as a picture names them. `Given` are the parameters of the subject. */
export type GuardsOf<Setup, Given> =
  Setup extends SetupReturn<any, any, any, any, any, infer Guards, infer _Delay, any, any, any, any, any, any>
    ? NamedIn<Guards, Given>
    : never;
/** The actions of a chart's `setup`, as a picture names them. */
export type ActionsOf<Setup, Given> =
  Setup extends SetupReturn<any, any, any, any, infer Actions, any, infer _Delay, any, any, any, any, any, any>
    ? NamedIn<Omit<Actions, 'send' | 'report'>, Given>
    : never;

type MessageOf<V extends Vocabulary, Type> = Extract<V['message'], { readonly type: Type }>;
type FieldNames<Message> = Exclude<keyof Message, 'type'> & string;
type RequiredNames<Message> = {
  [Name in FieldNames<Message>]-?: object extends Pick<Message, Name> ? never : Name;
}[FieldNames<Message>];
type KeptNames<V extends Vocabulary, Message> = {
  [Name in FieldNames<Message> & keyof V['kept']]: NonNullable<V['kept'][Name]> extends NonNullable<Message[Name]>
    ? Name
    : never;
}[FieldNames<Message> & keyof V['kept']];
/** A field of a message: kept under its name, or given, heard, or kept under another name. */
type FieldOf<V extends Vocabulary, Message> = KeptNames<V, Message> | FieldsOf<V, Message>;
type FieldsOf<V extends Vocabulary, Message> = {
  readonly [Name in FieldNames<Message>]?: Message[Name] | ValueFrom<V, Message[Name]>;
};
/** A value of this type that is heard in some message, or kept. */
type ValueFrom<V extends Vocabulary, Type> =
  | { readonly heard: V['message'] extends infer Any ? NamesOf<Any, Type> : never }
  | { readonly kept: NamesOf<V['kept'], Type> };
/** The names of properties of this type; of a union, those of each member. */
type NamesOf<Of, Type> = Of extends unknown
  ? { [Name in keyof Of & string]-?: NonNullable<Of[Name]> extends NonNullable<Type> ? Name : never }[keyof Of & string]
  : never;
type NamesGiven<F> = F extends string ? F : keyof F;
/** A list of fields that has each field of the message, and no other. */
type Complete<Message, Fields extends readonly unknown[]> = Lacking<
  Exclude<RequiredNames<Message>, NamesGiven<Fields[number]>>,
  Exclude<NamesGiven<Fields[number]>, FieldNames<Message>>
>;
type Lacking<Missing, Strange> = [Missing] extends [never]
  ? [Strange] extends [never]
    ? unknown
    : { readonly 'the message has no field': Strange }
  : { readonly 'the message lacks': Missing };

export type SendAction = { readonly type: 'send'; readonly params: Sent };
export type ReportAction = { readonly type: 'report'; readonly params: Reported };
type ActionOf<V extends Vocabulary> = V['action'] | SendAction | ReportAction;

/** A transition of a picture whose states are these. */
export interface TransitionOf<V extends Vocabulary, State extends string> {
  readonly guard?: V['guard'];
  readonly target?: State | `${State}.${'askedAgain' | 'askedOnceMore'}`;
  readonly reenter?: boolean;
  readonly actions?: Many<ActionOf<V>>;
  readonly description: string;
}

type On<V extends Vocabulary, State extends string> = {
  readonly [Event in V['event']]?: Many<TransitionOf<V, State>>;
};
type After<V extends Vocabulary, State extends string> = {
  readonly [Timer in V['timer'] | 0]?: Many<TransitionOf<V, State>>;
};

/** A state of a picture whose states are these. */
export interface StateOf<V extends Vocabulary, State extends string> {
  readonly description: string;
  /** The name by which transitions of states within another state find this one: `#name`. */
  readonly id?: State;
  readonly tags?: Many<'busy' | 'down'>;
  readonly meta?: { readonly gaveUpOn?: State; readonly resumes?: State; readonly again?: string };
  readonly entry?: Many<ActionOf<V>>;
  readonly exit?: Many<ActionOf<V>>;
  readonly on?: On<V, State>;
  readonly after?: After<V, State>;
  readonly always?: Many<TransitionOf<V, State>>;
  /** States within; a picture has none where it can do without. */
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateOf<V, string>>>;
}

export interface Drawn<V extends Vocabulary, State extends string> {
  readonly description: string;
  readonly initial: NoInfer<State>;
  readonly on?: On<V, `.${NoInfer<State>}`>;
  readonly states: { readonly [Name in State]: StateOf<V, NoInfer<State>> };
}

/** Under each event its transitions; under `event [guard]` the one with that guard. */
type Change<V extends Vocabulary, State extends string> = On<V, State> &
  After<V, State> & { readonly [Event in `${V['event']} [${string}]`]?: Many<TransitionOf<V, State>> } & {
    readonly always?: Many<TransitionOf<V, State>>;
    readonly entry?: Many<ActionOf<V>>;
    readonly exit?: Many<ActionOf<V>>;
  };
type Changes<V extends Vocabulary, There extends string, State extends string> = {
  readonly [Name in There]?: Change<V, State>;
} & { readonly anywhere?: On<V, `.${State}`> };
type Names<V extends Vocabulary> = V['event'] | V['timer'] | 0 | `${V['event'] | V['timer'] | 0} [${string}]`;
type Doing<V extends Vocabulary, There extends string> = {
  readonly [Name in There | 'anywhere']?: { readonly [Key in Names<V>]?: Many<ActionOf<V>> };
};
type Changing<V extends Vocabulary, There extends string, State extends string> = {
  readonly [Name in There]?: Parts<V, State>;
} & { readonly anywhere?: Parts<V, `.${State}`> };
type Parts<V extends Vocabulary, State extends string> = {
  readonly [Key in Names<V>]?: Partial<TransitionOf<V, State>>;
};

export interface Difference<V extends Vocabulary, There extends string, Added extends string> {
  readonly also?: Changes<V, There, There | NoInfer<Added>>;
  readonly otherwise?: Changes<V, There, There | NoInfer<Added>>;
  readonly instead?: Changes<V, There, There | NoInfer<Added>>;
  readonly changing?: Changing<V, There | NoInfer<Added>, There | NoInfer<Added>>;
  readonly doingFirst?: Doing<V, There>;
  readonly doing?: Doing<V, There>;
  readonly carrying?: { readonly [Type in V['message']['type']]?: FieldsOf<V, MessageOf<V, Type>> };
  readonly states?: {
    readonly [Name in Added]: StateOf<V, There | NoInfer<Added>> & { readonly like?: There };
  };
}

declare const names: unique symbol;
/** A region whose states are named so. */
export type Picture<State extends string> = Region & { readonly [names]?: State };
/** A layer that adds states named so. */
export type Added<State extends string> = Layer & { readonly [names]?: State };
type NamesIn<Part> = Part extends { readonly [names]?: infer State } ? State & string : never;

/** The functions by which the pictures of a party are drawn. */
export interface Drawing<V extends Vocabulary> {
  /** A picture: a region as one draws it. */
  readonly picture: <State extends string>(region: Drawn<V, State>) => Picture<State>;
  /** A difference over a picture and, where it needs their states, over other differences. */
  readonly difference: <const Over extends readonly unknown[], New extends string = never>(
    over: Over,
    difference: Difference<V, NamesIn<Over[number]>, New>,
  ) => Added<New>;
  /** An action that sends a message to the party of this role. */
  readonly send: <Type extends V['message']['type'], const Fields extends readonly FieldOf<V, MessageOf<V, Type>>[]>(
    to: V['receiver'],
    message: Type,
    ...fields: Fields & Complete<MessageOf<V, Type>, Fields>
  ) => SendAction;
  /** An action that reports to observers. */
  readonly report: (
    report: string,
    ...fields: readonly ((keyof V['kept'] & string) | Readonly<Record<string, string | ValueFrom<V, unknown>>>)[]
  ) => ReportAction;
}

/** How a party draws: its vocabulary is a type, the functions are the same for every party. */
export function drawing<V extends Vocabulary>(): Drawing<V> {
  return {
    picture: region => region as never,
    difference: (_, difference) => differing(difference as Differences) as never,
    send: (to, message, ...fields) => ({
      type: 'send',
      params: { to, message, fields: fields as unknown as readonly Field[] },
    }),
    report: (report, ...fields) => ({ type: 'report', params: { report, fields: fields as readonly Field[] } }),
  };
}

/** The value that the event at hand has in this field. */
export const heard = <const Name extends string>(field: Name): Heard & { readonly heard: Name } => ({ heard: field });
/** The value that the party keeps under this name. */
export const kept = <const Name extends string>(field: Name): Kept & { readonly kept: Name } => ({ kept: field });
