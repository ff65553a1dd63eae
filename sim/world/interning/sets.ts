/**
 * Lists that are sets. A list is a sequence unless its owner declares it a set: a party or an observer declares the
 * sets of its context, a system those of messages, intents and reports. A set is kept in canonical order: strings as
 * `sort()` orders them, other values by their canonical text.
 */
import { canonical } from './interner.ts';

/** A node in the tree of paths: whether a list at this path is a set, and the nodes below. */
export class Sets {
  private isSet = false;
  private readonly below = new Map<string, Sets>();

  /** @param paths keys from the outside in, with dots between them; `*` stands for any key */
  constructor(paths: readonly string[] = []) {
    for (const path of paths) {
      let sets: Sets = this;
      for (const key of path.split('.')) sets = sets.made(key);
      sets.isSet = true;
    }
  }

  /** The node below by a key. */
  at(key: string): Sets {
    return this.below.get(key) ?? this.below.get('*') ?? noSets;
  }

  /** A list at this path in its stored order: canonical if it is a set. */
  kept(list: readonly unknown[]): readonly unknown[] {
    return this.isSet ? inOrder(list) : list;
  }

  /** Whether a list at this path is in its stored order. */
  keeps(list: readonly unknown[]): boolean {
    return !this.isSet || canonical(list) === canonical(inOrder(list));
  }

  private made(key: string): Sets {
    const known = this.below.get(key);
    if (known) return known;
    const made = new Sets();
    this.below.set(key, made);
    return made;
  }
}

/** The node without sets below it. */
export const noSets = new Sets();

function inOrder(list: readonly unknown[]): readonly unknown[] {
  const words = list.map(each => (typeof each === 'string' ? each : canonical(each)));
  return [...list.keys()].sort((one, other) => compared(words[one]!, words[other]!)).map(at => list[at]);
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The path of a list that has the same members in both values, in different orders; undefined where there is none. */
export function reordered(one: unknown, other: unknown): string | undefined {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return undefined;
  if (Array.isArray(one) && Array.isArray(other)) {
    const isSame = canonical(one) === canonical(other);
    if (!isSame && canonical(inOrder(one)) === canonical(inOrder(other))) return '';
  }
  for (const [key, each] of Object.entries(one)) {
    const path = reordered(each, Reflect.get(other, key));
    if (path !== undefined) return path === '' ? key : `${key}.${path}`;
  }
  return undefined;
}
