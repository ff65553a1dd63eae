/**
 * Goal: options that cannot be combined are refused with a one-line error that names them and a remedy. Method: every
 * pair, word for word.
 */
import { expect, test } from 'vitest';
import { recordMoves } from '../analysis/chart-coverage.ts';
import { checking, modelFor } from '../analysis/check.ts';
import { recordReachedValues } from '../analysis/state-space-profile.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always, eventually, type Property } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { settingOf } from '../world/setting.ts';
import { MemoryStore } from './checkpoint.test-kit.ts';
import { exploring } from './explore.ts';

const three = twoPhaseCommitOf(3);
const setting = settingOf(three);
const liveness = underTest(eventually(() => true));
const plain = underTest(always(() => true));
type With = {
  readonly limits?: Limits;
  readonly properties?: readonly Property[];
  readonly stored?: boolean;
  readonly keeps?: 'coverage' | 'breakdown';
};

function refusal({ limits = {}, properties = [plain], stored = false, keeps }: With): string {
  const bare = modelFor(three, setting, properties);
  const model = keeps === 'coverage' ? recordMoves(bare) : keeps === 'breakdown' ? recordReachedValues(bare) : bare;
  const outside = { now: () => 0, ...(stored ? { store: new MemoryStore() } : {}) };
  try {
    checking(three, setting, properties, limits, outside, model).next();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'accepted';
}

const one = 'check without one of them';
const other = 'name other properties, or check without it';
test.each<[With, string]>([
  [
    { limits: { symmetry: true }, properties: [liveness] },
    `symmetry: liveness properties are not checked under it; ${other}`,
  ],
  [{ limits: { symmetry: true }, stored: true }, `a checkpoint does not keep what symmetry knows; ${one}`],
  [
    { limits: { symmetry: true, bitState: 20 } },
    'bit-state: symmetry does not go together with it; check with one of them',
  ],
  [{ limits: { symmetry: true, deadMessages: true } }, `dead-messages: it does not go together with symmetry; ${one}`],
  [{ limits: { symmetry: true, partialOrder: true } }, `partial-order: it does not go together with symmetry; ${one}`],
  [{ limits: { deadMessages: true }, stored: true }, `dead-messages: a checkpoint does not keep what it knows; ${one}`],
  [
    { limits: { deadMessages: true }, keeps: 'coverage' },
    `dead-messages: chart coverage has to see every step; ${one}`,
  ],
  [
    { limits: { deadMessages: true }, properties: [plain, liveness] },
    `dead-messages: liveness properties are not checked under it, and under-test is one; ${other}`,
  ],
  [{ limits: { deadMessages: true, bitState: 20 } }, `dead-messages: it does not go together with bit-state; ${one}`],
  [
    { limits: { deadMessages: true, partialOrder: true } },
    `partial-order: it does not go together with dead-messages; ${one}`,
  ],
  [{ limits: { partialOrder: true }, stored: true }, `partial-order: a checkpoint does not keep what it knows; ${one}`],
  [
    { limits: { partialOrder: true }, keeps: 'coverage' },
    `partial-order: chart coverage and a breakdown have to see every world; ${one}`,
  ],
  [
    { limits: { partialOrder: true }, keeps: 'breakdown' },
    `partial-order: chart coverage and a breakdown have to see every world; ${one}`,
  ],
  [
    { limits: { partialOrder: true }, properties: [liveness] },
    `partial-order: liveness properties are not checked under it, and under-test is one; ${other}`,
  ],
  [
    { limits: { partialOrder: true, bitState: 20 } },
    'bit-state: partial-order does not go together with it; check with one of them',
  ],
  [{ limits: { bitState: 20 }, stored: true }, `a checkpoint does not keep worlds as bits; ${one}`],
  [{ keeps: 'coverage', stored: true }, `a checkpoint does not keep chart coverage or a breakdown; ${one}`],
  [{ keeps: 'breakdown', stored: true }, `a checkpoint does not keep chart coverage or a breakdown; ${one}`],
])('%j', (what, says) => {
  expect(refusal(what)).toBe(`InputError: ${says}`);
});

test.each<[With]>([
  [{}],
  [{ stored: true, properties: [liveness] }],
  [{ limits: { symmetry: true } }],
  [{ limits: { deadMessages: true } }],
  [{ limits: { deadMessages: true }, keeps: 'breakdown' }],
  [{ limits: { partialOrder: true } }],
  [{ limits: { bitState: 20 }, properties: [liveness] }],
  [{ keeps: 'coverage', properties: [liveness] }],
  [{ keeps: 'breakdown', properties: [liveness] }],
])('%j is accepted', what => {
  expect(refusal(what)).toBe('accepted');
});

test('a search that leaves out dead messages begins in the initial world only', () => {
  const model = modelFor(three, setting);
  const from = (limits: Limits) => exploring(model, [], limits, { now: () => 0 }, model.initial.slice());
  expect(() => from({ deadMessages: true }).next()).toThrow(`dead-messages: it begins where the scenario does; ${one}`);
  expect(() => from({}).next()).not.toThrow();
});
