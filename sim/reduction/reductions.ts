/** Which reductions a check makes use of, by its limits. */
import type { Property } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import type { Model } from '../world/model.ts';
import { ConeRun } from './dead-messages/dead-message-reduction.ts';
import { AmpleRun } from './partial-order/partial-order.ts';
import type { Circumstances, Reduction } from './reduction.ts';
import { SleepSets } from './sleep-sets/sleep-sets.ts';
import { Alike } from './symmetry/symmetry-reduction.ts';

/**
 * The reductions of a check.
 * @throws InputError where two things do not go together
 */
export function reductionsOf(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  circumstances: Circumstances = {},
): readonly Reduction[] {
  const { cone, partialOrder, symmetry, diamonds = true } = limits;
  return [
    ...(cone ? [new ConeRun(model, properties, limits, circumstances)] : []),
    ...(partialOrder ? [new AmpleRun(model, properties, limits, circumstances)] : []),
    ...(symmetry ? [new Alike(model)] : []),
    // Sleep sets need every other step to be there.
    ...(diamonds && !partialOrder && !symmetry ? [new SleepSets(model)] : []),
  ];
}
