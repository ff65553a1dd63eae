/**
 * Goal: a sweep adds only faults that can happen, asks for what is claimed, and hides no violation. Method: the checks of
 * declared scenarios, and rows made of results.
 */
import { describe, expect, test } from 'vitest';
import type { Property } from '../property/property.ts';
import { always, eventually } from '../property/property.ts';
import { firstBind, lossyBind } from '../scenarios/binding.ts';
import { absentMigration, lateReturn, lossyMigration } from '../scenarios/migration.ts';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { possibleFaults, type SweepResult, sweepCheck, sweepRows, sweepVerdict } from './sweep.ts';

const about = { says: '', subject: 'cards', source: 'ours', breaks: [] };
const safety: Property = { ...about, name: 'safe', kind: 'safety', test: always(() => true) };
const liveness: Property = {
  ...about,
  name: 'every-bind-settles',
  kind: 'liveness',
  test: eventually(() => true),
};
const moves: Property = { ...liveness, name: 'every-migration-settles' };
const catalogue = [safety, liveness, moves];

describe('the faults that are possible', () => {
  test('are all of them where devices, servers and a network are', () => {
    expect(possibleFaults(firstBind)).toEqual(['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave']);
  });

  test('are those of the links alone where no party declares one and there are no groups', () => {
    expect(possibleFaults(twoPhaseCommit).filter(kind => kind !== 'lose' && kind !== 'copy')).toEqual([]);
  });
});

describe('a check with one more fault', () => {
  test('adds it to the own budget, and has the name of that setting', () => {
    const { setting, name } = sweepCheck(lossyBind, 'lose', catalogue, 1);
    expect(setting.faults).toEqual({ lose: 2, tear: 1 });
    expect(name).toBe('lossy-bind@lose=2');
  });

  test('asks for liveness while no more messages can be lost than are sent again', () => {
    const unclaimed = (...[scenario, more]: [typeof lossyBind, string?]) =>
      sweepCheck(scenario, more as 'lose' | undefined, catalogue, 1).unclaimed;
    expect(unclaimed(firstBind, 'lose')).toEqual([]);
    expect(unclaimed(firstBind, 'crash')).toEqual([]);
    expect(unclaimed(lossyBind, 'tear')).toEqual([]);
    expect(unclaimed(lossyBind, 'lose')).toEqual(['every-bind-settles']);
    // A crash can take a message along.
    expect(unclaimed(lossyBind, 'crash')).toEqual(['every-bind-settles']);
    expect(unclaimed(lossyMigration, 'copy')).toEqual([]);
  });

  test('asks for no liveness of a device that leaves for good', () => {
    expect(sweepCheck(absentMigration, 'leave', catalogue, 1).unclaimed).toEqual(['every-migration-settles']);
    expect(sweepCheck(lateReturn, 'leave', catalogue, 1).unclaimed).toEqual([]);
  });

  test('leaves safety and what the scenario claims by itself', () => {
    expect(sweepCheck(lossyBind, 'lose', catalogue, 1).properties).toEqual([safety]);
    expect(sweepCheck(lossyBind, undefined, catalogue, 0).properties).toEqual([safety, liveness]);
  });
});

describe('the rows of a check', () => {
  const check = sweepCheck(lossyBind, 'lose', catalogue, 1);
  const holds: SweepResult = { verdict: 'holds', coverage: 'complete', worlds: 5, violated: [], isOpen: false };
  const broken: SweepResult = {
    ...holds,
    verdict: 'violated',
    violated: [
      { property: 'one', steps: 3, token: 'a' },
      { property: 'other', steps: 4, token: 'b' },
    ],
  };
  const residual = { checks: ['lossy-bind@lose=2'], property: 'one', because: 'it is so' };

  test('are one where nothing is violated, and one for each violated property', () => {
    expect(sweepRows(check, holds, [])).toMatchObject([{ verdict: 'holds', property: null }]);
    expect(sweepRows(check, broken, [])).toMatchObject([{ property: 'one' }, { property: 'other', token: 'b' }]);
  });

  test('declare a violation only in the check and of the property that the register names', () => {
    expect(sweepRows(check, broken, [residual]).map(row => row.residual)).toEqual([residual, undefined]);
    const another = sweepCheck(lossyBind, 'tear', catalogue, 1);
    expect(sweepRows(another, broken, [residual]).map(row => row.residual)).toEqual([undefined, undefined]);
  });

  test('stay open where a limit left a property open beside a violated one', () => {
    expect(sweepRows(check, { ...broken, isOpen: true }, []).map(({ verdict }) => verdict)).toEqual([
      'violated',
      'violated',
      'undecided',
    ]);
  });

  test('are violated by an undeclared violation only, and undecided by an open check', () => {
    const rows = (result: SweepResult) => sweepRows(check, result, [residual]);
    expect(sweepVerdict(rows(holds))).toBe('holds');
    expect(sweepVerdict(rows(broken))).toBe('violated');
    const declared = { ...broken, violated: broken.violated.slice(0, 1) };
    expect(sweepVerdict(rows(declared))).toBe('holds');
    expect(sweepVerdict(rows({ ...declared, isOpen: true }))).toBe('undecided');
  });
});
