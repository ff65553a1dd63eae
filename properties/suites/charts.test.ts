/**
 * Goal: the charts satisfy the assumptions of the world model. Method: every chart of every scenario under both
 * profiles is inspected, and every local state that exploration reaches.
 */

import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, type AnyStateNode, initialTransition, transition } from 'xstate';
import { type ChartEvent, type MessageType, messages, profileNames } from '#machines';
import { explore, modelFor, scenarios, settingOf, systemOf } from '#sim';

const charts = new Map<string, AnyStateMachine>();
for (const scenario of scenarios)
  for (const profile of profileNames)
    for (const { name, chart } of systemOf(scenario, settingOf(scenario, { profile })).parties)
      charts.set(`${name} of ${scenario.name}, ${profile}`, chart);

function* nodesOf(node: AnyStateNode): Iterable<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* nodesOf(child as AnyStateNode);
}

describe.each([...charts])('%s', (_, chart) => {
  const nodes = [...nodesOf(chart.root)];

  test('every state and every transition has a description', () => {
    const bare = nodes.flatMap(node => [
      ...(node.description ? [] : [node.id]),
      ...[...node.transitions.values()]
        .flat()
        .filter(each => !each.description)
        .map(each => `${node.id} on ${each.eventType}`),
      ...(node.always ?? []).filter(each => !each.description).map(() => `${node.id} always`),
    ]);
    expect(bare).toEqual([]);
  });

  test('every timer ends with an unguarded branch that leaves or re-enters its state', () => {
    const stuck = nodes.flatMap(node => {
      const last = new Map(node.after.map(each => [each.eventType, each]));
      return [...last.values()].filter(
        ({ guard, target, reenter }) => guard || !target || (target.includes(node) && !reenter),
      );
    });
    expect(stuck.map(({ eventType }) => eventType)).toEqual([]);
  });

  test('no transition of a region restarts the other regions', () => {
    // Re-entering a region re-enters its parallel parent, and so every other region.
    const regions = nodes.filter(({ parent }) => parent?.type === 'parallel');
    const wide = regions.flatMap(node =>
      [...node.transitions.values()].flat().filter(each => each.target && each.reenter),
    );
    expect(wide.map(({ source, eventType }) => `${source.id} on ${eventType}`)).toEqual([]);
  });

  test('it sends nothing in its initial transition', () => {
    const [, actions] = initialTransition(chart);
    expect(actions.filter(({ type }) => String(type) === 'send')).toEqual([]);
  });
});

const crashing = scenarios.filter(({ subject }) => subject === 'cards');

describe.each(profileNames)('%s', profile => {
  test.each(
    crashing.map(({ name }) => name),
  )('%s: after a failure, equal durable parts give equal local states', name => {
    const scenario = scenarios.find(each => each.name === name)!;
    const model = modelFor(scenario, settingOf(scenario, { profile, faults: {}, timers: 'quiet' }));
    explore(model, []);
    for (const [at, { chart, fails }] of model.parties.entries()) {
      if (!fails) continue;
      const { name: fault, recovery } = fails[0]!.fault;
      const again = [fault, recovery];
      const meanings = new Map<string, string>();
      for (const local of new Set(model.cells[at]!.localOf)) {
        let snapshot = model.cells[at]!.snapshot(local);
        const { durable } = snapshot.context as { durable: unknown };
        for (const type of again) [snapshot] = transition(chart, snapshot as never, { type } as ChartEvent as never);
        const { value, context } = snapshot;
        const key = JSON.stringify(durable);
        const meaning = JSON.stringify({ value, context });
        expect(meanings.get(key) ?? meaning).toBe(meaning);
        meanings.set(key, meaning);
      }
    }
  });
});

test('every message of the table is sent in some scenario', () => {
  const sent = new Set<string>();
  // The hardened profile verifies identities in one of two ways; with both, the messages of the other way are sent too.
  const both = { with: { 'identity-verification': 'both' } };
  for (const [scenario, change] of [
    ...crashing.map(each => [each, {}] as const),
    ...crashing.filter(({ name }) => name === 'one-tap-bind').map(each => [each, both] as const),
  ]) {
    const model = modelFor(scenario, settingOf(scenario, change));
    explore(model, []);
    for (const { message } of model.registers.messages.values) sent.add(message.type);
  }
  const never = (Object.keys(messages) as MessageType[]).filter(type => !sent.has(type));
  expect(never).toEqual([]);
});
