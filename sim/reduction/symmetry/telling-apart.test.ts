/**
 * Goal: a property that tells replicas by name is found out, and how much is asked for that is bounded. Method: eleven
 * resource managers, whose worlds are too many for a proof, and a property that tells one of them in one kind of world.
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
import { TellingApart } from './telling-apart.ts';

const count = 11;
const model = new Model(twoPhaseCommitOf(count), settingOf(twoPhaseCommitOf(count)));
const names = model.alike[0]!.map(([name]) => name!);
/** The cells of a manager that works, is prepared, and has aborted. */
const states = ['working', 'prepared', 'aborted'] as const;
const cells = names.map(name => {
  const party = model.parties.findIndex(each => each.name === name);
  const begun = initialWorld(model);
  const own = [...choicesIn(begun).keys()].filter(at => choicesIn(begun)[at]!.party === name);
  const numbers = [begun, ...own.map(at => step(begun, at)!.to)].map(({ row }) => row[party]!);
  const stateOf = (cell: number) => model.cells[party]!.localState(model.cells[party]!.localOf[cell]!).value;
  return { party, of: states.map(state => numbers.find(cell => stateOf(cell) === state)!) };
});
/** The world in which the managers are in these states. */
const worldOf = (told: readonly number[]): Row => {
  const row = model.initial.slice();
  for (const [at, { party, of }] of cells.entries()) row[party] = of[told[at]!]!;
  return row;
};
const split = (working: number, prepared: number): number[] =>
  names.map((_, at) => (at < working ? 0 : at < working + prepared ? 1 : 2));

/** Tells the first manager from the others where it alone is prepared, and ten have aborted. */
const tells = underTest(
  always(world => {
    const values = names.map(name => world.local(name).value);
    return !(values[0] === 'prepared' && values.every((value, at) => at === 0 || value === 'aborted'));
  }),
);

/** Shown worlds until there is no proof any more; the rare kind is not among them. */
function unproved(): TellingApart {
  const telling = new TellingApart(model, new Symmetry(model, model.alike), tells);
  for (let working = 4; telling.isProved && working > 0; working--)
    for (let prepared = 5; telling.isProved && prepared > 1; prepared--)
      expect(telling.isFound({ before: worldOf(split(working, prepared)) })).toBe(false);
  expect(telling.isProved).toBe(false);
  return telling;
}

test('every cell is known', () => {
  for (const { of } of cells) expect(new Set(of).size).toBe(states.length);
  expect(cells.flatMap(({ of }) => of)).not.toContain(undefined);
});

test('with a proof it is found from whichever of these worlds, though it was never asked before', () => {
  for (let at = 0; at < count; at++) {
    const telling = new TellingApart(model, new Symmetry(model, model.alike), tells);
    expect(telling.isFound({ before: worldOf(names.map((_, each) => (each === at ? 1 : 2))) })).toBe(true);
  }
});

const besideRare = worldOf(names.map((_, at) => (at === 1 ? 1 : 2)));

test('without one it is found where two neighbours change places, and no more once many worlds were tried', () => {
  const telling = unproved();
  expect(telling.isFound({ before: besideRare })).toBe(true);
  // Each is compared under ten swaps, and there is room for 4096.
  for (let at = 0; at < 420; at++)
    expect(telling.isFound({ before: worldOf(names.map((_, bit) => (at >> bit) & 1)) })).toBe(false);
  expect(telling.isFound({ before: worldOf(names.map((_, at) => (at === 0 ? 1 : 2))) })).toBe(false);
});

const telling = (form: Form) => new TellingApart(model, new Symmetry(model, model.alike), underTest(form));
const allAborted = worldOf(names.map(() => 2));
const secondPrepared = besideRare;

test('one that reads the first manager alone is found out by a world in which another is as it minds the first to be', () => {
  const tellsFirst = telling(always(world => world.local(names[0]!).value !== 'prepared'));
  expect(tellsFirst.isFound({ before: allAborted })).toBe(false);
  expect(tellsFirst.isFound({ before: secondPrepared })).toBe(true);
});

test('a deadlock tells replicas by name where what excuses it does, and never where nothing excuses it', () => {
  expect(telling(neverStuck()).isFound({ before: secondPrepared })).toBe(false);
  const excused = neverStuck(world => world.local(names[0]!).value === 'prepared');
  expect(telling(excused).isFound({ before: secondPrepared })).toBe(true);
});
