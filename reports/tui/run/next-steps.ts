/** What may come next in a world, computed once: every frame asks again, and so does the key that takes a choice. */
import { type Choice, choicesIn, type Step, step, type World } from '#sim';

const choices = new WeakMap<World, readonly Choice[]>();
const steps = new WeakMap<World, Map<number, Step | undefined>>();

/** Every choice in a world, in the order of tokens. */
export function choicesOf(world: World): readonly Choice[] {
  const known = choices.get(world) ?? choicesIn(world);
  choices.set(world, known);
  return known;
}

/** The step that the choice at a place leads to; undefined where there is none. */
export function stepOf(world: World, at: number): Step | undefined {
  const known = steps.get(world) ?? new Map<number, Step | undefined>();
  steps.set(world, known);
  if (!known.has(at)) known.set(at, step(world, at));
  return known.get(at);
}
