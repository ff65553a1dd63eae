/** Renaming in plain JSON: words stand for others, and what was in canonical order is put in order again. */
import type { Local } from './chart.ts';

/** What each word is to become; words not told of stay. */
export type Renaming = ReadonlyMap<string, string>;

/** A text with its words renamed; a word is a run of letters and digits. */
export function renamedText(text: string, renaming: Renaming): string {
  return renaming.get(text) ?? text.replaceAll(/[A-Za-z0-9]+/g, word => renaming.get(word) ?? word);
}

/** A value with every word in it renamed, in keys too; a list of names that was sorted is sorted again. */
export function renamed<Value>(value: Value, renaming: Renaming): Value {
  return rename(value, renaming) as Value;
}

/** A local state, renamed. */
export function renamedLocal(local: Local, renaming: Renaming): Local {
  return renamed(local, renaming);
}

function rename(value: unknown, renaming: Renaming): unknown {
  if (typeof value === 'string') return renamedText(value, renaming);
  if (Array.isArray(value)) {
    const list = value.map(each => rename(each, renaming));
    return isSorted(value) ? list.sort() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [renamedText(key, renaming), rename(each, renaming)]),
  );
}

/** Names in canonical order; lists of anything else keep their order, since a place in them may mean something. */
function isSorted(list: readonly unknown[]): list is readonly string[] {
  return list.every((each, at) => typeof each === 'string' && (at === 0 || (list[at - 1] as string) <= each));
}
