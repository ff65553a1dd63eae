/**
 * Goal: the monitor of each form agrees with its formula in linear temporal logic. Method: random lassos of worlds that
 * are sets of letters; the formula is evaluated on the infinite word, by its definition.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepView, WorldView } from '../world/world.ts';
import { type Ending, remainderOf, semanticsOf, stateAfter } from './forms.ts';
import { always, eventually, everyStep, type Form, leadsTo, neverStuck, sometimes, stabilises } from './property.ts';

/** A world: the truth values of three predicates. */
interface Letters {
  readonly p: boolean;
  readonly q: boolean;
  readonly premise: boolean;
}

const asView = (letters: Letters): WorldView => letters as unknown as WorldView;
const is =
  (letter: keyof Letters) =>
  (world: WorldView): boolean =>
    (world as unknown as Letters)[letter];
const stepFrom = (before: Letters, after: Letters): StepView =>
  ({ before: asView(before), after: asView(after) }) as unknown as StepView;

const letters = fc.record({ p: fc.boolean(), q: fc.boolean(), premise: fc.boolean() });
/** The worlds of a stem, and of a cycle back to the last world of the stem; an empty cycle if the run ends. */
const lassos = fc.record({
  stem: fc.array(letters, { minLength: 1, maxLength: 5 }),
  cycle: fc.array(letters, { maxLength: 4 }),
});

/** The verdict of the monitor on a lasso. */
function said(test: Form, stem: readonly Letters[], cycle: readonly Letters[], ending: Ending) {
  const last = stem.at(-1)!;
  const worlds = [...stem, ...cycle, ...(cycle.length > 0 ? [last] : [])];
  const steps = worlds.slice(1).map((after, at) => stepFrom(worlds[at]!, after));
  const round = worlds.slice(stem.length - 1).map(asView);
  const state = stateAfter(test, asView(worlds[0]!), steps);
  return semanticsOf(test).atEnd(state, { ending, steps: steps.length, round, isStuck: false });
}

/** A prefix of the infinite word, with as many rounds of the cycle as the formulas need. */
function word(stem: readonly Letters[], cycle: readonly Letters[]): { worlds: Letters[]; period: number } {
  const round = [...cycle, stem.at(-1)!];
  return { worlds: [...stem, ...round, ...round, ...round], period: round.length };
}

/** Each formula on an infinite word. A predicate is true from some world on if it is true in the last round. */
const formulas: Record<string, [Form, (worlds: readonly Letters[], period: number) => boolean]> = {
  'eventually p': [eventually(is('p')), worlds => worlds.some(({ p }) => p)],
  'p leads to q': [
    leadsTo(is('p'), is('q')),
    (worlds, period) =>
      // The worlds of the last round repeat those of the round before, which have a later round to look into.
      worlds.slice(0, -period).every(({ p }, at) => !p || worlds.slice(at).some(({ q }) => q)),
  ],
  'stabilises in p': [stabilises(is('p')), (worlds, period) => worlds.slice(-period).every(({ p }) => p)],
};

describe.each(Object.entries(formulas))('%s', (_, [form, holds]) => {
  test('is violated by exactly the runs that violate its formula, and open if the run can go on', () => {
    const counted = { kept: 0, violated: 0 };
    fc.assert(
      fc.property(lassos, ({ stem, cycle }) => {
        const { worlds, period } = word(stem, cycle);
        const expected = holds(worlds, period) ? 'kept' : 'violated';
        const { shown, after, pendingSince } = said(form, stem, cycle, cycle.length > 0 ? 'fair-cycle' : 'settled');
        expect([shown, after !== undefined, pendingSince !== undefined]).toEqual([
          expected,
          expected === 'violated',
          expected === 'violated',
        ]);
        counted[expected]++;
        // With an unknown future nothing is violated, and a kept property has no pending obligation.
        const open = said(form, stem, cycle, cycle.length > 0 ? 'unfair-cycle' : 'open');
        expect(open.shown).toBe(open.pendingSince === undefined ? 'kept' : 'open');
      }),
      { seed: 3, numRuns: 2_000 },
    );
    expect(Math.min(...Object.values(counted)), JSON.stringify(counted)).toBeGreaterThan(100);
  });
});

test('safety and reachability are decided by the first deciding world or step, whatever follows', () => {
  const forms: [Form, (before: Letters | undefined, after: Letters) => boolean, string, string][] = [
    [always(is('p')), (_, { p }) => !p, 'violated', 'kept'],
    [always(is('p'), is('premise')), (_, { p, premise }) => premise && !p, 'violated', 'kept'],
    [sometimes(is('p')), (_, { p }) => p, 'reached', 'open'],
    [everyStep(({ before }) => is('p')(before)), before => before?.p === false, 'violated', 'kept'],
    [
      everyStep(
        ({ after }) => is('q')(after),
        ({ before }) => is('premise')(before),
      ),
      (before, { q }) => before?.premise === true && !q,
      'violated',
      'kept',
    ],
  ];
  fc.assert(
    fc.property(lassos, fc.constantFrom(...forms), ({ stem }, [form, decides, then, otherwise]) => {
      const at = stem.findIndex((after, number) => decides(stem[number - 1], after));
      expect(said(form, stem, [], 'open')).toEqual({
        shown: at < 0 ? otherwise : then,
        after: at < 0 ? undefined : at,
        pendingSince: undefined,
      });
    }),
    { seed: 4, numRuns: 1_000 },
  );
});

test('the remainder of a form in mid-run follows from the state of its monitor', () => {
  const goal = is('q');
  const obligation = leadsTo(is('p'), goal);
  const [once, settles, safe, stuck] = [eventually(is('q')), stabilises(is('q')), always(is('p')), neverStuck()];
  expect(remainderOf(once, undefined)).toEqual([]);
  expect(remainderOf(once, 0)).toEqual([once]);
  expect(remainderOf(settles, 0)).toEqual([settles]);
  expect(remainderOf(obligation, undefined)).toEqual([obligation]);
  expect(remainderOf(obligation, 2)).toEqual([eventually(goal), obligation]);
  expect([safe, stuck].map(form => remainderOf(form, undefined))).toEqual([[safe], [stuck]]);
});
