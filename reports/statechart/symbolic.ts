/**
 * Symbolic values: stand-ins for the data that a chart's function reads. Each knows the path by which it was read. So a
 * function can be called without any data, and its result says where each part comes from.
 */

/** The path of a value that was made by a call, and not only read. */
const made = '(made)';
/** More reads than any function of a chart needs: a loop over symbolic values may have no end. */
const readsMax = 10_000;

const paths = new WeakMap<object, string>();
const { get: weakGet } = WeakMap.prototype;
let reads = 0;

/** The path of a symbolic value, such as `context.durable.request`; undefined of any other value. */
export function pathOf(value: unknown): string | undefined {
  return typeof value === 'function' ? (weakGet.call(paths, value) as string | undefined) : undefined;
}

/** What is known of a symbolic value. */
interface Known {
  /** Parts with a value of their own. */
  readonly parts?: Readonly<Record<string, unknown>>;
  /** Whether it has no other parts; by default it has any part it is asked for. */
  readonly isClosed?: boolean;
  /** Called when a function asks whether it has a part, or for its type. */
  readonly onQuestion?: () => void;
}

/** A value known by its path alone; its parts are symbolic too. */
export function symbolic(path: string, { parts = {}, isClosed = false, onQuestion }: Known = {}): object {
  const values = new Map<string, unknown>(Object.entries(parts));
  const spread = `...${path}`;
  const value: object = new Proxy(() => undefined, {
    get(_, key) {
      reads += 1;
      if (reads > readsMax) throw new Error('a function reads without end');
      if (key === Symbol.toPrimitive) return () => path;
      if (key === Symbol.iterator) return () => [symbolic(made)].values();
      if (typeof key === 'symbol') return undefined;
      if (key === spread) return value;
      if (key === 'type') onQuestion?.();
      if (!values.has(key) && !isClosed) values.set(key, symbolic(`${path}.${key}`));
      return values.get(key);
    },
    has(_, key) {
      onQuestion?.();
      return !isClosed || key in parts;
    },
    ownKeys: () => [spread],
    getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true }),
    apply: () => symbolic(made),
  });
  paths.set(value, path);
  return value;
}

/**
 * The result of a function that reads symbolic values. Where it looks something up by a symbolic value, it finds a
 * symbolic value: the look-ups of arrays and maps are replaced until it returns.
 */
export function symbolically<Result>(run: () => Result): Result {
  reads = 0;
  const { find } = Array.prototype;
  const { get } = Map.prototype;
  const found = (original: (key: never) => unknown) =>
    function (this: unknown, key: unknown) {
      return pathOf(key) === undefined ? original.call(this, key as never) : symbolic(made);
    };
  try {
    Array.prototype.find = function (this: unknown[], ...given: Parameters<typeof find>) {
      return find.apply(this, given) ?? symbolic(made);
    };
    Map.prototype.get = found(get);
    WeakMap.prototype.get = found(weakGet);
    return run();
  } finally {
    Array.prototype.find = find;
    Map.prototype.get = get;
    WeakMap.prototype.get = weakGet;
  }
}
