import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, nobody, type Party, reportFrom } from '#machines';
import { explore } from '../check/explore.ts';
import { sometimes } from '../check/property.ts';
import { underTest } from '../check/under-test.ts';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { Model } from './model.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './setting.ts';
import type { Observer } from './watcher.ts';

/** Says its name once. */
const speaker = (name: string): Party => ({
  name,
  chart: setup({ actions: effects }).createMachine({
    id: name,
    initial: 'silent',
    states: { silent: { on: { go: { target: 'spent', actions: reportFrom(() => ({ type: name })) } } }, spent: {} },
  }),
  intents: [{ type: 'go' }],
});

/** Hears two speakers, and remembers who was first. */
const order: Observer = {
  name: 'order',
  chart: setup({}).createMachine({
    id: 'order',
    initial: 'none',
    states: {
      none: { on: { one: 'one', two: 'two' } },
      one: { on: { two: 'oneTwo' } },
      two: { on: { one: 'twoOne' } },
      oneTwo: {},
      twoOne: {},
    },
  }),
};

const scenario: Scenario = {
  ...twoPhaseCommit,
  intents: [],
  system: () => ({
    parties: [speaker('one'), speaker('two')],
    roster: nobody,
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
  }),
};

test('two reports that an observer hears are no diamond: both orders are worlds', () => {
  const properties = ['oneTwo', 'twoOne'].map(value =>
    underTest(sometimes(world => world.observer('order').value === value)),
  );
  for (const diamonds of [true, false]) {
    const { findings, explored } = explore(new Model(scenario, settingOf(scenario), [order]), properties, { diamonds });
    expect(findings.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
    expect(explored).toMatchObject({ worlds: 5, steps: 4, skipped: 0 });
  }
});

test('where no observer hears them, they are one', () => {
  const { explored } = explore(new Model(scenario, settingOf(scenario)), []);
  expect(explored).toMatchObject({ worlds: 4, steps: 4, skipped: 1 });
});
