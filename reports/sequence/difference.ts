/** What changed in a party, short enough to stand beside its lane. Reads only what changed; knows no protocol. */
import type { Local } from '#sim';

/** More changed facts than this and the note stops being a note. */
const factsMax = 3;

type Value = Local['value'];

/** The change of state, as `requesting → storing`; a region among several is named: `row1: free → allocated`. */
export function stateChanges(before: Value, after: Value, region = ''): string[] {
  if (typeof before === 'object' && typeof after === 'object') {
    const keys = Object.keys(after);
    if (keys.length === Object.keys(before).length && keys.every(key => key in before))
      return keys.flatMap(key => stateChanges(before[key]!, after[key]!, keys.length > 1 ? key : region));
  }
  const [one, two] = [stateText(before), stateText(after)];
  return one === two ? [] : [`${region === '' ? '' : `${region}: `}${one} → ${two}`];
}

/** Deeper paths are told by their first name: what lies below is regions, or detail of them. */
const pathMax = 2;

/** A state value as a path, as far as it is one and short. */
function stateText(value: Value): string {
  const path: string[] = [];
  let inner: Value | undefined = value;
  while (inner !== undefined && typeof inner !== 'string') {
    const entries: [string, Value | undefined][] = Object.entries(inner);
    // A parallel state is told by the name of the state it stands in; its regions are not a change of their own.
    if (entries.length !== 1) return path[0] ?? '';
    path.push(entries[0]![0]);
    inner = entries[0]![1];
  }
  if (inner !== undefined) path.push(inner);
  return path.length > pathMax ? path[0]! : path.join('.');
}

/**
 * Changes of the durable part of a context (of all of it where it has no such part). A fact that only mirrors one of the
 * state changes `told` is left out, and counts (of bytes and the like) stand only where nothing else changed.
 */
export function factChanges(before: unknown, after: unknown, told: readonly string[] = []): string[] {
  const facts = changes(durable(before), durable(after), []).filter(
    ({ text }) => !told.some(state => mirrors(text, state)),
  );
  const telling = facts.some(({ count }) => !count) ? facts.filter(({ count }) => !count) : facts;
  const words = telling.map(({ path, text }) =>
    [path.findLast(key => !/^\d+$/.test(key)), text].filter(Boolean).join(' '),
  );
  return words.length > factsMax ? [...words.slice(0, factsMax), '…'] : words;
}

/** Whether the fact `requesting → storing` says no more than the state change `row1: requesting.asked → storing`. */
function mirrors(fact: string, state: string): boolean {
  const [from, to] = fact.split(' → ');
  const [left = '', right = ''] = state.replace(/^.*: /, '').split(' → ');
  return from === left.split('.')[0] && to === right.split('.')[0];
}

interface Change {
  readonly path: readonly string[];
  readonly text: string;
  readonly count: boolean;
}

function durable(context: unknown): unknown {
  return isRecord(context) && 'durable' in context ? context.durable : context;
}

function changes(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (same(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap(key => changes(before[key], after[key], [...path, key]));
  }
  const change = (text: string): Change => ({ path, text, count: typeof after === 'number' });
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === after.length)
      return after.flatMap((item, at) => changes(before[at], item, [...path, String(at)]));
    const gone = before.filter(item => !after.some(other => same(item, other)));
    const come = after.filter(item => !before.some(other => same(item, other)));
    return [...gone.map(item => change(`− ${brief(item)}`)), ...come.map(item => change(`+ ${brief(item)}`))];
  }
  if (isRecord(after) && empty(before)) return [change(`+ ${brief(after)}`)];
  if (isRecord(before) && empty(after)) return [change(`− ${brief(before)}`)];
  if (empty(before)) return [change(`= ${brief(after)}`)];
  return [change(`${brief(before)} → ${brief(after)}`)];
}

/** A value in a word or a few: of a record, what names it. */
function brief(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(brief).join(' ');
  if (!isRecord(value)) return empty(value) ? 'none' : String(value);
  const words = Object.values(value).filter(field => typeof field === 'string');
  return (words.length > 0 ? words : Object.keys(value)).slice(0, factsMax).join(' ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const empty = (value: unknown): boolean => value === null || value === undefined;

/** Equal as text; contexts are canonical, so unequal text is a change. */
const same = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two);
