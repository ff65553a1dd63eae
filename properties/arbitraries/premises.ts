/**
 * Random premises, for properties that always hold and are vacuous if their premise is never true. Premises are plain
 * data, so that a failing test prints them.
 */
import fc from 'fast-check';
import {
  always,
  type Choice,
  type ChoiceKind,
  cardKinds,
  everyStep,
  type Model,
  type Property,
  type StepView,
  type WorldView,
} from '#sim';

/** A condition of a premise. Parties are numbers, taken modulo the number of parties; texts are selected by length. */
type Look =
  | { readonly looks: 'choice'; readonly kind: ChoiceKind; readonly party: number }
  | { readonly looks: 'message'; readonly kind: 'deliver' | 'lose' | 'copy'; readonly rest: number }
  | { readonly looks: 'sends' | 'changes' | 'waits' | 'begins'; readonly party: number }
  | { readonly looks: 'reports'; readonly rest: number }
  | { readonly looks: 'unheard' };

/**
 * A premise over steps or worlds: the conjunction of its conditions. Over worlds only `waits` and `begins` can be true.
 */
export interface Premise {
  readonly of: 'steps' | 'worlds';
  readonly looks: readonly Look[];
}

const party = fc.nat(5);
/** A text is selected by its length modulo five, so that each number selects some texts and not all. */
const rest = fc.nat(4);
const isTold = (text: string, sought: number): boolean => text.length % 5 === sought;

const look: fc.Arbitrary<Look> = fc.oneof(
  fc.record({ looks: fc.constant('choice' as const), kind: fc.constantFrom(...cardKinds.all), party }),
  fc.record({
    looks: fc.constant('message' as const),
    kind: fc.constantFrom('deliver' as const, 'lose' as const, 'copy' as const),
    rest,
  }),
  fc.record({
    looks: fc.constantFrom('sends' as const, 'changes' as const, 'waits' as const, 'begins' as const),
    party,
  }),
  fc.record({ looks: fc.constant('reports' as const), rest }),
  fc.record({ looks: fc.constant('unheard' as const) }),
);

/** Random lists of premises. */
export const premises: fc.Arbitrary<Premise[]> = fc.array(
  fc.record({
    of: fc.constantFrom('steps' as const, 'steps' as const, 'worlds' as const),
    looks: fc.array(look, { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** For each premise, a property with this premise that always holds. */
export function asking({ parties, scenario: { subject } }: Model, asked: readonly Premise[]): Property[] {
  const named = (at: number): string => parties[at % parties.length]!.name;
  const inWorld = (world: WorldView, each: Look): boolean => {
    if (each.looks !== 'waits' && each.looks !== 'begins') return false;
    if (each.looks === 'waits') return world.inbox(named(each.party)).length > 0;
    return isTold(JSON.stringify(world.local(named(each.party)).value), 0);
  };
  const inStep = (step: StepView, each: Look): boolean => {
    switch (each.looks) {
      case 'choice':
        return step.choice.kind === each.kind && (!('party' in step.choice) || step.choice.party === named(each.party));
      case 'message':
        return step.choice.kind === each.kind && isTold(typeOf(step.choice), each.rest);
      case 'sends':
        return step.sends.some(({ to }) => to === named(each.party));
      case 'changes':
        return valueIn(step.before, named(each.party)) !== valueIn(step.after, named(each.party));
      case 'reports':
        return step.reports.some(({ type }) => isTold(type, each.rest));
      case 'unheard':
        return !step.heard;
      case 'waits':
      case 'begins':
        return inWorld(step.before, each);
    }
  };
  return asked.map(({ of, looks }, at) => ({
    name: `${at} ${of} ${JSON.stringify(looks)}`,
    says: 'It always holds.',
    kind: 'safety',
    subject,
    source: 'ours',
    breaks: [],
    test:
      of === 'steps'
        ? everyStep(
            () => true,
            step => looks.every(each => inStep(step, each)),
          )
        : always(
            () => true,
            world => looks.every(each => inWorld(world, each)),
          ),
  }));
}

function typeOf(choice: Choice): string {
  return 'envelope' in choice ? choice.envelope.message.type : '';
}

function valueIn(world: WorldView, name: string): string {
  return JSON.stringify(world.local(name).value);
}
