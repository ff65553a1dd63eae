/**
 * Random systems as plain data: one to three parties with small charts, links of every kind, faults, and properties. A
 * failing test prints the plan, and `builtSystem` builds the same scenario from it.
 */
import fc from 'fast-check';
import { cardKinds, type FaultBudget } from '#sim';

/**
 * An action of a chart: `say` sends to one party, `shout` to all others, `answer` to the sender; `tell` and `emit`
 * report; `later` raises an event with a delay (`isAlone`: after cancelling the timer with its id), `kick` without one.
 */
export type Act =
  | { readonly say: number; readonly word: number }
  | { readonly shout: number }
  | { readonly answer: number }
  | { readonly tell: number }
  | { readonly emit: number }
  | { readonly later: number; readonly id?: string | undefined; readonly isAlone?: true | undefined }
  | { readonly cancel: string }
  | 'count'
  | 'kick';

/** A transition; without a target it is internal. A number is an index in a list, taken modulo its length. */
export interface Way {
  readonly to?: number | undefined;
  readonly guard?: 'zero' | 'some' | undefined;
  readonly reenter?: true | undefined;
  readonly acts: readonly Act[];
}

/** A state. */
export interface Place {
  readonly on: readonly (readonly [event: string, way: Way])[];
  readonly after: readonly (readonly [delay: number | 'soon', way: Way])[];
  readonly always?: Way | undefined;
  readonly entry: readonly Act[];
  readonly exit: readonly Act[];
  readonly isBusy?: true | undefined;
}

export const shapes = ['flat', 'nested', 'parallel'] as const;

export interface PartyPlan {
  readonly shape: (typeof shapes)[number];
  readonly places: readonly Place[];
  readonly history: 'shallow' | 'deep';
  /** The transition once the inner states are final; without it, they never are. */
  readonly onDone?: Way | undefined;
  /** Whether the party has an unbounded intent. */
  readonly isFree?: true | undefined;
  /** Whether the party has a decision between its intents. */
  readonly isDeciding?: true | undefined;
  readonly ignored?: 'kept' | undefined;
  readonly input?: number | undefined;
  /** The failure of the party, if it has one. */
  readonly fails?: 'crash' | 'session' | 'tear' | undefined;
  /** The transition on recovery. */
  readonly back: Way;
}

export interface LinkPlan {
  readonly discipline: 'ordered' | 'unordered' | 'duplicating';
  readonly reach: 'network' | 'local';
  readonly inFlightMax: number;
  readonly ignored?: 'kept' | undefined;
}

/** A predicate over worlds. */
export type Fact =
  | { readonly party: number; readonly isIn: number }
  | { readonly party: number; readonly counts: number }
  | { readonly party: number; readonly awaits: number }
  | { readonly observer: number; readonly least: number }
  | { readonly away: true }
  | { readonly not: Fact }
  | { readonly both: readonly [Fact, Fact] };

/** A predicate over steps. */
export type StepFact =
  | { readonly reports: number }
  | { readonly sends: number }
  | { readonly kind: number }
  | { readonly unheard: true }
  | { readonly leaves: Fact };

export const forms = ['always', 'sometimes', 'eventually', 'stabilises', 'leadsTo', 'step', 'deadlock'] as const;

export interface PropertyPlan {
  readonly form: (typeof forms)[number];
  readonly fact: Fact;
  readonly premise?: Fact | undefined;
  readonly step: StepFact;
  readonly isAsserted?: true | undefined;
}

export interface BeginningPlan {
  /** The input of the first party. */
  readonly input?: number | undefined;
  /** Messages in flight, from a party to the next. */
  readonly sends: readonly { readonly from: number; readonly word: number }[];
}

export interface SystemPlan {
  readonly parties: readonly PartyPlan[];
  readonly links: readonly LinkPlan[];
  readonly grants: readonly { readonly party: number; readonly intent: number; readonly times?: number | undefined }[];
  readonly faults: FaultBudget;
  readonly timers: 'free' | 'quiet';
  /** Whether the first two parties form a device: present, away at first, or away for good. */
  readonly device?: 'here' | 'away' | 'never' | undefined;
  readonly beginnings: readonly BeginningPlan[];
  readonly properties: readonly PropertyPlan[];
}

/** The number of types of messages, of intents and of delayed events. */
const words = 2;

/** A list whose length is uniformly distributed. */
const many = <Each>(each: fc.Arbitrary<Each>, minLength: number, maxLength: number): fc.Arbitrary<Each[]> =>
  fc.noBias(fc.array(each, { minLength, maxLength, size: 'max' }));

const word = fc.nat(words - 1);
const id = fc.constantFrom('x', 'y');
/** A value that is present once in `times` cases. */
const oneIn = <Each>(times: number, each: fc.Arbitrary<Each>): fc.Arbitrary<Each | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: each });
const rarely = oneIn(6, fc.constant(true as const));
const keeping = oneIn(6, fc.constant('kept' as const));

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ say: fc.nat(1), word }) },
  { weight: 4, arbitrary: fc.record({ shout: word }) },
  { weight: 4, arbitrary: fc.record({ answer: word }) },
  { weight: 8, arbitrary: fc.record({ tell: word }) },
  { weight: 4, arbitrary: fc.record({ emit: word }) },
  { weight: 4, arbitrary: fc.record({ later: word, id, isAlone: fc.constant(true as const) }) },
  // These timers can accumulate without a bound.
  { weight: 1, arbitrary: fc.record({ later: word, id: oneIn(2, id) }) },
  { weight: 3, arbitrary: fc.record({ cancel: id }) },
  { weight: 4, arbitrary: fc.constant('count' as const) },
  { weight: 3, arbitrary: fc.constant('kick' as const) },
);
const acts = (most: number): fc.Arbitrary<Act[]> => fc.array(act, { maxLength: most });

const way: fc.Arbitrary<Way> = fc.record({
  to: fc.option(fc.noBias(fc.nat(7)), { nil: undefined, freq: 6 }),
  guard: oneIn(5, fc.constantFrom('zero' as const, 'some' as const)),
  reenter: rarely,
  acts: many(act, 0, 2),
});

const event = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('m0', 'm1', 'i0', 'i1') },
  { weight: 2, arbitrary: fc.constantFrom('late0', 'late1', 'kick') },
  { weight: 1, arbitrary: fc.constantFrom('*', 'crash') },
);

const place: fc.Arbitrary<Place> = fc.record({
  on: many(fc.tuple(event, way), 2, 5),
  after: fc
    .array(fc.tuple(fc.constantFrom(0, 1, 2, 'soon' as const), way), { maxLength: 2 })
    .map(all => (all[0]?.[0] === 1 ? all : all.slice(0, 1))),
  always: oneIn(10, way),
  entry: acts(1),
  exit: acts(1),
  isBusy: rarely,
});

const party: fc.Arbitrary<PartyPlan> = fc.record({
  shape: fc.constantFrom(...shapes),
  places: many(place, 1, 5),
  history: fc.constantFrom('shallow' as const, 'deep' as const),
  onDone: oneIn(2, way),
  isFree: rarely,
  isDeciding: rarely,
  ignored: keeping,
  input: oneIn(4, fc.nat(2)),
  fails: oneIn(2, fc.constantFrom('crash' as const, 'session' as const, 'tear' as const)),
  back: way,
});

const link: fc.Arbitrary<LinkPlan> = fc.record({
  discipline: fc.constantFrom('ordered' as const, 'unordered' as const, 'duplicating' as const),
  reach: fc.constantFrom('network' as const, 'network' as const, 'local' as const),
  inFlightMax: fc.integer({ min: 3, max: 4 }),
  ignored: keeping,
});

const beginning: fc.Arbitrary<BeginningPlan> = fc.record({
  input: oneIn(2, fc.nat(2)),
  sends: fc.array(fc.record({ from: fc.nat(2), word }), { maxLength: 2 }),
});

const { fact } = fc.letrec<{ fact: Fact }>(tie => ({
  fact: fc.oneof(
    { maxDepth: 2 },
    fc.record({ party: fc.nat(2), isIn: fc.nat(7) }),
    fc.record({ party: fc.nat(2), counts: fc.nat(2) }),
    fc.record({ party: fc.nat(2), awaits: word }),
    fc.record({ observer: fc.nat(1), least: fc.integer({ min: 1, max: 2 }) }),
    fc.constant({ away: true } as const),
    fc.record({ not: tie('fact') }),
    fc.record({ both: fc.tuple(tie('fact'), tie('fact')) }),
  ),
}));

const stepFact: fc.Arbitrary<StepFact> = fc.oneof(
  fc.record({ reports: word }),
  fc.record({ sends: word }),
  fc.record({ kind: fc.nat(14) }),
  fc.constant({ unheard: true } as const),
  fc.record({ leaves: fact }),
);

const property: fc.Arbitrary<PropertyPlan> = fc.record({
  form: fc.constantFrom(...forms),
  fact,
  premise: oneIn(2, fact),
  step: stepFact,
  isAsserted: rarely,
});

const faults: fc.Arbitrary<FaultBudget> = fc
  .array(fc.constantFrom(...cardKinds.faults), { maxLength: 2 })
  .map(kinds => Object.fromEntries(kinds.map(kind => [kind, kinds.filter(each => each === kind).length])));

/** Random systems. Most are small enough for a complete exploration. */
export const systems: fc.Arbitrary<SystemPlan> = fc.record({
  parties: fc.oneof({ weight: 3, arbitrary: many(party, 1, 2) }, { weight: 1, arbitrary: many(party, 3, 3) }),
  links: many(link, 1, 6),
  grants: many(
    fc.record({
      party: fc.nat(2),
      intent: word,
      times: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 12 }),
    }),
    1,
    4,
  ),
  faults,
  timers: fc.constantFrom('free' as const, 'quiet' as const),
  device: oneIn(3, fc.constantFrom('here' as const, 'away' as const, 'never' as const)),
  beginnings: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: many(beginning, 1, 2) }),
  properties: many(property, 1, 6),
});
