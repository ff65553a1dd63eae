// Goal: `mutate` follows the contract of the design, and its results are the same for any number of threads. Method: the
// mutants of Two-Phase Commit, and a few of a card scenario, by the built command.
import { expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

interface Found {
  readonly mutants: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly by: readonly string[];
    readonly token: string | null;
  }[];
  readonly killed: number;
  readonly survived: number;
}

test('an analysis has the shape of the contract', async () => {
  const { code, value } = await json('mutate', 'two-phase-commit', '--party', 'transactionManager', '--no-timings');
  expect(code).toBe(0);
  expect(value).toMatchObject({
    command: 'mutate',
    scenario: 'two-phase-commit',
    party: 'transactionManager',
    sample: null,
    seed: 1,
    mutants: expect.any(Array),
    parties: { transactionManager: expect.any(Object) },
    operators: { 'drop-guard': { killed: 1, survived: 0, score: 1 } },
    properties: [{ name: 'resource-managers-agree', killed: expect.any(Number), alone: expect.any(Number) }],
  });
  expect(value).not.toHaveProperty('seconds');
  const { mutants, killed, survived } = value as Found;
  for (const mutant of mutants)
    expect(mutant).toMatchObject({
      name: expect.stringMatching(/^transactionManager:/),
      party: 'transactionManager',
      operator: expect.any(String),
      outcome: expect.stringMatching(/^(killed|survived|equivalent|unreachable)$/),
      by: expect.any(Array),
    });
  expect(killed).toBe(mutants.filter(({ outcome }) => outcome === 'killed').length);
  expect(survived).toBe(mutants.filter(({ outcome }) => outcome === 'survived').length);
  expect(killed + survived).toBeGreaterThan(5);
});

test('the token of a kill is replayed, and the mutant can be checked by its name', async () => {
  const { value } = await json('mutate', 'two-phase-commit', '--operator', 'drop-guard');
  const killed = (value as Found).mutants.find(({ token }) => token !== null)!;
  expect(killed.by.length).toBeGreaterThan(0);
  expect(await tongka(['replay', killed.token!])).toMatchObject({ code: 1, err: '' });
  const checked = await json('check', 'two-phase-commit', '--mutant', killed.name);
  expect(checked.code).toBe(1);
  const broken = (checked.value as { properties: { name: string; verdict: string }[] }).properties
    .filter(({ verdict }) => verdict === 'violated')
    .map(({ name }) => name);
  expect(broken).toEqual(killed.by);
});

test('one thread and two print the same, and the same again', async () => {
  const words = ['mutate', 'two-phase-commit', '--sample', '12', '--seed', '3', '--no-timings'];
  const one = await tongka([...words, '--workers', '1']);
  expect(one).toMatchObject({ code: 0, err: '' });
  for (const workers of ['1', '2']) expect(await tongka([...words, '--workers', workers])).toEqual(one);
});

test('the table counts the mutants of each party, operator and property, and lists the survivors', async () => {
  const { out } = await tongka(['mutate', 'two-phase-commit', '--party', 'transactionManager', '--no-timings']);
  expect(out).toMatch(/^10 mutants\n\nparty +mutants +killed +survived +equivalent +unreachable +score +without\n/);
  expect(out).toMatch(/^transactionManager +10 /m);
  expect(out).toMatch(/^drop-guard +1 +1 +0 +0 +0 +100 % +100 %$/m);
  expect(out).toMatch(/^killed +alone +property\n\d+ +\d+ +resource-managers-agree$/m);
  expect(out).toMatch(/^Survivors without a reason:\n {2}transactionManager:\S+ \(shows in 1 scenario\)$/m);
});

test('another seed is another sample of the same size', async () => {
  const namesOf = async (seed: string) => {
    const words = ['mutate', 'two-phase-commit', '--sample', '6', '--seed', seed];
    return ((await json(...words)).value as Found).mutants.map(({ name }) => name);
  };
  const [one, other] = [await namesOf('1'), await namesOf('2')];
  expect([one.length, other.length]).toEqual([6, 6]);
  expect(one).not.toEqual(other);
});
