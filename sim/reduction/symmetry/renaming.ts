/**
 * Renaming in plain JSON: words are replaced by other words, in keys as well. A list keeps its order, since a place in
 * it can have a meaning, unless it is declared as a set; a set is sorted into canonical order again.
 */
import type { ChartEvent, Envelope } from '#machines';
import type { Local } from '../../world/chart/local-state.ts';
import { noSets, Sets } from '../../world/interning/sets.ts';

/** The words of a model, as a pattern, and the lists inside events that are sets; the same for all its renamings. */
export interface Language {
  readonly word: RegExp;
  /** By event type. */
  readonly events: ReadonlyMap<string, Sets>;
}

/** The image of each word; a word without an image stays. */
export interface Renaming extends Language {
  readonly words: ReadonlyMap<string, string>;
}

/** The language of some names: a word is a run of letters, digits, and the other characters of the names. */
export function languageOf(names: readonly string[], sets: Readonly<Record<string, readonly string[]>> = {}): Language {
  const others = [...new Set(names.join('').replaceAll(/[\p{L}\p{N}]/gu, ''))];
  const escaped = others.map(other => `\\u{${other.codePointAt(0)!.toString(16)}}`).join('');
  return {
    word: new RegExp(`[\\p{L}\\p{N}${escaped}]+`, 'gu'),
    events: new Map(Object.entries(sets).map(([type, paths]) => [type, new Sets(paths)])),
  };
}

/** A text with its words renamed. */
export function renamedText(text: string, { word, words }: Renaming): string {
  return text.replaceAll(word, each => words.get(each) ?? each);
}

/** A value with every word in it renamed, in keys as well. */
export function renamed<Value>(value: Value, renaming: Renaming, sets: Sets = noSets): Value {
  return rename(value, renaming, sets) as Value;
}

/** A local state, renamed; `sets` are those of its context. */
export function renamedLocal({ context, ...rest }: Local, renaming: Renaming, sets: Sets): Local {
  return { ...renamed(rest, renaming), context: renamed(context, renaming, sets) };
}

/** A message with its sender and receiver, renamed. */
export function renamedEnvelope({ from, to, message }: Envelope, renaming: Renaming): Envelope {
  return { from: renamedText(from, renaming), to: renamedText(to, renaming), message: renamed(message, renaming) };
}

/** Every word in a value, in keys as well. */
export function wordsIn(value: unknown, language: Language): string[] {
  if (typeof value === 'string') return value.match(language.word) ?? [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(each => wordsIn(each, language));
  return Object.entries(value).flatMap(([key, each]) => [...wordsIn(key, language), ...wordsIn(each, language)]);
}

/** The path of a list in a value that is declared as a set and is not in canonical order; undefined if there is none. */
export function unsortedIn(value: unknown, language: Language, sets: Sets = noSets): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = eventSets(value, language) ?? sets;
  if (Array.isArray(value) && !own.keeps(value)) return '';
  for (const [key, each] of Object.entries(value)) {
    const path = unsortedIn(each, language, own.at(key));
    if (path !== undefined) return path === '' ? key : `${key}.${path}`;
  }
  return undefined;
}

function rename(value: unknown, renaming: Renaming, sets: Sets): unknown {
  if (typeof value === 'string') return renamedText(value, renaming);
  if (typeof value !== 'object' || value === null) return value;
  const own = eventSets(value, renaming) ?? sets;
  if (Array.isArray(value)) return own.kept(value.map((each, at) => rename(each, renaming, own.at(`${at}`))));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [renamedText(key, renaming), rename(each, renaming, own.at(key))]),
  );
}

/** The declared sets of an event; undefined if there are none, or the value is no event. */
function eventSets(value: object, { events }: Language): Sets | undefined {
  const { type } = value as Partial<ChartEvent>;
  return events.size > 0 && type !== undefined ? events.get(type) : undefined;
}
