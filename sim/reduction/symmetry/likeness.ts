/** What has to be the same once replicas have changed places, as text: the composition itself, and what steps send. */
import { canonical } from '../../world/interning/interner.ts';
import { operation } from '../../world/interning/registers.ts';
import type { Model } from '../../world/model.ts';
import type { Permutation, Permutations } from './permutation.ts';
import { renamed } from './renaming.ts';

/** What a composition and its scenario say of every party but its chart, in any order; as it is after a permutation. */
export function compositionText({ parties, groups, scenario }: Model, permutation?: Permutation): string {
  const told = <Value>(value: Value): Value => (permutation ? renamed(value, permutation.renaming) : value);
  const facts = [
    ...parties.map(({ chart: _, intents = [], ...party }) => [
      told(party),
      intents.map(intent => canonical(told(intent))).sort(),
    ]),
    ...[...groups, ...scenario.intents, ...(scenario.away ?? [])].map(fact => told<unknown>(fact)),
    ...(scenario.beginnings ?? []).map(({ inputs, sends }) => told({ inputs, sends })),
  ];
  return facts.map(canonical).sort().join();
}

/**
 * Effects by meaning, in any order, but that each ordered queue is filled in the order of sending; as they are after a
 * permutation.
 */
export function effectsText(
  { registers }: Model,
  effects: readonly number[],
  after?: { readonly permutation: Permutation; readonly permutations: Permutations },
): string {
  const told: (readonly [party: number, what: number, place: number, operand: number])[] = [];
  for (let at = 0; at < effects.length; at += 2) {
    const party = effects[at]!;
    const operations = registers.operations(party);
    const [what, operand] = [operations[2 * effects[at + 1]!]!, operations[2 * effects[at + 1]! + 1]!];
    const to = after ? after.permutation.parties[party]! : party;
    if (what === operation.purge) told.push([to, what, 0, after ? after.permutation.parties[operand]! : operand]);
    else {
      const isOrdered = registers.link(operand).discipline === 'ordered';
      const put = after ? after.permutations.messageAfter(after.permutation, operand) : operand;
      told.push([to, what, isOrdered ? at : 0, put]);
    }
  }
  told.sort((one, other) => {
    const differs = one.findIndex((number, at) => number !== other[at]);
    return differs < 0 ? 0 : one[differs]! - other[differs]!;
  });
  return told.map(([to, what, , operand]) => `${to} ${what} ${operand}`).join();
}
