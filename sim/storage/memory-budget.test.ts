import { describe, expect, test } from 'vitest';
import type { Outcome } from '../analysis/check.ts';
import { always } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { about, checked, curious, Shelf } from '../search/checkpoint.test-kit.ts';

describe('memory', () => {
  const six = twoPhaseCommitOf(6);
  const never = about(
    six,
    'never',
    always(() => false),
  );
  const liveness = curious(six).slice(3);

  // Every size meets another array that cannot grow: the table, the queue, the masks, the graph, the marks.
  describe.each([
    ['the worlds', [never]],
    ['the worlds and their graph', [never, ...liveness]],
  ] as const)('for %s', (_, properties) => {
    const more = { properties, limits: { worldsMax: 20_000 } };
    const { worlds, steps, depth } = checked(six, undefined, more).explored;

    test.each([
      150_000, 300_000, 500_000, 700_000,
    ])('at %i bytes it stops with what it has, and a run with more goes on from there', bytes => {
      const shelf = new Shelf();
      const first = checked(six, shelf, { properties, limits: { ...more.limits, bytesMax: bytes } });
      expect(first).toMatchObject({ verdict: 'violated', explored: { complete: false, stopped: 'bytesMax' } });
      expect(first.properties[0]).toMatchObject({ verdict: 'violated', steps: 0 });
      expect(checked(six, shelf, more).explored).toMatchObject({ worlds, steps, depth });
    });
  });

  test('where the machine has no more it says so, be it in the middle of a turn or in between', () => {
    const memory = () => ({ bytes: 200_000, heap: 1 });
    let turns = 0;
    const full = () => ({ bytes: 1e9, heap: turns++ < 4 ? 0.5 : 0.05 });
    // So slow a machine that every turn is worth a look.
    let time = 0;
    const now = () => (time += 1000);
    for (const outside of [
      { now, memory },
      { now, memory: full },
    ])
      expect(checked(six, undefined, { outside }).explored).toMatchObject({ complete: false, stopped: 'outOfMemory' });
  });

  test('a checkpoint there is no room for is left as it is', () => {
    const shelf = new Shelf();
    checked(six, shelf, { limits: { worldsMax: 20_000 } });
    const { writes } = shelf;
    const { explored, verdict } = checked(six, shelf, { limits: { bytesMax: 200_000 } });
    expect({ explored, verdict }).toMatchObject({ explored: { stopped: 'bytesMax', worlds: 1 }, verdict: 'undecided' });
    expect(shelf.writes).toBe(writes);
  });

  test('an array that is refused by the machine ends it the same way; a bug does not', () => {
    const { Int32Array: original } = globalThis;
    const refusing =
      (error: Error): (() => Outcome) =>
      () => {
        globalThis.Int32Array = new Proxy(original, {
          construct: (target, [length, ...rest]) => {
            if (length > 100_000) throw error;
            return new target(length, ...rest);
          },
        });
        try {
          return checked(six, undefined, { properties: [never] });
        } finally {
          globalThis.Int32Array = original;
        }
      };
    expect(refusing(new RangeError('Array buffer allocation failed'))()).toMatchObject({
      verdict: 'violated',
      explored: { stopped: 'outOfMemory' },
    });
    expect(refusing(new RangeError('Maximum call stack size exceeded'))).toThrow('call stack');
  });
});
