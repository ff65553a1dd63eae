/**
 * A question to a chart is sealed: while it is answered, chance and clocks are out of reach. What a chart answers has to
 * depend on its state and the event alone, or the answer that is remembered is not the answer it would give again.
 */

/** A chart reached for chance or a clock. */
export class Unsealed extends Error {
  override name = 'Unsealed';

  /** @param source what it reached for, as it is written in code: `Math.random()` */
  constructor(readonly source: string) {
    super(`${source} is out of reach while a chart is asked`);
  }
}

/** A property of an object, and what stands in its place while a question is answered. */
interface Trap {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly original: unknown;
  readonly stand: unknown;
}

let reached: Unsealed | undefined;

function trip(source: string): never {
  reached = new Unsealed(source);
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

function trap(holder: object, key: string, stand: unknown): Trap {
  return { holder: holder as Record<string, unknown>, key, original: Reflect.get(holder, key), stand };
}

/**
 * What `ask` answers, with chance and clocks out of reach.
 * @throws Unsealed where it reached for one of them, even if it caught that itself
 */
export function sealed<Answer>(ask: () => Answer): Answer {
  reached = undefined;
  for (const { holder, key, stand } of traps) holder[key] = stand;
  try {
    return ask();
  } finally {
    for (const { holder, key, original } of traps) holder[key] = original;
    // biome-ignore lint/correctness/noUnsafeFinally: what was reached for matters more than what came of it.
    if (reached) throw reached;
  }
}
