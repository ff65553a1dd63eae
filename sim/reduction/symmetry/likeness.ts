/** Texts that a permutation of replicas must not change: of the composition, and of the effects of a step. */
import { canonical } from '../../world/interning/interner.ts';
import { operation } from '../../world/interning/registers.ts';
import type { Model } from '../../world/model.ts';
import type { Permutation, Permutations } from './permutation.ts';
import { renamed } from './renaming.ts';

/**
 * The composition and scenario without the charts, as text, in an order that does not depend on names.
 * @param permutation applied first, if given
 */
export function compositionText({ parties, groups, scenario }: Model, permutation?: Permutation): string {
  const after = <Value>(value: Value): Value => (permutation ? renamed(value, permutation.renaming) : value);
  const facts = [
    ...parties.map(({ chart: _, intents = [], ...party }) => [
      after(party),
      intents.map(intent => canonical(after(intent))).sort(),
    ]),
    ...[...groups, ...scenario.intents, ...(scenario.away ?? [])].map(fact => after<unknown>(fact)),
    ...(scenario.beginnings ?? []).map(({ inputs, sends }) => after({ inputs, sends })),
  ];
  return facts.map(canonical).sort().join();
}

/**
 * The effects of a move, as text. The text keeps the order of sending for each ordered queue, and no other order.
 * @param after the permutation applied first, if given
 */
export function effectsText(
  { registers }: Model,
  effects: readonly number[],
  after?: { readonly permutation: Permutation; readonly permutations: Permutations },
): string {
  const entries: (readonly [party: number, what: number, place: number, operand: number])[] = [];
  for (let at = 0; at < effects.length; at += 2) {
    const party = effects[at]!;
    const operations = registers.operations(party);
    const [what, operand] = [operations[2 * effects[at + 1]!]!, operations[2 * effects[at + 1]! + 1]!];
    const to = after ? after.permutation.parties[party]! : party;
    if (what === operation.purge) entries.push([to, what, 0, after ? after.permutation.parties[operand]! : operand]);
    else {
      const isOrdered = registers.link(operand).discipline === 'ordered';
      const put = after ? after.permutations.messageAfter(after.permutation, operand) : operand;
      entries.push([to, what, isOrdered ? at : 0, put]);
    }
  }
  entries.sort((one, other) => {
    const differs = one.findIndex((number, at) => number !== other[at]);
    return differs < 0 ? 0 : one[differs]! - other[differs]!;
  });
  return entries.map(([to, what, , operand]) => `${to} ${what} ${operand}`).join();
}
