/** The changes of a party in a step, short enough for a note beside its lane. Independent of protocols. */
import type { Local } from '#sim';

/** The most changed facts in a note. */
const factsMax = 3;

type Value = Local['value'];

/**
 * The changes of state, as `requesting → storing`; a region among several is named, as `row1: free → allocated`, and by
 * a longer path if two regions of the same name changed at once.
 */
export function stateChanges(before: Value, after: Value): string[] {
  const changed = regionChanges(before, after, []);
  const names = changed.map(({ region }) => region.at(-1));
  return changed.map(({ region, text }, at) => {
    const alike = names.indexOf(names[at]) !== names.lastIndexOf(names[at]);
    const name = region.slice(alike ? -2 : -1).join('.');
    return name === '' ? text : `${name}: ${text}`;
  });
}

interface RegionChange {
  readonly region: readonly string[];
  readonly text: string;
}

function regionChanges(before: Value, after: Value, region: readonly string[]): RegionChange[] {
  if (typeof before === 'object' && typeof after === 'object') {
    const keys = Object.keys(after);
    if (keys.length === Object.keys(before).length && keys.every(key => key in before))
      return keys.flatMap(key => regionChanges(before[key]!, after[key]!, keys.length > 1 ? [...region, key] : region));
  }
  const [one, two] = [stateText(before), stateText(after)];
  return one === two ? [] : [{ region, text: `${one} → ${two}` }];
}

/** The number of names shown of a path: deeper ones are regions or their details. */
const pathMax = 2;

/** A state value as a path, up to the first parallel state and at most `pathMax` names. */
function stateText(value: Value): string {
  const path: string[] = [];
  let inner: Value | undefined = value;
  while (inner !== undefined && typeof inner !== 'string') {
    const entries: [string, Value | undefined][] = Object.entries(inner);
    // A parallel state is named by its parent; its regions are no change of their own.
    if (entries.length !== 1) return path[0] ?? '';
    path.push(entries[0]![0]);
    inner = entries[0]![1];
  }
  if (inner !== undefined) path.push(inner);
  return path.length > pathMax ? path[0]! : path.join('.');
}

/**
 * The changes of the durable part of a context (or of all of it, if it has no such part). Facts that repeat the state
 * changes `changedStates` are left out, and counts (of bytes and the like) are listed only if nothing else changed.
 */
export function factChanges(before: unknown, after: unknown, changedStates: readonly string[] = []): string[] {
  const parsed = changedStates.map(parsedChange);
  const said = new Set(parsed.flatMap(({ from, to }) => [from, to]));
  const facts = changes(durable(before), durable(after), [], said).filter(
    ({ text }) => !parsed.some(change => mirrors(text, change)),
  );
  const telling = facts.some(({ count }) => !count) ? facts.filter(({ count }) => !count) : facts;
  const words = telling.map(({ path, text }) => [nameOf(path), text].filter(Boolean).join(' '));
  return words.length > factsMax ? [...words.slice(0, factsMax), '…'] : words;
}

/** The outermost states of a change: `row1: requesting.asked → storing` is from `requesting` to `storing`. */
interface StateChange {
  readonly from: string;
  readonly to: string;
}

function parsedChange(text: string): StateChange {
  const [from = '', to = ''] = text.replace(/^.*: /, '').split(' → ');
  return { from: from.split('.')[0]!, to: to.split('.')[0]! };
}

/** Whether a fact such as `requesting → storing` repeats a change of state; an absent fact has the value `none`. */
function mirrors(fact: string, { from, to }: StateChange): boolean {
  const [left = '', right = ''] = fact.replace(/^= /, 'none → ').split(' → ');
  const [begins, ends] = [left === from, right === to];
  return (begins && ends) || (begins && right === 'none') || (ends && left === 'none');
}

/** The name of a fact: the last name of its path, and the record it belongs to. */
function nameOf(path: readonly string[]): string {
  const names = path.filter(key => !/^\d+$/.test(key));
  return path.length === 2 && names.length === 2 ? names.join('.') : (names.at(-1) ?? '');
}

interface Change {
  readonly path: readonly string[];
  readonly text: string;
  readonly count: boolean;
}

function durable(context: unknown): unknown {
  return isRecord(context) && 'durable' in context ? context.durable : context;
}

function changes(before: unknown, after: unknown, path: readonly string[], said: ReadonlySet<string>): Change[] {
  if (same(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap(key => changes(before[key], after[key], [...path, key], said));
  }
  const change = (text: string): Change => ({ path, text, count: typeof after === 'number' });
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === after.length)
      return after.flatMap((item, at) => {
        const which = namesIn(after)[at] ?? '';
        return changes(before[at], item, [...path, String(at)], said).map(inner => ({
          ...inner,
          path:
            which === '' || inner.path.length === path.length + 1
              ? inner.path
              : [...inner.path.slice(0, -1), `${which} ${inner.path.at(-1)}`],
        }));
      });
    const gone = before.filter(item => !after.some(other => same(item, other)));
    const come = after.filter(item => !before.some(other => same(item, other)));
    return [
      ...gone.map(item => change(`− ${brief(item, said)}`)),
      ...come.map(item => change(`+ ${brief(item, said)}`)),
    ];
  }
  if (isRecord(after) && empty(before)) return [change(`+ ${brief(after, said)}`)];
  // The content of a record was listed when it appeared.
  if (isRecord(before) && empty(after)) return [change(`− ${brief(before, said, 1)}`)];
  if (empty(before)) return [change(`= ${brief(after)}`)];
  return [change(`${brief(before)} → ${brief(after)}`)];
}

/** The names of several records: the first text field in which all of them differ. */
function namesIn(items: readonly unknown[]): readonly string[] {
  const records = items.filter(isRecord);
  if (records.length < 2 || records.length < items.length) return [];
  const key = Object.keys(records[0]!).find(
    key =>
      records.every(record => typeof record[key] === 'string') &&
      new Set(records.map(record => record[key])).size === records.length,
  );
  return key === undefined ? [] : records.map(record => String(record[key]));
}

/** A value in a few words: of a record, the fields that name it and are not in `said`. */
function brief(value: unknown, said: ReadonlySet<string> = new Set(), most = factsMax): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(item => brief(item)).join(' ');
  if (!isRecord(value)) return empty(value) ? 'none' : String(value);
  const words = Object.values(value).filter(field => typeof field === 'string' && !said.has(field));
  return (words.length > 0 ? words : Object.keys(value)).slice(0, most).join(' ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const empty = (value: unknown): boolean => value === null || value === undefined;

/** Equality as text; contexts are canonical, so unequal text is a change. */
const same = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two);
