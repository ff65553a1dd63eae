/**
 * Goal: the pairs are all ordered pairs of protocols, keep the sizes of scenarios, and are no scenario twice unless the
 * register says so; each life is covered by its windows. Method: the generated scenarios, as data.
 */
import { describe, expect, test } from 'vitest';
import type { Roster } from '#machines';
import { scenarios } from '../index.ts';
import { generatedScenarios } from './generated.ts';
import { lives } from './lives.ts';
import { type Pair, pairs, places, samePairs } from './pairs.ts';
import { protocolNames } from './protocol.ts';

/** The roster of a pair, out of its key: no chart is made for it. */
const rosterOf = ({ key }: Pair) => JSON.parse(key)[0] as Roster;
const pairNamed = (name: string): Pair => pairs().find(({ scenario }) => scenario.name === name)!;

describe('pairs', () => {
  test('are every ordered pair at every place, but binding by one tap with migration', () => {
    const wanted = protocolNames.flatMap(first =>
      protocolNames
        .filter(second => ![`${first} ${second}`, `${second} ${first}`].includes('one-tap migrate'))
        .flatMap(second => places.map(place => `pair/${first}-then-${second}/${place}`)),
    );
    expect(pairs().map(({ scenario }) => scenario.name)).toEqual(wanted);
  });

  test('begin in the state in which their first protocol begins', () => {
    const boundIn = (name: string) => rosterOf(pairNamed(name)).bound;
    expect(boundIn('pair/bind-then-delete/one-card')).toEqual([]);
    expect(boundIn('pair/delete-then-bind/one-card')).toHaveLength(1);
    expect(boundIn('pair/migrate-then-delete/one-card')).toMatchObject([{ device: 'old', active: true }]);
  });

  test.each(
    pairs().map(pair => [pair.scenario.name, pair] as const),
  )('%s keeps the sizes: two cards, two devices, quiet timers, no fault, one card of a type that pays', (_, pair) => {
    const { scenario } = pair;
    const { cards, devices, bound } = rosterOf(pair);
    expect(cards.length).toBeLessThanOrEqual(2);
    expect(devices.length).toBeLessThanOrEqual(2);
    expect(scenario).toMatchObject({ timers: 'quiet', faults: {} });
    // Taking back a suspension, and finding a device, begin no protocol.
    const begin = scenario.intents.filter(({ intent }) => !['issuer.resume', 'holder.find'].includes(intent.type));
    expect(begin.reduce((sum, { times }) => sum + times!, 0)).toBeLessThanOrEqual(3);
    expect(bound.filter(({ active }) => active).length).toBeLessThanOrEqual(1);
  });

  test('that are the same scenario as an earlier one name it, and no others', () => {
    expect(samePairs().get('pair/pay-then-delete/one-card')).toBeUndefined();
    expect(samePairs().get('pair/delete-then-pay/one-card')).toBe('pair/pay-then-delete/one-card');
    for (const [name, same] of samePairs()) {
      expect(rosterOf(pairNamed(name))).toEqual(rosterOf(pairNamed(same)));
      expect(samePairs().has(same)).toBe(false);
    }
  });
});

describe('lives', () => {
  test('have a window for every three consecutive protocols', () => {
    expect(lives().map(({ windows }) => windows.map(({ name }) => name.split('/').at(-1)))).toEqual([
      ['bind-switch-pay', 'switch-pay-suspend', 'pay-suspend-migrate', 'suspend-migrate-delete', 'migrate-delete-bind'],
      ['one-tap-switch-pay', 'switch-pay-suspend', 'pay-suspend-delete', 'suspend-delete-bind'],
    ]);
  });

  test('grant the holder as many binds as they have', () => {
    const [byHand] = lives();
    const binds = byHand!.scenario.intents.filter(({ intent }) => intent.type === 'holder.bind');
    expect(binds.map(({ intent }) => (intent as { device?: string }).device)).toEqual(['old', 'new']);
  });
});

test('generated scenarios are in no list of scenarios, and their names are their own', () => {
  const names = [...scenarios, ...generatedScenarios()].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(scenarios.filter(({ name }) => name.includes('/'))).toEqual([]);
});
