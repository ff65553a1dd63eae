/** The table of a region: what each of its states does with each message that the region names. */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { messages as notes, type UnexpectedByRegion } from '#machines';
import { generalNames } from '#sim';
import { childrenOf, lineOf } from '../statechart/nodes.ts';
import { isIgnored, isRefusal } from '../statechart/refusals.ts';
import { type OfRegion, pathIn, type Region, regionsOf, representatives, statesOf } from '../statechart/regions.ts';
import { type Reason, reasonsOf, type Surprise } from './reasons.ts';

/**
 * What a state does with a message: it *handles* it, *ignores* it by a transition that does nothing, or *refuses* a command
 * by a message that says so and nothing else. Where the state has no transition for it, the message is *unexpected*, unless
 * another region takes it whatever its state: then it goes *elsewhere*.
 */
export const cells = ['handled', 'ignored', 'refused', 'unexpected', 'elsewhere'] as const;
export type Cell = (typeof cells)[number];

/** The kind of a message as its note says; `message` where there are no notes. */
export type Kind = 'command' | 'answer' | 'news' | 'message';
const kinds: readonly Kind[] = ['command', 'answer', 'news', 'message'];

export interface Table extends OfRegion {
  readonly messages: readonly { readonly name: string; readonly kind: Kind }[];
  /** A row stands for a state, or for states beside each other that do the same; its cells are in the order of the messages. */
  readonly rows: readonly { readonly state: string; readonly cells: readonly Cell[] }[];
  /** States in which no message arrives: the party is down or busy there, or goes on at once. */
  readonly asleep: readonly string[];
  /** Why the unexpected cells are so. */
  readonly reasons: readonly Reason[];
}

/** What a table needs to know beside the chart. */
interface Subject {
  readonly isMessage: (eventType: string) => boolean;
  /** The regions that are wanted; all of them by default. */
  readonly isWanted?: (region: Region) => boolean;
  /** The kind of thing that a name in a state denotes, as in a system: regions that differ only in such names are alike. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** The list beside the chart of what it does not expect. */
  readonly unexpected?: UnexpectedByRegion;
}

/** The tables of a chart's regions, one of those that are alike. A region that names no message has none. */
export function tablesOf(chart: AnyStateMachine, subject: Subject): Table[] {
  const { isMessage, isWanted = () => true, kinds: kindsOfThings = {}, unexpected = {} } = subject;
  const named = (path: string): string => generalNames(kindsOfThings)(path.split('.'));
  const regions = regionsOf(chart);
  const made = regions.filter(isWanted).flatMap(region => {
    const messages = messagesOf(region, isMessage);
    if (messages.length === 0) return [];
    const others = regions.filter(each => each !== region);
    const rows = rowsOf(region, leaf => messages.map(({ name }) => cellOf(leaf, name, others)));
    const reasons = reasonsOf(surprisesIn(rows, messages), unexpected[named(region.name)] ?? [], named);
    return [{ region, messages, rows, asleep: asleepIn(region), reasons }];
  });
  const general = (state: string): string => state.replaceAll(/\w+/g, word => kindsOfThings[word] ?? word);
  return representatives(made, ({ messages, rows }) =>
    JSON.stringify([messages, rows.map(row => [general(row.state), row.cells])]),
  );
}

/** How many cells of a table there are of each sort. */
export function countsOf({ rows }: Table): Readonly<Record<Cell, number>> {
  const all = rows.flatMap(row => row.cells);
  return Object.fromEntries(cells.map(cell => [cell, all.filter(each => each === cell).length])) as Record<
    Cell,
    number
  >;
}

function surprisesIn(rows: Table['rows'], messages: Table['messages']): readonly Surprise[] {
  return messages.flatMap(({ name: message }, at) =>
    rows.filter(({ cells }) => cells[at] === 'unexpected').map(({ state }) => ({ message, state })),
  );
}

/** The messages that a region names, by kind, in the order of their notes. */
function messagesOf(region: Region, isMessage: (eventType: string) => boolean): Table['messages'] {
  const named = new Set(statesOf(region).flatMap(({ transitions }) => [...transitions.keys()]));
  const kindOf = (name: string): Kind => (name in notes ? notes[name as keyof typeof notes].kind : 'message');
  const order = [...new Set([...Object.keys(notes), ...named])].filter(name => named.has(name) && isMessage(name));
  return kinds.flatMap(kind => order.filter(name => kindOf(name) === kind).map(name => ({ name, kind })));
}

/** The rows of the states in which a message can arrive; of states beside each other that do the same, one. */
function rowsOf(region: Region, cellsOf: (leaf: AnyStateNode) => readonly Cell[]): Table['rows'] {
  const leaves = region.leaves.filter(isAwake).map(leaf => ({ leaf, cells: cellsOf(leaf) }));
  const groups: (typeof leaves)[] = [];
  for (const each of leaves) {
    const [before] = groups.at(-1) ?? [];
    const isAlike = before && String(before.cells) === String(each.cells) && isBeside(region, before.leaf, each.leaf);
    if (isAlike) groups.at(-1)!.push(each);
    else groups.push([each]);
  }
  return groups.map(group => ({
    state: nameOf(
      region,
      group.map(({ leaf }) => leaf),
    ),
    cells: group[0]!.cells,
  }));
}

/** Whether two states stand in the same state of the region, which says what they have in common. */
function isBeside(region: Region, one: AnyStateNode, two: AnyStateNode): boolean {
  return one.parent === two.parent && one.parent !== region.node;
}

/** The name of states with one row: that of the state they stand in, if these are all of it. */
function nameOf(region: Region, leaves: readonly AnyStateNode[]): string {
  const [first, ...others] = leaves;
  const name = pathIn(region, first!) || first!.key;
  if (others.length === 0) return name;
  const { parent } = first!;
  const isWhole = region.leaves.filter(leaf => leaf.parent === parent && isAwake(leaf)).length === leaves.length;
  return isWhole ? pathIn(region, parent!) : [name, ...others.map(({ key }) => key)].join(', ');
}

/** Whether a message can arrive in a state: not where the party is down or busy, nor in a state that is left at once. */
function isAwake({ tags, type, always }: AnyStateNode): boolean {
  return (
    !tags.includes('down') && !tags.includes('busy') && type !== 'final' && !(always ?? []).some(each => !each.guard)
  );
}

/** The states of the top level of a region in which no message arrives. */
function asleepIn({ node, leaves }: Region): string[] {
  const awake = leaves.filter(isAwake);
  return childrenOf(node)
    .filter(child => !awake.some(leaf => lineOf(leaf).includes(child)))
    .map(({ key }) => key);
}

function cellOf(leaf: AnyStateNode, message: string, others: readonly Region[]): Cell {
  const tried = lineOf(leaf).flatMap(node => transitionsOn(node, message).map(transition => ({ node, transition })));
  if (tried.length === 0) return others.some(region => takesAlways(region, message)) ? 'elsewhere' : 'unexpected';
  const acting = tried.filter(({ transition }) => !isIgnored(transition));
  if (acting.length === 0) return 'ignored';
  return acting.every(({ node, transition }) => isRefusal(node, transition)) ? 'refused' : 'handled';
}

/** The transitions that a state tries for an event: those of its name, or those of a wildcard. */
function transitionsOn({ transitions }: AnyStateNode, event: string): readonly AnyTransitionDefinition[] {
  const exact = transitions.get(event);
  if (exact) return exact;
  return [...transitions].filter(([name]) => isWildcardFor(name, event)).flatMap(([, all]) => all);
}

function isWildcardFor(name: string, event: string): boolean {
  return name === '*' || (name.endsWith('.*') && `${event}.`.startsWith(name.slice(0, -1)));
}

/** Whether a region has a transition for a message in each of its states where one can arrive. */
function takesAlways(region: Region, message: string): boolean {
  const inside = new Set(statesOf(region));
  return region.leaves
    .filter(isAwake)
    .every(leaf => lineOf(leaf).some(node => inside.has(node) && transitionsOn(node, message).length > 0));
}
