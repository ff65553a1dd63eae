/**
 * Interning: a value seen once gets a small integer, for ever. Keys are canonical text, so equal values meet however
 * they were built; text is made only here, never on the hot path.
 */
import stringify from 'safe-stable-stringify';

/** Canonical text of plain JSON: keys sorted, so that equal values have equal text. */
export function canonical(value: unknown): string {
  return stringify(value) ?? 'undefined';
}

/** Gives each distinct key a small integer, in order of first sight, and keeps one value a key. */
export class Interner<Value> {
  readonly values: Value[] = [];
  private readonly ids = new Map<string, number>();

  /** The id of `key`; `value` is asked for only when the key is new. */
  id(key: string, value: () => Value): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.values.push(value());
    this.ids.set(key, id);
    return id;
  }

  get(id: number): Value {
    return this.values[id]!;
  }

  get size(): number {
    return this.values.length;
  }
}
