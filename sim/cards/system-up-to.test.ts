// Goal: a chart shows as much as its layer says. Method: the terminal's charts of first-bind, by the names of their states.
import { expect, test } from 'vitest';
import { layerNames, mutants } from '#machines';
import { lossyBind } from '../scenarios/binding.ts';
import { migrateCard } from '../scenarios/migration.ts';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { settingOf, systemOf } from '../world/setting.ts';
import { systemUpTo } from './system-up-to.ts';

const setting = settingOf(lossyBind);
const terminalUpTo = (layer: (typeof layerNames)[number]) =>
  systemUpTo(layer, lossyBind, setting).parties.find(({ name }) => name === 'terminal')!.chart;
/** The states in which a card can be. */
const statesOf = (layer: (typeof layerNames)[number]): string[] =>
  Object.keys(terminalUpTo(layer).root.states.running!.states.binding!.states.debitCard!.states);

test('the protocol has the states of the picture, and each layer adds some', () => {
  const protocol = ['idle', 'identifying', 'requesting', 'unanswered', 'storing', 'bound'];
  const safeguards = [...protocol, 'confirming', 'unconfirmed', 'erasingRetired'];
  expect(statesOf('protocol')).toEqual(protocol);
  expect(statesOf('safeguards')).toEqual(safeguards);
  const features = statesOf('features');
  expect(features.slice(0, safeguards.length)).toEqual(safeguards);
  expect(features).toContain('deleting');
  expect(statesOf('all')).toEqual(['start', ...features]);
});

test('below the last layer nothing stops and starts again', () => {
  for (const layer of layerNames)
    for (const { name, chart } of systemUpTo(layer, migrateCard, settingOf(migrateCard)).parties)
      if (/terminal|authServer/i.test(name))
        expect(Object.keys(chart.root.states)).toEqual(
          layer === 'all' ? ['running', 'down', 'recovering'] : ['running'],
        );
});

test('with all layers the parties are those of the scenario', () => {
  expect(systemUpTo('all', lossyBind, setting).parties.map(({ chart }) => chart)).toEqual(
    systemOf(lossyBind, setting).parties.map(({ chart }) => chart),
  );
});

test('a protocol that is not about cards has no layers', () => {
  const other = settingOf(twoPhaseCommit);
  expect(Object.keys(systemUpTo('protocol', twoPhaseCommit, other).parties[0]!.chart.states)).toEqual(
    Object.keys(systemOf(twoPhaseCommit, other).parties[0]!.chart.states),
  );
});

test('a mutant spoils a chart that has all layers, and no other one', () => {
  const [{ name: mutant } = { name: '' }] = mutants;
  expect(() => systemUpTo('protocol', lossyBind, settingOf(lossyBind, { mutant }))).toThrow(
    `the mutant ${mutant} spoils a chart with all its layers; leave out the mutant or the layer`,
  );
});
