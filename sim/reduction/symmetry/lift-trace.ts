/**
 * Ways through representatives, told as ways through worlds. Under symmetry the search knows a representative of each
 * world; a trace is of worlds. The permutations made on the way are taken back.
 */

import { semanticsOf } from '../../property/forms.ts';
import type { Form } from '../../property/property.ts';
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import { initialWorld, type Step, step, viewOf } from '../../world/world.ts';
import type { Symmetry } from './symmetry.ts';

/** Choices from representative to representative, as choices from world to world; as many, each possible where it stands. */
export function liftTrace(model: Model, symmetry: Symmetry, way: readonly number[]): number[] {
  const successors = model.successors();
  let representative = model.initial.slice();
  /** What was made of the worlds on the way, step by step. */
  const made = [symmetry.canonicalise(representative)];
  return way.map(choice => {
    model.expand(representative, successors);
    const after = successors.after(choice);
    const goal = real(after);
    const world = real(representative);
    model.expand(world, successors);
    let same = 0;
    while (same < successors.count && successors.after(same).join() !== goal.join()) same++;
    if (same === successors.count)
      throw new InputError(
        'symmetry: a choice is gone once replicas change places: they are not alike; check without it',
      );
    representative = after.slice();
    made.push(symmetry.canonicalise(representative));
    return same;
  });

  /** The world a representative stands for on this way. */
  function real(row: Row): Row {
    const copy = row.slice();
    for (let at = made.length - 1; at >= 0; at--) symmetry.undo(made[at]!, copy);
    return copy;
  }
}

/** Whether the end of a way is what a property about worlds or steps was asked for: a witness, or a counterexample. */
export function shows(model: Model, test: Form, way: readonly number[]): boolean {
  let world = initialWorld(model);
  let last: Step | undefined;
  for (const choice of way) {
    last = step(world, choice);
    if (!last) return false;
    world = last.to;
  }
  const semantics = semanticsOf(test);
  if (semantics.judges === 'worlds') return semantics.decides(viewOf(world));
  return semantics.judges !== 'steps' || (last !== undefined && semantics.decides(last));
}
