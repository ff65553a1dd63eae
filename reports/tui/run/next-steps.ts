/** The choices and next steps of a world, computed once: each frame and each key reads them. */
import { type Choice, choicesIn, type Step, step, type World } from '#sim';

const choices = new WeakMap<World, readonly Choice[]>();
const steps = new WeakMap<World, Map<number, Step | undefined>>();

/** Every choice in a world, in token order. */
export function choicesOf(world: World): readonly Choice[] {
  const known = choices.get(world) ?? choicesIn(world);
  choices.set(world, known);
  return known;
}

/** The step of the choice at an index; undefined if there is none. */
export function stepOf(world: World, at: number): Step | undefined {
  const known = steps.get(world) ?? new Map<number, Step | undefined>();
  steps.set(world, known);
  if (!known.has(at)) known.set(at, step(world, at));
  return known.get(at);
}
