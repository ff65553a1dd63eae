/**
 * Plain JSON: the values of contexts, messages and reports. Other values have no canonical text, so two different ones
 * could be taken for equal. Plain values are frozen, so that no cached state can change.
 */

/** The error for a value that is not plain JSON. */
export class NotPlain extends Error {
  override name = 'NotPlain';

  /**
   * @param path the path of the value, as in code: `rows[0].since`
   * @param what the kind of the value: `a Date`
   */
  constructor(
    readonly path: string,
    readonly what: string,
  ) {
    super(`${path || 'the value'} is ${what}`);
  }
}

/** Frozen plain values, and those of them that contain `undefined`. */
const frozen = new WeakSet<object>();
const withUndefined = new WeakSet<object>();

/**
 * Freezes a value deeply.
 * @throws NotPlain where a part of it is not plain JSON
 */
export function freezePlain(value: unknown): void {
  const path: (string | number)[] = [];
  try {
    freezeAt(value, path, 0);
  } catch (error) {
    if (error instanceof NotPlain) throw new NotPlain(pathText(path.reverse()), error.what);
    throw error;
  }
}

/** The paths at which a frozen plain value contains `undefined`, which its canonical text omits. */
export function undefinedIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || !withUndefined.has(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    each === undefined ? [`${path}.${key}`] : undefinedIn(each, `${path}.${key}`),
  );
}

/** A frozen copy of a plain value with the keys of every object in reverse order. */
export function reversedKeys<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const entries = (): [string, unknown][] => Object.entries(value).map(([key, each]) => [key, reversedKeys(each)]);
  const reversed = Object.freeze(
    Array.isArray(value) ? value.map(reversedKeys) : Object.fromEntries(entries().reverse()),
  );
  frozen.add(reversed);
  if (withUndefined.has(value)) withUndefined.add(reversed);
  return reversed as Value;
}

/** Freezes a value. On an error, `path` becomes the path to it, innermost key first. */
function freezeAt(value: unknown, path: (string | number)[], depth: number): void {
  const strange = depth > depthMost ? 'nested without end, or a cycle' : strangeness(value);
  if (strange) throw new NotPlain('', strange);
  if (typeof value !== 'object' || value === null || frozen.has(value)) return;
  const keys = Reflect.ownKeys(value);
  const isList = Array.isArray(value);
  if (isList && keys.length !== value.length + 1) throw new NotPlain('', 'a list with holes or with names');
  for (const key of keys) {
    if (isList && key === 'length') continue;
    try {
      freezeField(value, key, isList, path, depth);
    } catch (error) {
      if (error instanceof NotPlain) path.push(isList ? Number(key) : String(key));
      throw error;
    }
  }
  frozen.add(Object.freeze(value));
}

function freezeField(
  value: object,
  key: string | symbol,
  isList: boolean,
  path: (string | number)[],
  depth: number,
): void {
  if (typeof key === 'symbol') throw new NotPlain('', 'named by a symbol');
  const { value: each, enumerable, get } = Reflect.getOwnPropertyDescriptor(value, key)!;
  if (get || !enumerable) throw new NotPlain('', 'computed or hidden');
  if (each === undefined) {
    if (isList) throw new NotPlain('', 'undefined in a list');
    withUndefined.add(value);
  } else if (typeof each === 'object' && each !== null) {
    freezeAt(each, path, depth + 1);
    if (withUndefined.has(each)) withUndefined.add(value);
  } else {
    const strange = strangeness(each);
    if (strange) throw new NotPlain('', strange);
  }
}

/** The maximum depth of nesting; deeper values are taken for cycles. */
const depthMost = 200;

/** The kind of a value that is not plain JSON; undefined for plain values. */
function strangeness(value: unknown): string | undefined {
  switch (typeof value) {
    case 'function':
      return 'a function';
    case 'bigint':
    case 'symbol':
      return `a ${typeof value}`;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? undefined : Object.is(value, -0) ? '-0' : String(value);
    case 'object': {
      if (value === null || Array.isArray(value)) return undefined;
      const prototype = Object.getPrototypeOf(value);
      if (prototype === null || prototype === Object.prototype) return undefined;
      return `a ${prototype.constructor?.name || 'strange object'}`;
    }
    default:
      return undefined;
  }
}

function pathText(path: readonly (string | number)[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}
