/**
 * Sealing: while a chart computes an answer, random numbers and clocks throw. An answer must depend on the state and
 * the event alone; otherwise the cached answer would differ from a second one.
 */

/** The error of a chart that reads a random number or a clock. */
export class Nondeterminism extends Error {
  override name = 'Nondeterminism';

  /** @param source the function it called, as in code: `Math.random()` */
  constructor(readonly source: string) {
    super(`${source} is out of reach while a chart is evaluated`);
  }
}

/** A property of an object, and its replacement while a chart computes an answer. */
interface Trap {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly original: unknown;
  readonly replacement: unknown;
}

let violation: Nondeterminism | undefined;

function fail(source: string): never {
  violation = new Nondeterminism(source);
  throw violation;
}

const traps: readonly Trap[] = [
  trap(Math, 'random', () => fail('Math.random()')),
  trap(
    globalThis,
    'Date',
    new Proxy(Date, {
      construct: () => fail('new Date()'),
      apply: () => fail('Date()'),
      get: (_, key) => fail(`Date.${String(key)}`),
    }),
  ),
  trap(performance, 'now', () => fail('performance.now()')),
  trap(crypto, 'randomUUID', () => fail('crypto.randomUUID()')),
  trap(crypto, 'getRandomValues', () => fail('crypto.getRandomValues()')),
];

function trap(holder: object, key: string, replacement: unknown): Trap {
  return { holder: holder as Record<string, unknown>, key, original: Reflect.get(holder, key), replacement };
}

/**
 * The result of `evaluate`, with random numbers and clocks disabled.
 * @throws Nondeterminism where `evaluate` read one of them, even if it caught the error
 */
export function sealed<Answer>(evaluate: () => Answer): Answer {
  violation = undefined;
  for (const { holder, key, replacement } of traps) holder[key] = replacement;
  try {
    return evaluate();
  } finally {
    for (const { holder, key, original } of traps) holder[key] = original;
    // biome-ignore lint/correctness/noUnsafeFinally: the nondeterminism has priority over the result or error of the chart.
    if (violation) throw violation;
  }
}
