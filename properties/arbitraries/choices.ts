/**
 * Runs as fast-check sees them: a list of naturals, each taken modulo the choices there are. So every list is a run, a
 * shorter list is a shorter run, and smaller numbers are choices listed earlier, which is what shrinking wants.
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

/** More choices than any world of a small scenario offers. */
const choiceMax = 23;

/** Lists of choices, at most so many. */
export const choiceLists = (stepsMax: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(choiceMax), { maxLength: stepsMax, size: 'max' });

/** A run, until its list is over, nothing can happen, or a property breaks. */
export interface RandomRun {
  readonly steps: readonly Step[];
  readonly end: World;
  /** The property that broke, in the last of the steps. */
  readonly broken: Property | undefined;
}

/** Takes the choices one after another, asking every safety property in every world and of every step. */
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
