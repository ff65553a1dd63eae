/** Which reductions a check makes use of, by its limits. */
import type { Property } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import type { Model } from '../world/model.ts';
import { DeadMessageReduction } from './dead-messages/dead-message-reduction.ts';
import { PartialOrder } from './partial-order/partial-order.ts';
import type { Circumstances, Reduction } from './reduction.ts';
import { SleepSets } from './sleep-sets/sleep-sets.ts';
import { SymmetryReduction } from './symmetry/symmetry-reduction.ts';

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
  const { deadMessages, partialOrder, symmetry, sleepSets = true } = limits;
  return [
    ...(deadMessages ? [new DeadMessageReduction(model, properties, limits, circumstances)] : []),
    ...(partialOrder ? [new PartialOrder(model, properties, limits, circumstances)] : []),
    ...(symmetry ? [new SymmetryReduction(model, properties)] : []),
    // Sleep sets need every other step to be there.
    ...(sleepSets && !partialOrder && !symmetry ? [new SleepSets(model)] : []),
  ];
}
