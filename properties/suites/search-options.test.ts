/**
 * Goal: no search option changes an answer, and the answers are correct. Method: random scenarios. An oracle explores
 * by the steps of drivers, with maps and texts and no reduction; for each property it gives the verdict and the least
 * shortest trace. A check with each option, and one resumed from checkpoints, must give the same.
 */
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  always,
  check,
  choicesIn,
  everyStep,
  initialWorld,
  type Limits,
  modelFor,
  type Property,
  type Scenario,
  type Store,
  settingOf,
  sometimes,
  step,
  systemOf,
  viewOf,
  type World,
  type WorldView,
} from '#sim';
import { anyScenarios, type Bit, ears, type Heard, partyNames } from '../arbitraries/parties.ts';

const looks = fc.array(
  fc.record({ form: fc.nat(11), who: fc.nat(2), other: fc.nat(2), one: fc.nat(3), two: fc.nat(3) }),
  {
    minLength: 3,
    maxLength: 3,
  },
);
type Look = typeof looks extends fc.Arbitrary<(infer Value)[]> ? Value : never;

/** A property about states, inboxes, steps, messages or the observer. */
function propertyOf({ form, who, other, one, two }: Look, parties: number, at: number): Property {
  const [a, b] = [partyNames[who % parties]!, partyNames[other % parties]!];
  const isIn = (world: WorldView, name: string, state: number): boolean => {
    const { value } = world.local(name);
    return (typeof value === 'string' ? value : value.main) === `s${state}`;
  };
  const bit = (world: WorldView, name: string): number => (world.local(name).context as unknown as Bit).bit;
  const heard = (world: WorldView): Heard => world.observer('ears').context as unknown as Heard;
  const tests: readonly Property['test'][] = [
    sometimes(world => isIn(world, a, one) && isIn(world, b, two)),
    always(world => !(isIn(world, a, one) && isIn(world, b, two))),
    always(world => !(isIn(world, a, one) && bit(world, b) === 1)),
    always(
      world => !isIn(world, a, one),
      world => isIn(world, b, two),
    ),
    always(world => !(world.inbox(a).length === 1 && isIn(world, b, two))),
    everyStep(({ before, after }) => !(isIn(before, a, one) && isIn(after, a, two))),
    everyStep(({ heard }) => heard),
    everyStep(
      ({ reports, before }) =>
        !(reports.some(report => (report as unknown as { who: string }).who === a) && isIn(before, b, two)),
    ),
    everyStep(({ sends, choice }) => !(sends.length > 0 && choice.kind === 'expire' && choice.party === a)),
    everyStep(
      ({ before }) => isIn(before, a, one),
      ({ choice }) => choice.kind === 'lose',
    ),
    always(world => !(heard(world).last === a && isIn(world, b, two))),
    always(world => !(heard(world).times === 2 && heard(world).last === a)),
  ];
  return {
    name: `p${at}`,
    says: 'Generated.',
    kind: 'safety',
    subject: 'two-phase-commit',
    source: 'ours',
    breaks: [],
    test: tests[form]!,
    ...(form >= 10 ? { observers: [ears] } : {}),
  };
}

/** The answer for a property: its verdict, its vacuity, and the least of the shortest traces. */
interface Answer {
  readonly verdict: string;
  readonly vacuous: boolean;
  readonly path: string | undefined;
}

/** Whether a property has a premise. The vacuity of others depends on what they read, and is not compared. */
const hasPremise = ({ test }: Property): boolean => 'when' in test;

/** Scenarios with more worlds than this are skipped. */
const worldsMost = 1_500;

/** The answers of the oracle; undefined if there are too many worlds. */
function oracle(scenario: Scenario, properties: readonly Property[]): readonly Answer[] | undefined {
  const model = modelFor(scenario, settingOf(scenario), properties);
  const open: { readonly world: World; readonly path: string }[] = [{ world: initialWorld(model), path: '' }];
  const seen = new Set([open[0]!.world.row.join()]);
  const paths: (string | undefined)[] = properties.map(() => undefined);
  const met = properties.map(() => false);
  const show = (at: number, path: string): void => {
    paths[at] ??= path;
  };
  const look = (world: World, path: string): void => {
    const view = viewOf(world);
    for (const [at, { test }] of properties.entries()) {
      if (test.form === 'sometimes' && test.holds(view)) show(at, path);
      if (test.form !== 'always') continue;
      const isDue = test.when?.(view) ?? true;
      met[at] ||= isDue;
      if (isDue && !test.holds(view)) show(at, path);
    }
  };
  look(open[0]!.world, '');
  for (const { world, path } of open) {
    if (open.length > worldsMost) return undefined;
    for (const [choice] of choicesIn(world).entries()) {
      const taken = step(world, choice)!;
      const on = path === '' ? String(choice) : `${path}.${choice}`;
      for (const [at, { test }] of properties.entries()) {
        if (test.form !== 'step') continue;
        const isDue = test.when?.(taken) ?? true;
        met[at] ||= isDue;
        if (isDue && !test.holds(taken)) show(at, on);
      }
      if (seen.has(taken.to.row.join())) continue;
      seen.add(taken.to.row.join());
      look(taken.to, on);
      open.push({ world: taken.to, path: on });
    }
  }
  return properties.map(({ test }, at) => ({
    verdict: (paths[at] === undefined) === (test.form === 'sometimes') ? 'violated' : 'holds',
    vacuous: 'when' in test && !met[at],
    path: paths[at],
  }));
}

/** A checkpoint store in memory. */
function memoryStore(): Store {
  let kept: Uint8Array[] | undefined;
  return {
    name: 'shelf',
    build: 'this',
    read: () => kept,
    write: pieces => {
      kept = Array.from(pieces, piece => piece.slice());
    },
  };
}

const counted: Record<string, number> = {};

// Ten short tests instead of a long one: the first failure is enough.
describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('seed %i', seed => {
  test.prop([anyScenarios, looks, fc.integer({ min: 1, max: 200 })], { seed, numRuns: 25 })(
    'every option gives the answers of the oracle',
    (scenario, all, cut) => {
      const setting = settingOf(scenario);
      const { parties } = systemOf(scenario, setting);
      const properties = all.map((each, at) => propertyOf(each, parties.length, at));
      for (const asked of [properties, ...properties.map(each => [each])]) {
        const expected = oracle(scenario, asked);
        if (!expected) continue;
        const said = (limits: Limits, store?: Store) => {
          const outcome = check(scenario, setting, asked, limits, { now: () => 0, ...(store ? { store } : {}) });
          if (outcome.explored.stopped === 'inFlightMax') return undefined;
          return outcome.properties.map(
            ({ property, verdict, vacuous, trace, added }): Answer & { readonly added?: number } => ({
              verdict,
              vacuous: vacuous && hasPremise(property),
              path: trace?.stem.join('.'),
              ...(added ? { added } : {}),
            }),
          );
        };
        const plain = said({ sleepSets: false });
        if (!plain) continue;
        expect(plain).toEqual(expected);
        expect(said({})).toEqual(expected);
        expect(said({ partialOrder: true })).toEqual(expected);
        expect(said({ deadMessages: true })).toEqual(expected);
        const store = memoryStore();
        said({ worldsMax: cut }, store);
        said({ worldsMax: 2 * cut }, store);
        expect(said({}, store)).toEqual(expected);
        for (const { verdict, vacuous } of expected) {
          const kind = vacuous ? 'vacuous' : verdict;
          counted[kind] = (counted[kind] ?? 0) + 1;
        }
      }
    },
  );
});

test('no answer is rare', () => {
  expect(Math.min(counted.holds ?? 0, counted.violated ?? 0), JSON.stringify(counted)).toBeGreaterThan(100);
  expect(counted.vacuous ?? 0).toBeGreaterThan(3);
});
