/**
 * Goal: every party's chart, run live by XState, behaves as the pure model, and recovers from failures.
 * Method: `@xstate/test` generates paths over the events that exploration delivered; a live actor takes each path. Each
 * scenario is explored under one of the profiles, in the slow checks under both.
 */
import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, createActor, SimulatedClock, transition } from 'xstate';
import { type ChartEvent, delivered, type Party, profileNames } from '#machines';
import { explore, type Model, modelFor, recordMoves, scenarios, settingOf } from '#sim';
import { scenariosUnder } from '../suites/profiles.test-kit.ts';
import { meaningOf, shortestPaths } from './pure-view.ts';

/** The events that exploration gave to a party's chart, by local state. */
function askedOf(model: Model, party: number): ReadonlyMap<string, readonly ChartEvent[]> {
  const asked = new Map<string, ChartEvent[]>();
  const known = new Set<string>();
  for (const move of model.listed ?? []) {
    if (move.party !== party || !move.asked || !move.heard) continue;
    const local = meaningOf(model.cells[party]!.snapshot(move.asked.local));
    const pair = `${local} ${JSON.stringify(move.asked.event)}`;
    if (known.has(pair)) continue;
    known.add(pair);
    const from = move.choice.kind === 'deliver' ? move.choice.envelope.from : undefined;
    asked.set(local, [...(asked.get(local) ?? []), delivered(move.asked.event, from)]);
  }
  return asked;
}

/** A live actor of the chart, whose timers never expire by themselves, and a record of its sends and reports. */
function live(chart: Party['chart']) {
  const told: unknown[] = [];
  const tell = (_: unknown, params: unknown): void => {
    told.push(params);
  };
  const actions = { send: tell, report: tell };
  const actor = createActor(chart.provide({ actions: actions as never }), { clock: new SimulatedClock() }).start();
  return { actor, told };
}

/** The local state after a failure and the recovery from it. */
function recovered({ chart, fails }: Party, local: AnyMachineSnapshot): AnyMachineSnapshot {
  const { name: fail, recovery: back } = fails![0]!.fault;
  let after = local;
  const recovering = `xstate.after.0.${chart.id}.recovering`;
  for (const type of [fail, back, recovering]) [after] = transition(chart, after as never, { type } as never);
  return after;
}

const paired = profileNames.flatMap(profile => scenariosUnder(profile).map(({ name }) => [name, profile] as const));

describe.each(paired)('%s, %s', (name, profile) => {
  const scenario = scenarios.find(each => each.name === name)!;
  const model = recordMoves(modelFor(scenario, settingOf(scenario, { profile, timers: 'quiet' })));
  // The first worlds contain nearly every local state; deeper worlds are combinations of these.
  explore(model, [], { worldsMax: 8_000 });

  test.each(model.parties.map((party, at) => [party.name, party, at] as const))('%s', (_, party, at) => {
    const asked = askedOf(model, at);
    const paths = shortestPaths(party.chart, local => asked.get(meaningOf(local)) ?? []);
    const reached = new Set(paths.flatMap(({ steps }) => steps.map(({ state }) => meaningOf(state))));
    // Every local state in which exploration evaluated an event lies on some path.
    expect([...asked.keys()].filter(local => !reached.has(local))).toEqual([]);

    for (const { steps } of paths) {
      const { actor, told } = live(party.chart);
      let before = steps[0]!.state;
      for (const { event, state } of steps.slice(1)) {
        told.length = 0;
        actor.send(event as never);
        expect(meaningOf(actor.getSnapshot())).toBe(meaningOf(state));
        const [, actions] = transition(party.chart, before as never, event as never);
        const asks = actions.filter(({ type }) => ['send', 'report'].includes(type as string));
        expect(told).toEqual(asks.map(({ params }) => params));
        before = state;
      }
      if (!party.fails) continue;
      const once = recovered(party, before);
      expect(once.value, 'recovery ends').not.toEqual('recovering');
      expect(meaningOf(recovered(party, once)), 'recovery is idempotent').toBe(meaningOf(once));
    }
  });
});
