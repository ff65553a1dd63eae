/**
 * The parallel regions of a chart, and the name of each beside its party's name. The names are derived from the chart,
 * not from a state, so that a region has the same name in every world.
 */
import type { Party } from '#machines';
import type { Local } from '#sim';

type Chart = Party['chart'];
/** The part of a statechart node that is read here. */
interface Node {
  readonly id: string;
  readonly type: string;
  readonly path: readonly string[];
  readonly description?: string | undefined;
  readonly parent: Node | undefined;
  readonly states: Readonly<Record<string, Node>>;
  readonly after: readonly { readonly delay?: unknown }[];
}
type Path = readonly string[];

/** An active leaf state of a party. */
export interface Leaf {
  /** Its region, without the outer names all regions share; empty outside of regions. */
  readonly region: string;
  /** Its path within the region. */
  readonly state: string;
}

/** The leaf states of a party: one for each region, in the chart's order. */
export function leavesOf(chart: Chart, value: Local['value']): readonly Leaf[] {
  const common = shared(regionsOf(chart));
  return leavesIn(chart.root as unknown as Node, value).map(node => {
    const region = regionPath(node);
    return { region: region.slice(common).join('.'), state: node.path.slice(region.length).join('.') };
  });
}

/** A region with its states side by side, and the active one. */
export interface ActiveRegion extends Leaf {
  /** The names of the states of the region, in the chart's order; empty if the region is a state without children. */
  readonly among: readonly string[];
  /** The chart's description of the active state. */
  readonly says: string | undefined;
}

/** The regions of a party with the active state of each, in the chart's order. */
export function activeRegionsOf(chart: Chart, value: Local['value']): readonly ActiveRegion[] {
  const common = shared(regionsOf(chart));
  return leavesIn(chart.root as unknown as Node, value).map(node => {
    const region = regionPath(node);
    const root = region.reduce<Node>((at, name) => at.states[name]!, chart.root as unknown as Node);
    return {
      region: region.slice(common).join('.'),
      state: node.path.slice(region.length).join('.'),
      among: Object.keys(root.states),
      says: node.description,
    };
  });
}

/**
 * The region of a timer, by the id of the node that arms it: its name among all regions with the timer, or empty if
 * there is only one.
 */
export function regionOfTimer(chart: Chart, id: string, timer: string): string {
  const arming = nodesOf(chart).filter(({ after }) => after.some(({ delay }) => String(delay) === timer));
  const node = arming.find(each => each.id === id);
  if (!node) return '';
  const regions = distinct(arming.map(regionPath));
  return regions.length > 1 ? regionPath(node).slice(shared(regions)).join('.') : '';
}

const remembered = new WeakMap<Chart, readonly Node[]>();

/** Every node of a chart, outermost first; computed once. */
function nodesOf(chart: Chart): readonly Node[] {
  const inside = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(inside)];
  const nodes = remembered.get(chart) ?? inside(chart.root as unknown as Node);
  remembered.set(chart, nodes);
  return nodes;
}

function leavesIn(node: Node, value: Local['value']): readonly Node[] {
  if (typeof value === 'string') return value in node.states ? [node.states[value]!] : [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const child = node.states[name];
    if (!child || inner === undefined) return [];
    // A region without children is itself the state.
    return typeof inner === 'object' && Object.keys(inner).length === 0 ? [child] : leavesIn(child, inner);
  });
}

/** The path of the innermost region that contains a node: up to the child of the nearest parallel state. */
function regionPath({ path, parent }: Node): Path {
  for (let node: Node | undefined = parent; node; node = node.parent)
    if (node.type === 'parallel') return path.slice(0, node.path.length + 1);
  return [];
}

/** The regions that contain the innermost states of a chart. */
function regionsOf(chart: Chart): readonly Path[] {
  const innermost = nodesOf(chart).filter(({ states }) => Object.keys(states).length === 0);
  return distinct(innermost.map(regionPath));
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.filter(path => path.length > 0).map(path => [path.join('.'), path])).values()];
}

/** The number of outer names that all paths share; each path keeps its last name. */
function shared(paths: readonly Path[]): number {
  const [first = []] = paths;
  const longest = Math.min(...paths.map(path => path.length - 1), first.length);
  let count = 0;
  while (count < longest && paths.every(path => path[count] === first[count])) count++;
  return count;
}
