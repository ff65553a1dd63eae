/**
 * Chart coverage: the states and transitions of a party's chart that are used in some composed world. States and
 * transitions that differ only in a name (`System.kinds`) or in the number of a slot count as one.
 */
import { type General, ownParams, type Party } from '#machines';
import type { Taken } from '../world/chart/local-state.ts';
import { queryText } from '../world/chart/local-state.ts';
import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';

/** A state or a transition of a chart. Its name is the same in every scenario. */
export interface Covered {
  readonly name: string;
  /** Its description in the chart. */
  readonly says: string;
  readonly used: boolean;
  /** The event of a transition that does nothing: it has no target and no actions. */
  readonly passesOver?: string;
}

/** The coverage of the charts of one role. */
export interface ChartCoverage {
  readonly party: string;
  readonly states: readonly Covered[];
  readonly transitions: readonly Covered[];
}

type Node = Party['chart']['root'];

/** Makes a model record its moves for chart coverage. Call it before the model is explored. */
export function recordMoves(model: Model): Model {
  model.listed = new Set();
  return model;
}

/**
 * The chart coverage of the given moves; by default, of the moves that an explored model has recorded (`recordMoves`).
 */
export function chartsUsed(model: Model, moves: Iterable<Move> = model.listed ?? []): readonly ChartCoverage[] {
  const general = generalNames(model.kinds);
  return mergeCoverage(
    model.parties.map(({ name, role, chart }, at) => {
      const { locals, transitions } = usedBy(model, at, moves);
      const states = new Set<Node>([...locals].flatMap(local => model.cells[at]!.chart.nodes(local)));
      // A state that is left in the step that enters it occurs in no local state.
      for (const { source } of transitions) states.add(source);
      const nodes = [...nodesOf(chart.root)];
      return {
        party: role ?? name,
        states: nodes.map(node => ({
          name: general(node.path) || node.key,
          says: node.description ?? '',
          used: states.has(node),
        })),
        transitions: nodes.flatMap(node =>
          transitionsOf(node).map(each => ({
            name: transitionName(node, each, general),
            says: each.description ?? '',
            used: transitions.has(each),
            ...(doesNothing(each) ? { passesOver: each.eventType } : {}),
          })),
        ),
      };
    }),
  );
}

/** The local states of one party, and the transitions of its chart. Each pair of state and event is evaluated once. */
function usedBy(model: Model, at: number, moves: Iterable<Move>) {
  const cells = model.cells[at]!;
  const locals = new Set([cells.snapshot(cells.localOf[model.initial[at]!]!)]);
  const transitions = new Set(cells.chart.taken(undefined, undefined, model.parties[at]!.input));
  const known = new Set<string>();
  for (const { party, asked, to } of moves) {
    if (!asked || party !== at) continue;
    locals.add(cells.snapshot(cells.localOf[to]!));
    const pair = `${asked.local} ${queryText(asked)}`;
    if (known.has(pair)) continue;
    known.add(pair);
    for (const each of cells.chart.taken(cells.chartState(asked.local), asked)) transitions.add(each);
  }
  return { locals, transitions };
}

/** The union of several coverages. */
export function mergeCoverage(coverages: readonly ChartCoverage[]): readonly ChartCoverage[] {
  const parties = [...new Set(coverages.map(({ party }) => party))];
  return parties.map(party => {
    const mine = coverages.filter(each => each.party === party);
    return {
      party,
      states: merged(mine.map(each => each.states)),
      transitions: merged(mine.map(each => each.transitions)),
    };
  });
}

function merged(lists: readonly (readonly Covered[])[]): readonly Covered[] {
  const all = new Map<string, Covered>();
  for (const each of lists.flat()) {
    const known = all.get(each.name);
    if (!known || (each.used && !known.used) || (each.used === known.used && doesMore(each, known)))
      all.set(each.name, each);
  }
  return [...all.values()];
}

/** Of two transitions of one name, the one that does something stands for both. */
const doesMore = (each: Covered, known: Covered): boolean =>
  each.passesOver === undefined && known.passesOver !== undefined;

const doesNothing = ({ target, actions }: Taken): boolean => target === undefined && actions.length === 0;

function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of Object.values(node.states) as Node[]) yield* nodesOf(child);
}

function transitionsOf(node: Node): readonly Taken[] {
  return [...([...node.transitions.values()].flat() as Taken[]), ...((node.always ?? []) as Taken[])];
}

/** A function that names a path: names become their kinds, and slots lose their numbers. */
export function generalNames(kinds: Readonly<Record<string, string>>): General {
  const word = (text: string): string => (Object.hasOwn(kinds, text) ? kinds[text]! : text.replace(/\d+$/, ''));
  return path => path.map(segment => segment.split(' ').map(word).join(' ')).join('.');
}

/** `running.binding.row.allocated: bind.confirm [mine] → active`. */
function transitionName(node: Node, { eventType, guard, target }: Taken, general: General): string {
  const [to] = target ?? [];
  const beside = to?.parent === node.parent;
  const goal = to ? ` → ${beside ? general([to.key]) : general(to.path) || to.key}` : '';
  const condition = guardName(guard, general);
  return `${general(node.path) || node.key}: ${eventName(node, eventType)}${condition === '' ? '' : ` [${condition}]`}${goal}`;
}

function eventName(node: Node, eventType: string): string {
  if (eventType === '') return 'always';
  const timer = node.after.find(armed => armed.eventType === eventType);
  return !timer ? eventType : timer.delay === 0 ? 'proceed' : `after ${String(timer.delay)}`;
}

function guardName(guard: unknown, general: General): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'function') {
    const parts = 'guards' in guard && Array.isArray(guard.guards) ? guard.guards : [];
    return [guard.name, ...parts.map(part => guardName(part, general))].filter(Boolean).join(' ');
  }
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return '';
  const values = ownParams(guard).flatMap(([, value]) => (typeof value === 'string' ? general([value]) : []));
  return [String(guard.type), ...values].join(' ');
}
