/**
 * Sealing: while a chart computes an answer, random numbers and clocks throw. An answer must depend on the state and
 * the event alone; otherwise the cached answer would differ from a second one.
 */

/** The error of a chart that reads a random number or a clock. */
export class Nondeterminism extends Error {
  override name = 'Nondeterminism';

  /** @param source the function it called, as in code: `Math.random()` */
  constructor(readonly source: string) {
    super(`${source} is out of reach while a chart is asked`);
  }
}

/** A property of an object, and its replacement while a chart computes an answer. */
interface Trap {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly original: unknown;
  readonly replacement: unknown;
}

let reached: Nondeterminism | undefined;

function trip(source: string): never {
  reached = new Nondeterminism(source);
  throw reached;
}

const traps: readonly Trap[] = [
  trap(Math, 'random', () => trip('Math.random()')),
  trap(
    globalThis,
    'Date',
    new Proxy(Date, {
      construct: () => trip('new Date()'),
      apply: () => trip('Date()'),
      get: (_, key) => trip(`Date.${String(key)}`),
    }),
  ),
  trap(performance, 'now', () => trip('performance.now()')),
  trap(crypto, 'randomUUID', () => trip('crypto.randomUUID()')),
  trap(crypto, 'getRandomValues', () => trip('crypto.getRandomValues()')),
];

function trap(holder: object, key: string, replacement: unknown): Trap {
  return { holder: holder as Record<string, unknown>, key, original: Reflect.get(holder, key), replacement };
}

/**
 * The result of `ask`, with random numbers and clocks disabled.
 * @throws Nondeterminism where `ask` read one of them, even if it caught the error
 */
export function sealed<Answer>(ask: () => Answer): Answer {
  reached = undefined;
  for (const { holder, key, replacement } of traps) holder[key] = replacement;
  try {
    return ask();
  } finally {
    for (const { holder, key, original } of traps) holder[key] = original;
    // biome-ignore lint/correctness/noUnsafeFinally: what was reached for matters more than what came of it.
    if (reached) throw reached;
  }
}
