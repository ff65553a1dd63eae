// Goal: a trace shows what it shows and no more. Method: Two-Phase Commit, whose runs are short and known.
import { expect, test } from 'vitest';
import {
  always,
  eventually,
  everyStep,
  type Form,
  initialWorld,
  leadsTo,
  Model,
  replay,
  settingOf,
  sometimes,
  stabilises,
  twoPhaseCommit,
  type WorldView,
} from '#sim';
import { comesBack, endingOf, lightsOf } from './lights.ts';
import { underTest } from './under-test.ts';

const model = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
/** Everybody prepares and is heard, the manager commits and is obeyed: ten steps, and then nothing is left to do. */
const commit = Array.from({ length: 10 }, () => 0);
const manager = (state: string) => (world: WorldView) => world.local('transactionManager').value === state;
const first = (state: string) => (world: WorldView) => world.local('resourceManager1').value === state;

function shown(test: Form, stem: readonly number[]): readonly [string, number | undefined] {
  const [light] = lightsOf(replay(model, { stem }), initialWorld(model), [underTest(test)]);
  return [light!.shown, light!.after];
}

test.each<[name: string, form: Form, stem: number[], shown: string, after: number | undefined]>([
  ['always, kept', always(manager('collecting')), [0, 0], 'kept', undefined],
  ['always, broken', always(manager('collecting')), commit, 'violated', 7],
  ['always, premise never true', always(() => false, manager('aborted')), commit, 'kept', undefined],
  ['step, broken', everyStep(({ choice }) => choice.kind === 'intend'), [0, 0], 'violated', 2],
  ['sometimes, reached', sometimes(first('prepared')), [0, 0], 'reached', 1],
  ['sometimes, open', sometimes(first('committed')), [0, 0], 'open', undefined],
  ['eventually, kept', eventually(first('committed')), commit, 'kept', undefined],
  ['eventually, open: more will happen', eventually(first('committed')), [0], 'open', undefined],
  ['eventually, broken: nothing more will', eventually(first('aborted')), commit, 'violated', 10],
  ['leads to, kept', leadsTo(first('prepared'), first('committed')), commit, 'kept', undefined],
  ['leads to, owed', leadsTo(first('prepared'), first('committed')), [0], 'open', undefined],
  ['leads to, broken', leadsTo(first('prepared'), first('aborted')), commit, 'violated', 1],
  ['stabilises, kept', stabilises(first('committed')), commit, 'kept', undefined],
  ['stabilises, broken', stabilises(first('prepared')), commit, 'violated', 10],
  ['stabilises, open', stabilises(first('committed')), [0], 'open', undefined],
])('%s', (_, form, stem, what, after) => {
  expect(shown(form, stem)).toEqual([what, after]);
});

test('a trace ends settled or in the midst of things', () => {
  expect(endingOf(replay(model, { stem: commit }), initialWorld(model))).toBe('settled');
  expect(endingOf(replay(model, { stem: [0] }), initialWorld(model))).toBe('open');
  expect(endingOf(replay(model, { stem: [] }), initialWorld(model))).toBe('settled');
});

test('a cycle that does not come back is told', () => {
  expect(comesBack(replay(model, { stem: [0] }))).toBe(true);
  expect(comesBack(replay(model, { stem: [0], cycle: [0, 0] }))).toBe(false);
});
