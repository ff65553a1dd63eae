/**
 * Goal: a property that tells replicas apart by name is detected, with a bounded number of evaluations. Method: eleven
 * resource managers have too many worlds for a proof, and a property tells one of them apart in one kind of world.
 */
import { expect, test } from 'vitest';
import { underTest } from '../../property/property.test-kit.ts';
import { always, type Form, neverStuck } from '../../property/property.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import { settingOf } from '../../world/setting.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';
import { Symmetry } from './symmetry.ts';
import { SymmetryCheck } from './symmetry-check.ts';

const count = 11;
const model = new Model(twoPhaseCommitOf(count), settingOf(twoPhaseCommitOf(count)));
const names = model.alike[0]!.map(([name]) => name!);
/** The cells of each manager: working, prepared, and aborted. */
const states = ['working', 'prepared', 'aborted'] as const;
const cells = names.map(name => {
  const party = model.parties.findIndex(each => each.name === name);
  const begun = initialWorld(model);
  const own = [...choicesIn(begun).keys()].filter(at => choicesIn(begun)[at]!.party === name);
  const numbers = [begun, ...own.map(at => step(begun, at)!.to)].map(({ row }) => row[party]!);
  const stateOf = (cell: number) => model.cells[party]!.localState(model.cells[party]!.localOf[cell]!).value;
  return { party, of: states.map(state => numbers.find(cell => stateOf(cell) === state)!) };
});
/** The world in which each manager is in the given state. */
const worldOf = (places: readonly number[]): Row => {
  const row = model.initial.slice();
  for (const [at, { party, of }] of cells.entries()) row[party] = of[places[at]!]!;
  return row;
};
const split = (working: number, prepared: number): number[] =>
  names.map((_, at) => (at < working ? 0 : at < working + prepared ? 1 : 2));

/**
 * A property that tells the first manager apart only in the world in which it is prepared and the others have aborted.
 */
const namesFirst = underTest(
  always(world => {
    const values = names.map(name => world.local(name).value);
    return !(values[0] === 'prepared' && values.every((value, at) => at === 0 || value === 'aborted'));
  }),
);

/** A check that has met too many worlds for a proof; the rare kind of world is not among them. */
function unproved(): SymmetryCheck {
  const symmetryCheck = new SymmetryCheck(model, new Symmetry(model, model.alike), namesFirst);
  for (let working = 4; symmetryCheck.isProved && working > 0; working--)
    for (let prepared = 5; symmetryCheck.isProved && prepared > 1; prepared--)
      expect(symmetryCheck.tellsApart({ before: worldOf(split(working, prepared)) })).toBe(false);
  expect(symmetryCheck.isProved).toBe(false);
  return symmetryCheck;
}

test('each manager has a cell for every state', () => {
  for (const { of } of cells) expect(new Set(of).size).toBe(states.length);
  expect(cells.flatMap(({ of }) => of)).not.toContain(undefined);
});

test('a check with a proof detects it from any permutation of the rare world, as the first world met', () => {
  for (let at = 0; at < count; at++) {
    const symmetryCheck = new SymmetryCheck(model, new Symmetry(model, model.alike), namesFirst);
    expect(symmetryCheck.tellsApart({ before: worldOf(names.map((_, each) => (each === at ? 1 : 2))) })).toBe(true);
  }
});

const besideRare = worldOf(names.map((_, at) => (at === 1 ? 1 : 2)));

test('a check without a proof detects it under a transposition of neighbours, until it has compared too many worlds', () => {
  const symmetryCheck = unproved();
  expect(symmetryCheck.tellsApart({ before: besideRare })).toBe(true);
  // Each world is compared under ten transpositions; the bound is 4096.
  for (let at = 0; at < 420; at++)
    expect(symmetryCheck.tellsApart({ before: worldOf(names.map((_, bit) => (at >> bit) & 1)) })).toBe(false);
  expect(symmetryCheck.tellsApart({ before: worldOf(names.map((_, at) => (at === 0 ? 1 : 2))) })).toBe(false);
});

const checkOf = (form: Form) => new SymmetryCheck(model, new Symmetry(model, model.alike), underTest(form));
const allAborted = worldOf(names.map(() => 2));
const secondPrepared = besideRare;

test('a property that reads the first manager only is detected by a world in which the second is in the refused state', () => {
  const firstCheck = checkOf(always(world => world.local(names[0]!).value !== 'prepared'));
  expect(firstCheck.tellsApart({ before: allAborted })).toBe(false);
  expect(firstCheck.tellsApart({ before: secondPrepared })).toBe(true);
});

test('a deadlock property tells replicas apart by its excuse only, and never without one', () => {
  expect(checkOf(neverStuck()).tellsApart({ before: secondPrepared })).toBe(false);
  const excused = neverStuck(world => world.local(names[0]!).value === 'prepared');
  expect(checkOf(excused).tellsApart({ before: secondPrepared })).toBe(true);
});
