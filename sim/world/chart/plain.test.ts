/** Goal: plain JSON is frozen; any other value is refused with its path and kind. Method: tables of whole lines. */
import { describe, expect, test } from 'vitest';
import { freezePlain, NotPlain, reversedKeys, undefinedIn } from './plain.ts';

const complaint = (value: unknown): string | undefined => {
  try {
    freezePlain(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return error.message;
  }
};
class Card {}
const nameless = Object.create({ constructor: undefined });
const cycle = {};
Object.assign(cycle, { cycle });
const deep = (depth: number, end: unknown = 'end'): unknown => (depth === 0 ? end : [deep(depth - 1, end)]);
const named = Object.assign([1], { size: 1 });

test.each<[unknown, string]>([
  [() => 1, 'the value is a function'],
  [1n, 'the value is a bigint'],
  [Symbol('x'), 'the value is a symbol'],
  [Number.NaN, 'the value is NaN'],
  [-Infinity, 'the value is -Infinity'],
  [-0, 'the value is -0'],
  [new Date(0), 'the value is a Date'],
  [new Card(), 'the value is a Card'],
  [nameless, 'the value is a strange object'],
  [Object.create(Object.create(null)), 'the value is a strange object'],
  [new Array(1), 'the value is a list with holes or with names'],
  [named, 'the value is a list with holes or with names'],
  [deep(202), `${'[0]'.repeat(201)} is nested without end, or a cycle`],
  [cycle, `${'cycle.'.repeat(200)}cycle is nested without end, or a cycle`],
  [{ rows: [{ since: -0 }] }, 'rows[0].since is -0'],
  [[{ rows: [1, new Map()] }], '[0].rows[1] is a Map'],
  [{ a: { b: { c: () => 1 } } }, 'a.b.c is a function'],
  [{ list: [1, undefined] }, 'list[1] is undefined in a list'],
  [{ a: { [Symbol('s')]: 1 } }, 'a.Symbol(s) is named by a symbol'],
  [
    {
      get now() {
        return 1;
      },
    },
    'now is computed or hidden',
  ],
  [Object.defineProperty({}, 'hidden', { value: 1 }), 'hidden is computed or hidden'],
])('a value that is not plain is refused: case %#', (value, line) => {
  expect(complaint(value)).toBe(line);
});

test('the error has the path and the kind of the value', () => {
  const thrown = (): unknown => {
    try {
      return freezePlain({ rows: [{ since: new Date(0) }] });
    } catch (error) {
      return error;
    }
  };
  expect(thrown()).toMatchObject({ name: 'NotPlain', path: 'rows[0].since', what: 'a Date' });
});

test.each([
  null,
  undefined,
  true,
  '',
  0,
  1.5,
  -1,
  [],
  {},
  [null],
  { a: null, b: [{}] },
  Object.create(null),
  deep(201),
  deep(201, null),
])('a plain value is accepted: case %#', value => expect(complaint(value)).toBeUndefined());

test('a plain value is frozen deeply', () => {
  const value = { list: [{ n: 1 }], gone: undefined };
  freezePlain(value);
  freezePlain(value);
  expect([value, value.list, value.list[0]].map(Object.isFrozen)).toEqual([true, true, true]);
});

test('any other error is passed on unchanged', () => {
  const broken = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new TypeError('broken');
      },
    },
  );
  expect(() => freezePlain({ broken })).toThrow(new TypeError('broken'));
});

describe('undefined inside a value', () => {
  const value = { a: undefined, b: { c: undefined, d: 1 }, e: [{ f: undefined }], g: { h: {} } };

  test('is found at every path', () => {
    freezePlain(value);
    expect(undefinedIn(value)).toEqual(['.a', '.b.c', '.e.0.f']);
  });

  test('is found in a value that contains a frozen one', () => {
    freezePlain(value);
    const outer = { inner: value.b, other: 1 };
    freezePlain(outer);
    expect(undefinedIn(outer)).toEqual(['.inner.c']);
  });

  test.each([null, undefined, 'a', 1, {}, [], { a: { b: 1 } }])('is not found where there is none: case %#', none => {
    freezePlain(none);
    expect(undefinedIn(none)).toEqual([]);
  });
});

describe('a copy with reversed keys', () => {
  const value = { a: 1, b: { c: null, d: [{ e: 1, f: 2 }, 'x'] }, g: undefined };

  test('has the keys of every object in reverse order, and lists in the same order', () => {
    freezePlain(value);
    const reversed = reversedKeys(value);
    expect(JSON.stringify(reversed)).toBe('{"b":{"d":[{"f":2,"e":1},"x"],"c":null},"a":1}');
    expect(Object.keys(reversed)).toEqual(['g', 'b', 'a']);
    expect(reversed).toEqual(value);
  });

  test('is frozen and contains undefined at the same paths', () => {
    freezePlain(value);
    const reversed = reversedKeys(value);
    expect([reversed, reversed.b, reversed.b.d, reversed.b.d[0]].map(Object.isFrozen)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(undefinedIn(reversed)).toEqual(['.g']);
    freezePlain(reversed.b);
    expect(undefinedIn(reversed.b)).toEqual([]);
  });

  test.each([null, 'text', 1, true, undefined])('of %s is the value itself', plain =>
    expect(reversedKeys(plain)).toBe(plain));
});
