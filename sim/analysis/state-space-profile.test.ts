// Goal: the profile counts the values of the reached worlds. Method: small models whose worlds are examined one by one.
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { remembering } from '#machines';
import { scenarioOf } from '../samples/remembering.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { firstBind, lossyBind } from '../scenarios/binding.ts';
import { explore } from '../search/explore.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, step, viewOf, type World } from '../world/world.ts';
import { recordReachedValues, stateSpaceProfileOf } from './state-space-profile.ts';

const three = twoPhaseCommitOf(3);

function explored(scenario = three) {
  const model = recordReachedValues(new Model(scenario, settingOf(scenario)));
  explore(model, []);
  return stateSpaceProfileOf(model);
}

test('the local states and inboxes counted are those of the worlds, examined one by one', () => {
  const waiting: World[] = [initialWorld(new Model(three, settingOf(three)))];
  const seen = new Set<string>();
  const locals = new Map<string, Set<string>>();
  const inboxes = new Map<string, Set<string>>();
  const note = (all: Map<string, Set<string>>, party: string, value: unknown) =>
    all.set(party, (all.get(party) ?? new Set()).add(JSON.stringify(value)));
  for (let world = waiting.pop(); world; world = waiting.pop()) {
    if (seen.has(world.row.join())) continue;
    seen.add(world.row.join());
    for (const { name } of world.model.parties) {
      note(locals, name, viewOf(world).local(name));
      note(inboxes, name, viewOf(world).inbox(name));
    }
    for (const at of choicesIn(world).keys()) waiting.push(step(world, at)!.to);
  }
  expect(seen.size).toBe(288);
  const { parties } = explored();
  for (const { party, locals: states, inboxes: boxes } of parties)
    expect([states, boxes]).toEqual([locals.get(party)!.size, inboxes.get(party)!.size]);
  expect(parties.map(({ party }) => party).sort()).toEqual([...locals.keys()].sort());
});

test.each([three, firstBind])('the messages counted are those in the inboxes of the worlds: $name', scenario => {
  const waiting: World[] = [initialWorld(new Model(scenario, settingOf(scenario)))];
  const seen = new Set<string>();
  const waited = new Map<string, { readonly values: Set<string>; readonly inboxes: Set<string> }>();
  for (let world = waiting.pop(); world; world = waiting.pop()) {
    if (seen.has(world.row.join())) continue;
    seen.add(world.row.join());
    for (const { name } of world.model.parties) {
      const inbox = viewOf(world).inbox(name);
      for (const { from, message } of inbox) {
        const key = [name, from, message.type].join();
        const known = waited.get(key) ?? { values: new Set(), inboxes: new Set() };
        waited.set(key, known);
        known.values.add(JSON.stringify(message));
        known.inboxes.add(JSON.stringify(inbox));
      }
    }
    for (const at of choicesIn(world).keys()) waiting.push(step(world, at)!.to);
  }
  const told = explored(scenario).parties.flatMap(({ party, messages }) =>
    messages.map(({ from, type, values, inboxes }) => [[party, from, type].join(), values, inboxes].join(' ')),
  );
  const expected = [...waited].map(([key, { values, inboxes }]) => [key, values.size, inboxes.size].join(' '));
  expect(told.sort()).toEqual(expected.sort());
});

test('the party with the most cells comes first, and so do the part and the message with the most values', () => {
  const { parties, budgets, away } = explored(firstBind);
  const descends = (numbers: readonly number[]) => numbers.every((each, at) => at === 0 || numbers[at - 1]! >= each);
  expect(descends(parties.map(({ cells }) => cells))).toBe(true);
  for (const { parts, messages } of parties) {
    expect(descends(parts.map(({ values }) => values))).toBe(true);
    expect(descends(messages.map(({ values }) => values))).toBe(true);
    expect(parts.every(({ values }) => values > 1)).toBe(true);
  }
  expect(parties[0]!.party).toBe('terminal');
  expect(parties[0]!.parts[0]).toEqual({ path: 'durable.bindings.debitCard.state', values: 9 });
  // One counted intent, spent or not; no device is ever away.
  expect([budgets, away]).toEqual([2, 1]);
});

test('the profile shows the values that a fault multiplies', () => {
  expect(explored(lossyBind).budgets).toBeGreaterThan(explored(firstBind).budgets);
});

test('by default a model records nothing', () => {
  const model = new Model(three, settingOf(three));
  explore(model, []);
  expect(model.reached).toBeUndefined();
  const { parties, away, budgets } = stateSpaceProfileOf(model);
  expect(parties.map(({ cells, locals, inboxes }) => [cells, locals, inboxes])).toEqual(parties.map(() => [0, 0, 0]));
  expect([away, budgets]).toEqual([0, 0]);
});

test('observers are listed after the parties, with the number of their states', () => {
  const going = (name: string) => remembering(name, { idle: { on: { go: ['gone'] } }, gone: {} });
  const counting = setup({}).createMachine({
    id: 'counting',
    initial: 'none',
    states: { none: { on: { moved: 'one' } }, one: { on: { moved: 'two' } }, two: {} },
  });
  const scenario = scenarioOf([going('ann'), going('ben')]);
  const model = recordReachedValues(new Model(scenario, settingOf(scenario), [{ name: 'counting', chart: counting }]));
  explore(model, []);
  expect(stateSpaceProfileOf(model).observers).toEqual([
    { party: 'counting', cells: 0, locals: 3, inboxes: 0, parts: [{ path: 'state', values: 3 }], messages: [] },
  ]);
});
