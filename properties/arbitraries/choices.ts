/**
 * Random runs as lists of naturals, each taken modulo the number of choices. So every list is a run, a shorter list is
 * a shorter run, and smaller numbers are earlier choices, as shrinking requires.
 */
import fc from 'fast-check';
import {
  choicesIn,
  initialWorld,
  type Model,
  type Property,
  type Step,
  semanticsOf,
  step,
  viewOf,
  type World,
} from '#sim';

/** An upper bound on the choices in a world of a small scenario. */
const choiceMax = 23;

/** Lists of at most `stepsMax` choices. */
export const choiceLists = (stepsMax: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(choiceMax), { maxLength: stepsMax, size: 'max' });

/** A run up to the end of its list, a world without choices, or a violation. */
export interface RandomRun {
  readonly steps: readonly Step[];
  readonly end: World;
  /** The property that the last step violates. */
  readonly broken: Property | undefined;
}

/** Takes the choices one after another, and evaluates every safety property in every world and step. */
export function randomRun(model: Model, wishes: readonly number[], properties: readonly Property[] = []): RandomRun {
  const steps: Step[] = [];
  let end = initialWorld(model);
  let broken = properties.find(property => !holdsIn(property, end));
  for (const wish of wishes) {
    const { length } = choicesIn(end);
    if (broken || length === 0) break;
    const taken = step(end, wish % length)!;
    steps.push(taken);
    end = taken.to;
    broken = properties.find(property => !holdsIn(property, end) || !holdsOver(property, taken));
  }
  return { steps, end, broken };
}

function holdsIn({ test }: Property, world: World): boolean {
  const semantics = semanticsOf(test);
  if (semantics.judges !== 'worlds' || semantics.kind !== 'safety') return true;
  return semantics.demand(viewOf(world));
}

function holdsOver({ test }: Property, taken: Step): boolean {
  const semantics = semanticsOf(test);
  return semantics.judges !== 'steps' || semantics.demand(taken);
}
