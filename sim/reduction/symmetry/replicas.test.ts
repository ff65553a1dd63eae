/**
 * Goal: each part of symmetry computes the right images of worlds, charts and events. Method: two speakers with counted
 * intents, and an observer that stores the last speaker; pairs of parties with one difference.
 */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, type Party, reportFrom, type System } from '#machines';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import { InputError } from '../../world/input-error.ts';
import type { Observer } from '../../world/interning/observer-table.ts';
import { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';
import { Permutations } from './permutation.ts';
import { ReplicaSignatures } from './replica-signatures.ts';
import { Symmetry } from './symmetry.ts';
import { Vocabulary } from './vocabulary.ts';

const names = ['ann', 'ben'];
const swapped = [1, 0];

const speaker = (name: string): Party => ({
  name,
  chart: setup({ actions: effects }).createMachine({
    id: name,
    initial: 'silent',
    states: {
      silent: { on: { speak: { target: 'spent', actions: reportFrom(() => ({ type: 'spoke', who: name })) } } },
      spent: {},
    },
  }),
});

/** A party with one timer. @param delay in milliseconds */
const waiter = (name: string, delay: number): Party => ({
  name,
  chart: setup({}).createMachine({ id: name, initial: 'new', states: { new: { after: { [delay]: 'old' } }, old: {} } }),
});

const listener: Observer = {
  name: 'listener',
  chart: setup({
    types: { context: {} as { last: string }, events: {} as { type: 'spoke'; who: string } },
  }).createMachine({
    id: 'listener',
    context: { last: 'none' },
    on: { spoke: { actions: assign({ last: ({ event }) => event.who }) } },
  }) as never,
};

function modelOf(parties: readonly Party[], more: Partial<System> = {}, change: Partial<Scenario> = {}): Model {
  const scenario: Scenario = {
    ...twoPhaseCommit,
    name: 'speakers',
    system: () => ({
      parties,
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
      alike: [names.map(name => [name])],
      ...more,
    }),
    intents: [],
    faults: {},
    ...change,
  };
  return new Model(scenario, settingOf(scenario), change.intents ? [listener] : []);
}

const speakers = (): Model =>
  modelOf(names.map(speaker), {}, { intents: names.map(party => ({ party, intent: { type: 'speak' }, times: 1 })) });

/** The row after a speaker has spoken. */
function spoken(model: Model, who: string): Row {
  const world = initialWorld(model);
  return step(
    world,
    choicesIn(world).findIndex(({ party }) => party === who),
  )!.to.row;
}

describe('permutations', () => {
  test('a permutation exchanges two replicas in observers, parties and budgets', () => {
    const model = speakers();
    const permutations = new Permutations(model, model.alike);
    const row = spoken(model, 'ann').slice();
    permutations.apply(permutations.of(0, swapped), row);
    expect([...row]).toEqual([...spoken(model, 'ben')]);
  });

  test('a permutation leaves equal budgets unchanged, and unequal ones not', () => {
    const model = speakers();
    const permutations = new Permutations(model, model.alike);
    const swap = permutations.of(0, swapped);
    expect(permutations.keepsRest(swap, model.initial)).toBe(true);
    expect(permutations.keepsRest(swap, spoken(model, 'ann'))).toBe(false);
  });
});

describe('signatures of replicas', () => {
  const all = [...names, 'cat'];
  const knowing = (name: string, knows: readonly string[]): Party => ({
    name,
    chart: setup({ types: { context: {} as { knows: readonly string[] } } }).createMachine({
      id: name,
      context: { knows },
    }),
    sets: ['knows'],
  });
  const group = all.map(name => [name]);

  test.each([
    [['ben', 'cat'], ['ben']],
    [['ben'], ['ben', 'cat']],
  ])('differ if the first of many other parties knows %j and the last %j', (first, last) => {
    const others = Array.from({ length: 20 }, (_, at) =>
      knowing(`shelf${at}`, at === 0 ? first : at === 19 ? last : []),
    );
    const model = modelOf([...all.map(name => knowing(name, [])), ...others]);
    const signatures = new ReplicaSignatures(model, group, new Vocabulary(model, [group])).signaturesIn(model.initial);
    expect(new Set(signatures).size).toBe(3);
  });

  test('are ordered by the occurrences in other cells, whatever world is met first', () => {
    const model = speakers();
    const signatures = new ReplicaSignatures(model, model.alike[0]!, new Vocabulary(model, model.alike));
    for (const [at, who] of names.entries()) {
      const found = signatures.signaturesIn(spoken(model, who));
      expect(found[at], `${who} spoke last`).toBeGreaterThan(found[1 - at]!);
    }
  });
});

describe('equal treatment of replicas', () => {
  const refusal = (who: string): InputError =>
    new InputError(
      `symmetry: ann and ben are not interchangeable, since ${who} does not treat them alike; check without it`,
    );
  const waiting = (): { model: Model; symmetry: Symmetry } => {
    const model = modelOf([waiter('ann', 5), waiter('ben', 6)]);
    return { model, symmetry: new Symmetry(model, model.alike) };
  };

  test('is refuted by a different choice, if each has as many choices', () => {
    const { model, symmetry } = waiting();
    expect(() => symmetry.treatment.meet(model.initial)).toThrow(refusal('ben'));
  });

  test('is refuted by a move that the other replica cannot make', () => {
    const { model, symmetry } = waiting();
    const successors = model.successors();
    model.expand(model.initial, successors);
    expect(successors.move(0).choice).toMatchObject({ kind: 'expire', party: 'ann', timer: '5' });
    expect(() => symmetry.treatment.moveAfter(symmetry.swaps[0]!, successors.move(0))).toThrow(refusal('ann'));
  });

  test('is compared once for each party and state', () => {
    const model = speakers();
    const { treatment } = new Symmetry(model, model.alike);
    const compared = [model.initial, model.initial, spoken(model, 'ann')].map(row => {
      treatment.meet(row);
      return treatment.compared;
    });
    // The state after speaking is compared for the speaker, and then its image for the other.
    expect([compared, treatment.isProved]).toEqual([[2, 2, 4], true]);
  });

  test('compares no report if no step is listed', () => {
    const model = speakers();
    const { treatment } = new Symmetry(model, model.alike);
    treatment.hear(model.initial, model.successors(), 0);
    expect(treatment.compared).toBe(0);
  });
});

describe('a list of an event that is declared as a set', () => {
  const model = modelOf(names.map(speaker), { sets: { told: ['names'] } });
  const vocabulary = new Vocabulary(model, model.alike);
  const keeping = { ...vocabulary.language, words: new Map<string, string>() };
  const message = (list: readonly string[]): number =>
    model.registers.message({ from: 'ann', to: 'ben', message: { type: 'told', names: list } });
  const report = (list: readonly string[]): number =>
    model.registers.reports.id(list.join(), () => ({ type: 'told', names: list }));

  test('is accepted in order', () => {
    const list = ['ann', 'ben'];
    expect(vocabulary.message(message(list), keeping)).toBe(message(list));
    expect(() => vocabulary.report(report(list), keeping)).not.toThrow();
  });

  test('is refused out of order, in a message and in a report', () => {
    const refusal = new InputError(
      'symmetry: told says that its list "names" is a set, and it is out of order; keep it sorted, or do not say so',
    );
    const list = ['ben', 'ann'];
    expect(() => vocabulary.message(message(list), keeping)).toThrow(refusal);
    expect(() => vocabulary.report(report(list), keeping)).toThrow(refusal);
  });
});
