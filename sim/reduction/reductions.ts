/** The reductions of a check, by its limits. */
import type { Property } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import type { Model } from '../world/model.ts';
import { DeadMessageReduction } from './dead-messages/dead-message-reduction.ts';
import { PartialOrder } from './partial-order/partial-order.ts';
import type { Reduction, SearchKind } from './reduction.ts';
import { SleepSets } from './sleep-sets/sleep-sets.ts';
import { SymmetryReduction } from './symmetry/symmetry-reduction.ts';

/**
 * The reductions of a check.
 * @throws InputError if two of its options cannot be combined
 */
export function reductionsOf(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  kind: SearchKind = {},
): readonly Reduction[] {
  const { deadMessages, partialOrder, symmetry, sleepSets = true } = limits;
  return [
    ...(deadMessages ? [new DeadMessageReduction(model, properties, limits, kind)] : []),
    ...(partialOrder ? [new PartialOrder(model, properties, limits, kind)] : []),
    ...(symmetry ? [new SymmetryReduction(model, properties)] : []),
    // Sleep sets need every other step in the search.
    ...(sleepSets && !partialOrder && !symmetry ? [new SleepSets(model)] : []),
  ];
}
