import { describe, expect, test } from 'vitest';
import type { Outcome } from '../analysis/check.ts';
import { always } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { checked, MemoryStore, propertyOf, readingProperties } from '../search/checkpoint.test-kit.ts';

describe('memory', () => {
  const six = twoPhaseCommitOf(6);
  const never = propertyOf(
    six,
    'never',
    always(() => false),
  );
  const liveness = readingProperties(six).slice(3);

  // Each size makes another array exceed the budget: the table, the log, the masks, the graph, the marks.
  describe.each([
    ['the worlds', [never]],
    ['the worlds and their graph', [never, ...liveness]],
  ] as const)('for %s', (_, properties) => {
    const more = { properties, limits: { worldsMax: 20_000 } };
    const { worlds, steps, depth } = checked(six, undefined, more).explored;

    test.each([
      150_000, 300_000, 500_000, 700_000,
    ])('at %i bytes a check stops with its findings so far, and a run with more bytes resumes', bytes => {
      const store = new MemoryStore();
      const first = checked(six, store, { properties, limits: { ...more.limits, bytesMax: bytes } });
      expect(first).toMatchObject({ verdict: 'violated', explored: { complete: false, stopped: 'bytesMax' } });
      expect(first.properties[0]).toMatchObject({ verdict: 'violated', steps: 0 });
      expect(checked(six, store, more).explored).toMatchObject({ worlds, steps, depth });
    });
  });

  test('a check out of machine memory reports that, during a turn or between turns', () => {
    const memory = () => ({ bytes: 200_000, heap: 1 });
    let turns = 0;
    const full = () => ({ bytes: 1e9, heap: turns++ < 4 ? 0.5 : 0.05 });
    // The clock is so fast that the memory is queried after every turn.
    let time = 0;
    const now = () => (time += 1000);
    for (const outside of [
      { now, memory },
      { now, memory: full },
    ])
      expect(checked(six, undefined, { outside }).explored).toMatchObject({ complete: false, stopped: 'outOfMemory' });
  });

  test('a checkpoint that does not fit into memory is left unchanged', () => {
    const store = new MemoryStore();
    checked(six, store, { limits: { worldsMax: 20_000 } });
    const { writes } = store;
    const { explored, verdict } = checked(six, store, { limits: { bytesMax: 200_000 } });
    expect({ explored, verdict }).toMatchObject({ explored: { stopped: 'bytesMax', worlds: 1 }, verdict: 'undecided' });
    expect(store.writes).toBe(writes);
  });

  test('a failed allocation of an array ends a check with an outcome; a bug does not', () => {
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
