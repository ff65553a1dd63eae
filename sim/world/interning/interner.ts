/**
 * Interning: each distinct value gets a small integer. Keys are canonical text, so equal values have one number,
 * whatever their construction. Text is made here only, never on the hot path.
 */
import stringify from 'safe-stable-stringify';

/** The canonical text of plain JSON, with sorted keys: equal values have equal text. */
export function canonical(value: unknown): string {
  return stringify(value) ?? 'undefined';
}

/** Assigns small integers to distinct keys, in order of first occurrence, and keeps one value for each key. */
export class Interner<Value> {
  readonly values: Value[] = [];
  private readonly ids = new Map<string, number>();

  /** The id of `key`. `value` is called only for a new key. */
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
