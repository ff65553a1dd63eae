import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, send } from '#machines';
import { modelFor, type Outcome } from '../analysis/check.ts';
import { scenarios } from '../index.ts';
import { always } from '../property/property.ts';
import { twoPhaseCommitOf } from '../scenarios/two-phase-commit.ts';
import { encode, toWords } from '../storage/word-file.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { checked, MemoryStore, propertyOf, type Run, readingProperties } from './checkpoint.test-kit.ts';
import { exploring } from './explore.ts';

const scenario = (name: string): Scenario => scenarios.find(each => each.name === name)!;

describe('a resumed check ends with the checkpoint of an uninterrupted one', () => {
  test.each([
    ['two-phase-commit', twoPhaseCommitOf(5), {}],
    ['first-bind', scenario('first-bind'), { faults: { crash: 1 } }],
    ['lossy-bind', scenario('lossy-bind'), { profile: 'published' }],
    ['torn-switch', scenario('torn-switch'), {}],
    ['migrate-card', scenario('migrate-card'), { faults: { leave: 1 } }],
    ['tap-to-pay', scenario('tap-to-pay'), { profile: 'published' }],
  ] as const)('%s', (_, of, change) => {
    for (const properties of [readingProperties(of).slice(0, 2), readingProperties(of)]) {
      const [whole, parts] = [new MemoryStore(), new MemoryStore()];
      const once = checked(of, whole, { change, properties });
      let last: Outcome | undefined;
      for (const worldsMax of [1, 7, 100, 101, 300, 900, Infinity])
        last = checked(of, parts, { change, properties, limits: { worldsMax } });
      expect(last!.properties).toEqual(once.properties);
      expect(last!.explored).toEqual(once.explored);
      expect(parts.contents).toEqual(whole.contents);
    }
  });
});

test('a checkpoint stores that a link was full, so that the verdict stays undecided after resuming', () => {
  // Only the initial world sends two letters at once, one more than the link holds; then a long path follows.
  const states = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`at${at}`, { on: { walk: `at${at + 1}` } }]),
  );
  const walker = setup({ actions: effects }).createMachine({
    id: 'walker',
    initial: 'at0',
    states: {
      ...states,
      at0: {
        on: { walk: 'at1', shout: { actions: [send('hearer', { type: 'one' }), send('hearer', { type: 'two' })] } },
      },
      at12: {},
    },
  });
  const full: Scenario = {
    ...twoPhaseCommitOf(3),
    name: 'full',
    system: () => ({
      parties: [
        { name: 'walker', chart: walker },
        { name: 'hearer', chart: setup({}).createMachine({ id: 'hearer', on: { one: {}, two: {} } }) },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
    }),
    intents: ['walk', 'shout'].map(type => ({ party: 'walker', intent: { type } })),
  };
  const properties = [
    propertyOf(
      full,
      'true',
      always(() => true),
    ),
  ];
  for (let worldsMax = 1; worldsMax <= 12; worldsMax++) {
    const store = new MemoryStore();
    expect(checked(full, store, { properties, limits: { worldsMax } }).explored.stopped).toBe('worldsMax');
    const last = checked(full, store, { properties });
    expect(last).toMatchObject({ verdict: 'undecided', explored: { worlds: 13, stopped: 'inFlightMax' } });
  }
});

describe('a checkpoint that cannot be resumed is refused, and left unchanged', () => {
  const three = twoPhaseCommitOf(3);
  const store = new MemoryStore();
  checked(three, store, { limits: { worldsMax: 100 } });
  const good = store.kept!;
  const on = (kept: Uint8Array, run: Run = {}, build = 'this', of: Scenario = three): (() => Outcome) => {
    const other = new MemoryStore(build);
    other.kept = kept;
    return () => {
      try {
        return checked(of, other, run);
      } finally {
        expect(other).toMatchObject({ kept, writes: 0 });
      }
    };
  };
  const changed = (at: number, bit = 1): Uint8Array => {
    const copy = good.slice();
    copy[at]! ^= bit;
    return copy;
  };

  test('a cut, a changed byte, and additional bytes', () => {
    for (let at = 0; at < good.length; at += at < 60 ? 1 : 149) {
      expect(on(good.subarray(0, at)), `cut at ${at}`).toThrow(/is torn|is no checkpoint/);
      expect(on(changed(at, 1 << (at % 8))), `changed at ${at}`).toThrow(/is torn|is no checkpoint|of another version/);
    }
    expect(on(Buffer.concat([good, Buffer.of(0)]))).toThrow('is torn');
    expect(on(Buffer.from('{"command":"check"}'))).toThrow('is no checkpoint');
  });

  test.each([
    ['another build', {}, 'that', three, 'of another build'],
    [
      'another setting',
      { change: { profile: 'published' } },
      'this',
      three,
      'is of two-phase-commit, not of two-phase-commit@published',
    ],
    ['another scenario', {}, 'this', scenario('first-bind'), 'not of first-bind'],
    ['other properties', { properties: readingProperties(three) }, 'this', three, 'asks for other properties'],
    ['other reductions', { limits: { sleepSets: false } }, 'this', three, '--sleep-sets on'],
    ['symmetry', { limits: { symmetry: true } }, 'this', three, 'symmetry'],
  ] as const)('%s', (_, run, build, of, says) => {
    expect(on(good, run, build, of)).toThrow(says);
  });

  test('a forged checkpoint, with its text shortened and made visible', () => {
    const made = (about: unknown): Uint8Array =>
      Buffer.concat(Array.from(encode([toWords(about)]), each => each.slice()));
    const build = 'this';
    for (const each of [undefined, null, 7]) expect(on(made(each))).toThrow('is no checkpoint');
    expect(on(made({ build, scenario: 7 }))).toThrow('is no checkpoint');
    const evil = `\u001B]0;owned\u0007\u202E${'x'.repeat(10_000)}`;
    expect(on(made({ build, scenario: evil, properties: [] }))).toThrow(
      /^the checkpoint shelf is of \\u001b\]0;owned\\u0007\\u202ex{100,200}…, not of two-phase-commit;/,
    );
  });

  test('charts that answer otherwise than before', () => {
    const mutated = { ...three, parameters: twoPhaseCommitOf(4).parameters! };
    expect(on(good, {}, 'this', mutated)).toThrow('answers differ');
  });
});

test('a checkpoint is written every minute, and less often if writing takes long', () => {
  const store = new MemoryStore();
  let now = 0;
  // Each reading of the clock takes five seconds, so writing takes five seconds as well.
  const outside = { now: () => (now += 5000) };
  checked(twoPhaseCommitOf(6), store, { outside, limits: { worldsMax: 40_000 } });
  expect(store.writes).toBeGreaterThan(1);
  expect(store.writes).toBeLessThan(6);
});

test.each([
  ['every minute if writing takes no time', 0, 40_000],
  ['every 200 seconds if writing takes ten', 10_000, 70_000],
])('a running check writes its checkpoint %s', (_, writing, between) => {
  const store = new MemoryStore();
  let now = 0;
  const write = store.write.bind(store);
  store.write = pieces => {
    now += writing;
    write(pieces);
  };
  const five = twoPhaseCommitOf(5);
  const run = exploring(modelFor(five, settingOf(five)), [], {}, { now: () => now, store: store });
  for (let turn = 0; turn < 4; turn++) {
    expect(run.next().done).toBe(false);
    now += between;
  }
  // After 80 seconds, but not after 120; or after 70, but not after 220.
  expect(store.writes).toBe(1);
  expect(run.next('stop').done).toBe(true);
  expect(store.writes).toBe(2);
});
