/** Facts: what a world shows to a person, as plain text. Pure reading; no looks, no widths. */
import type { ChartEvent, Envelope } from '#machines';
import { faultKinds, type Local, type World, type WorldView } from '#sim';
import { intentWords } from '../sequence/words.ts';

/** A party's state, dotted; one entry a parallel region, named from where the regions part. */
export function statesOf(value: Local['value']): readonly string[] {
  const states = pathsOf(value).map(path => path.split('.'));
  const [first = []] = states;
  let shared = 0;
  while (states.length > 1 && states.every(state => state.length > shared + 1 && state[shared] === first[shared]))
    shared++;
  return states.map(state => state.slice(shared).join('.'));
}

function pathsOf(value: Local['value']): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([region, inner]) =>
    inner === undefined ? [] : pathsOf(inner).map(rest => `${region}.${rest}`),
  );
}

/** A value in one line, without the quotes of JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`);
  return `{${fields.join(', ')}}`;
}

/** A fact of a party's context: where it stands (`durable.rows.1.state`), and what it is. */
export interface Fact {
  readonly depth: number;
  readonly name: string;
  readonly value: string | undefined;
  readonly path: string;
}

/** A party's context as an indented list; below the first level a value of at most `inlineMax` letters stays on its line. */
export function factsOf(context: unknown, inlineMax: number, depth = 0, above = ''): readonly Fact[] {
  if (!isOpen(context)) return [];
  return Object.entries(context).flatMap(([name, inner]): readonly Fact[] => {
    const path = above === '' ? name : `${above}.${name}`;
    const text = valueText(inner);
    const short = text.length <= inlineMax - 2 * depth - name.length && (depth > 0 || Array.isArray(inner));
    if (short || !isOpen(inner)) return [{ depth, name, value: text, path }];
    return [{ depth, name, value: undefined, path }, ...factsOf(inner, inlineMax, depth + 1, path)];
  });
}

function isOpen(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Everything in flight, inbox by inbox in the order of the parties. */
export function inFlight({ model }: World, view: WorldView): readonly Envelope[] {
  return model.parties.flatMap(({ name }) => view.inbox(name));
}

/** What is left of a budget, and of how much. */
export interface Left {
  readonly name: string;
  readonly fault: boolean;
  readonly left: number;
  readonly granted: number;
}

/** What is left of every budget granted: faults first, then counted intents. */
export function budgetsLeft({ model, row }: World): readonly Left[] {
  const granted = model.budgets.tell(model.budgets.full);
  const left = model.budgets.tell(row[model.width - 1]!);
  return Object.entries(granted)
    .filter(([, times]) => times > 0)
    .map(([name, times]) => {
      const fault = faultKinds.some(kind => kind === name);
      return { name: fault ? name : intentText(name), fault, left: left[name] ?? 0, granted: times };
    });
}

/** A counted intent's counter is named by its party and the event's canonical text. */
function intentText(counter: string): string {
  const at = counter.indexOf(' ');
  return intentWords(counter.slice(0, at), JSON.parse(counter.slice(at + 1)) as ChartEvent);
}
