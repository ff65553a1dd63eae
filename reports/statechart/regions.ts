/**
 * The regions of a chart: its parts that run side by side and are read one at a time. A chart without parallel states is one
 * region.
 */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { childrenOf } from './nodes.ts';

/** A region of a chart: a state with the states in it, as far as the next parallel state. */
export interface Region {
  /** Its path below the first parallel state, such as `binding.debitCard`; the name of the chart for what stands above. */
  readonly name: string;
  readonly node: AnyStateNode;
  /** Its states without substates; a parallel state inside counts as one. */
  readonly leaves: readonly AnyStateNode[];
}

/** The regions of a chart, in the order of its source, the part above its parallel states first. */
export function regionsOf({ id, root }: AnyStateMachine): Region[] {
  const regions: Region[] = [];
  const visit = (node: AnyStateNode, outer: AnyStateNode | undefined): void => {
    if (node.type === 'parallel') {
      for (const child of childrenOf(node)) visit(child, outer ?? node);
      return;
    }
    const leaves = leavesOf(node);
    const name = node.path.slice(outer?.path.length).join('.');
    regions.push({ name: name === '' ? id : name, node, leaves });
    for (const leaf of leaves) if (leaf.type === 'parallel') visit(leaf, outer);
  };
  visit(root, undefined);
  return regions;
}

/** Whether a name means a region: it is its path, or the beginning or the end of it. */
export function isNamed({ name: path }: Region, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || path.endsWith(`.${name}`);
}

/** The states of a region, from the outermost to the innermost. */
export function statesOf({ node }: Region): AnyStateNode[] {
  const below = (state: AnyStateNode): AnyStateNode[] =>
    state.type === 'parallel' ? [state] : [state, ...childrenOf(state).flatMap(below)];
  return below(node);
}

/** The path of a state from its region, such as `requesting.asked`. */
export function pathIn(region: Region, { path }: AnyStateNode): string {
  return path.slice(region.node.path.length).join('.');
}

/** The state whose region a state stands in: the outermost one below a parallel state, or the top of the chart. */
export function regionAround(node: AnyStateNode): AnyStateNode {
  return !node.parent || node.parent.type === 'parallel' ? node : regionAround(node.parent);
}

/** Something made of a region: its table, or its picture. */
export interface OfRegion {
  readonly region: Region;
  /** The names of other regions of which the same is made. */
  readonly alike: readonly string[];
}

/** One of each set of regions that stand side by side and have the same `sign`: the first. */
export function representatives<Made extends Omit<OfRegion, 'alike'>>(
  all: readonly Made[],
  sign: (made: Made) => string,
): (Made & OfRegion)[] {
  const groups = new Map<string, Made[]>();
  for (const made of all) {
    const key = `${made.region.node.parent?.id} ${sign(made)}`;
    groups.set(key, [...(groups.get(key) ?? []), made]);
  }
  return [...groups.values()].map(([first, ...others]) => ({
    ...first!,
    alike: others.map(({ region }) => region.name),
  }));
}

function leavesOf(node: AnyStateNode): AnyStateNode[] {
  const children = node.type === 'parallel' ? [] : childrenOf(node);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}
