// Goal: packed rectangles stand side by side, in as little room as there is. Method: rectangles by chance, and a few by hand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Packing, packed, packedLow, type Size, scaleOn } from './packing.ts';

const page = { width: 160, height: 110 };
const size = fc.record({ width: fc.integer({ min: 5, max: 90 }), height: fc.integer({ min: 5, max: 90 }) });
const rectangles = fc.array(fc.array(size, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

/** The corners of each rectangle. */
const cornersOf = (all: readonly (readonly Size[])[], { places }: Packing) =>
  places.map(({ x, y, choice }, at) => {
    const { width, height } = all[at]![choice]!;
    return { left: x, top: y, right: x + width, bottom: y + height };
  });

test('no rectangle stands on another one, and the packing is as large as they need', () => {
  fc.assert(
    fc.property(rectangles, all => {
      for (const packing of [packed(all, page), ...packedLow(all)]) {
        const corners = cornersOf(all, packing);
        expect(packing.width).toBe(Math.max(...corners.map(({ right }) => right)));
        expect(packing.height).toBe(Math.max(...corners.map(({ bottom }) => bottom)));
        for (const [at, one] of corners.entries())
          for (const other of corners.slice(at + 1))
            expect(
              one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top,
            ).toBe(true);
      }
      expect(packed(all, page)).toEqual(packed(all, page));
    }),
    { seed: 1, numRuns: 15 },
  );
});

test('a rectangle takes the size in which all of them fit the page', () => {
  const column = { width: 40, height: 110 };
  const flat = { width: 100, height: 25 };
  const all = [
    [column],
    [
      { width: 150, height: 20 },
      { width: 110, height: 40 },
    ],
    [flat],
    [flat],
  ];
  const packing = packed(all, page);
  expect(scaleOn(page, packing)).toBeGreaterThanOrEqual(1);
  expect(packing.places[1]!.choice).toBe(1);
});

test('a low packing for each width that a rectangle or two of them have', () => {
  const all = [[{ width: 30, height: 40 }], [{ width: 20, height: 20 }]];
  expect(packedLow(all).map(({ width, height }) => [width, height])).toEqual([
    [30, 68],
    [30, 68],
    [58, 40],
  ]);
});
