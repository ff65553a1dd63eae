// Goal: a trace verdict claims no more than its trace shows. Method: Two-Phase Commit, whose runs are short and known;
// a lamp for cycles.
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import {
  always,
  eventually,
  everyStep,
  type Form,
  initialWorld,
  leadsTo,
  Model,
  replay,
  type Scenario,
  settingOf,
  sometimes,
  stabilises,
  twoPhaseCommit,
  viewOf,
  type WorldView,
} from '#sim';
import { stateAfter } from './forms.ts';
import { underTest } from './property.test-kit.ts';
import { comesBack, endingOf, traceVerdictsOf } from './trace-verdict.ts';

const model = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
/** Three managers prepare, the transaction manager commits and all follow: ten steps, then nothing more can happen. */
const commit = Array.from({ length: 10 }, () => 0);
const manager = (state: string) => (world: WorldView) => world.local('transactionManager').value === state;
const first = (state: string) => (world: WorldView) => world.local('resourceManager1').value === state;

function shown(test: Form, stem: readonly number[]): readonly [string, number | undefined] {
  const [verdict] = traceVerdictsOf(replay(model, { stem }), initialWorld(model), [underTest(test)]);
  return [verdict!.shown, verdict!.after];
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
  ['leads to, pending', leadsTo(first('prepared'), first('committed')), [0], 'open', undefined],
  ['leads to, broken', leadsTo(first('prepared'), first('aborted')), commit, 'violated', 10],
  ['stabilises, kept', stabilises(first('committed')), commit, 'kept', undefined],
  ['stabilises, broken', stabilises(first('prepared')), commit, 'violated', 10],
  ['stabilises, open', stabilises(first('committed')), [0], 'open', undefined],
])('%s', (_, form, stem, what, after) => {
  expect(shown(form, stem)).toEqual([what, after]);
});

describe('a liveness property is violated at the end of a run, and its obligation is pending since some step', () => {
  test.each<[name: string, form: Form, stem: number[], after: number | undefined, pendingSince: number | undefined]>([
    ['since the first step', leadsTo(first('prepared'), first('aborted')), commit, 10, 1],
    ['since a later one', leadsTo(first('committed'), first('aborted')), commit, 10, 8],
    ['from the beginning', leadsTo(first('working'), first('aborted')), commit, 10, 0],
    ['pending, and not yet violated', leadsTo(first('prepared'), first('committed')), [0], undefined, 1],
    ['kept', leadsTo(first('prepared'), first('committed')), commit, undefined, undefined],
    ['eventually', eventually(first('aborted')), commit, 10, 0],
    ['eventually, not yet broken', eventually(first('committed')), [0], undefined, 0],
    ['settles in', stabilises(first('prepared')), commit, 10, 0],
    ['a safety property has no obligation', always(manager('collecting')), commit, 7, undefined],
  ])('%s', (_, form, stem, after, pendingSince) => {
    const [verdict] = traceVerdictsOf(replay(model, { stem }), initialWorld(model), [underTest(form)]);
    expect(verdict).toMatchObject({ after, pendingSince });
  });

  const blinking: Scenario = {
    ...twoPhaseCommit,
    name: 'blinking',
    system: () => ({
      parties: [
        {
          name: 'lamp',
          chart: setup({}).createMachine({
            id: 'lamp',
            initial: 'dark',
            states: { dark: { on: { plug: 'on' } }, on: { after: { 5: 'off' } }, off: { after: { 5: 'on' } } },
          }),
          intents: [{ type: 'plug' }],
        },
      ],
      link: () => ({ discipline: 'unordered', reach: 'local', inFlightMax: 1 }),
    }),
  };
  const lamp = new Model(blinking, settingOf(blinking));
  const lampIs = (state: string) => (world: WorldView) => world.local('lamp').value === state;

  test.each<[name: string, form: Form, shown: string, after: number | undefined, pendingSince: number | undefined]>([
    ['leads to', leadsTo(lampIs('on'), lampIs('dark')), 'violated', 4, 1],
    ['leads to, pending within the cycle alone', leadsTo(lampIs('off'), lampIs('dark')), 'violated', 4, 2],
    ['leads to, kept in every round', leadsTo(lampIs('on'), lampIs('off')), 'kept', undefined, undefined],
    ['eventually', eventually(() => false), 'violated', 4, 0],
    ['settles in', stabilises(lampIs('on')), 'violated', 4, 0],
  ])('by a fair cycle, after one round of it: %s', (_, form, shown, after, pendingSince) => {
    // The lamp is plugged in, goes off, and then on and off for ever.
    const run = replay(lamp, { stem: [0, 0], cycle: [0, 0] });
    const [verdict] = traceVerdictsOf(run, initialWorld(lamp), [underTest(form)]);
    expect(verdict).toMatchObject({ shown, after, pendingSince });
  });
});

test('a trace without a cycle ends settled or open', () => {
  expect(endingOf(replay(model, { stem: commit }), initialWorld(model))).toBe('settled');
  expect(endingOf(replay(model, { stem: [0] }), initialWorld(model))).toBe('open');
  expect(endingOf(replay(model, { stem: [] }), initialWorld(model))).toBe('settled');
});

test('a cycle that does not return to its first world is detected', () => {
  expect(comesBack(replay(model, { stem: [0] }))).toBe(true);
  expect(comesBack(replay(model, { stem: [0], cycle: [0, 0] }))).toBe(false);
});

test.each<[name: string, from: string, to: string, since: number | undefined]>([
  ['since its trigger', 'prepared', 'aborted', 1],
  ['since the beginning', 'working', 'aborted', 0],
  ['no more, once it is discharged', 'prepared', 'committed', undefined],
  ['never, if nothing triggers it', 'aborted', 'committed', undefined],
])('an obligation is pending at the end of a run %s', (_, from, to, since) => {
  const { steps } = replay(model, { stem: commit });
  expect(stateAfter(leadsTo(first(from), first(to)), viewOf(initialWorld(model)), steps)).toBe(since);
});
