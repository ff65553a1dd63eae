/**
 * Goal: whoever takes part, whatever is asked, no switch changes what is said, and what is said is so.
 * Method: scenarios nobody wrote. A walk by the drivers' own steps, with maps and texts and no reduction, says of each question
 * what the answer is and which run shows it; then the check is asked, with each switch, and out of a checkpoint.
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

/** Worlds, places, steps, messages, and what the observer heard. */
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

/** What is said of a property: the verdict, whether its premise was met, and the least of the shortest runs that shows it. */
interface Said {
  readonly verdict: string;
  readonly vacuous: boolean;
  readonly way: string | undefined;
}

/** Whether it says where its subject comes up; of others, what they read decides whether they are vacuous. */
const hasPremise = ({ test }: Property): boolean => 'when' in test;

/** More worlds than this are left to others. */
const worldsMost = 1_500;

/** What the walk says of each property; undefined where there are too many worlds, or a link is full. */
function walked(scenario: Scenario, properties: readonly Property[]): readonly Said[] | undefined {
  const model = modelFor(scenario, settingOf(scenario), properties);
  const open: { readonly world: World; readonly way: string }[] = [{ world: initialWorld(model), way: '' }];
  const seen = new Set([open[0]!.world.row.join()]);
  const ways: (string | undefined)[] = properties.map(() => undefined);
  const met = properties.map(() => false);
  const show = (at: number, way: string): void => {
    ways[at] ??= way;
  };
  const look = (world: World, way: string): void => {
    const view = viewOf(world);
    for (const [at, { test }] of properties.entries()) {
      if (test.form === 'sometimes' && test.holds(view)) show(at, way);
      if (test.form !== 'always') continue;
      const isDue = test.when?.(view) ?? true;
      met[at] ||= isDue;
      if (isDue && !test.holds(view)) show(at, way);
    }
  };
  look(open[0]!.world, '');
  for (const { world, way } of open) {
    if (open.length > worldsMost) return undefined;
    for (const [choice] of choicesIn(world).entries()) {
      const taken = step(world, choice)!;
      const on = way === '' ? String(choice) : `${way}.${choice}`;
      for (const [at, { test }] of properties.entries()) {
        if (test.form !== 'step') continue;
        const isDue = test.when?.(taken) ?? true;
        met[at] ||= isDue;
        if (isDue && !test.holds(taken)) show(at, on);
      }
      if (seen.has(taken.to.row.join())) continue;
      seen.add(taken.to.row.join());
      look(taken.to, on);
      open.push({ world: taken.to, way: on });
    }
  }
  return properties.map(({ test }, at) => ({
    verdict: (ways[at] === undefined) === (test.form === 'sometimes') ? 'violated' : 'holds',
    vacuous: 'when' in test && !met[at],
    way: ways[at],
  }));
}

/** A file in memory. */
function shelf(): Store {
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

// Ten short tests rather than a long one: the first that fails ends the search for a fault in the engine.
describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('seed %i', seed => {
  test.prop([anyScenarios, looks, fc.integer({ min: 1, max: 200 })], { seed, numRuns: 25 })(
    'no switch changes what is said, and what is said is so',
    (scenario, all, cut) => {
      const setting = settingOf(scenario);
      const { parties } = systemOf(scenario, setting);
      const properties = all.map((each, at) => propertyOf(each, parties.length, at));
      for (const asked of [properties, ...properties.map(each => [each])]) {
        const expected = walked(scenario, asked);
        if (!expected) continue;
        const said = (limits: Limits, store?: Store) => {
          const outcome = check(scenario, setting, asked, limits, { now: () => 0, ...(store ? { store } : {}) });
          if (outcome.explored.stopped === 'inFlightMax') return undefined;
          return outcome.properties.map(
            ({ property, verdict, vacuous, trace, added }): Said & { readonly added?: number } => ({
              verdict,
              vacuous: vacuous && hasPremise(property),
              way: trace?.stem.join('.'),
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
        const store = shelf();
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

test('none of the answers is rare', () => {
  expect(Math.min(counted.holds ?? 0, counted.violated ?? 0), JSON.stringify(counted)).toBeGreaterThan(100);
  expect(counted.vacuous ?? 0).toBeGreaterThan(3);
});
