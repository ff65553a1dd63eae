/** The outline of a chart: its states with safe names, and its transitions with the block each is drawn in. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { ignoredIn, isIgnored, labelOf } from './label.ts';

/** A transition to draw. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The states and transitions of a chart. */
export interface Outline {
  readonly idOf: (node: AnyStateNode) => string;
  /** The transitions drawn in a state's block: those between its children. */
  readonly edgesIn: (block: AnyStateNode) => readonly Edge[];
  /** The node for "in any state" of a block, if a transition begins there or the block ignores an event. */
  readonly anyIn: (block: AnyStateNode) => string | undefined;
}

/** Reserved words of diagram languages. */
const reserved = new Set([
  'state',
  'end',
  'note',
  'direction',
  'as',
  'fork',
  'join',
  'choice',
  'class',
  'style',
  'default',
]);

/** The outline of a chart. */
export function outlineOf({ root }: AnyStateMachine): Outline {
  const nodes = descendants(root);
  const ids = named(nodes);
  const idOf = (node: AnyStateNode): string => ids.get(node)!;
  const edges = new Map<AnyStateNode, Edge[]>();
  const anys = new Map<AnyStateNode, string>();
  for (const node of nodes) {
    if (childrenOf(node).length > 0 && ignoredIn(node).length > 0) anys.set(node, `${idOf(node)}__any`);
    for (const transition of [...node.transitions.values()].flat().concat(node.always ?? [])) {
      if (isIgnored(transition)) continue;
      for (const target of (transition.target ?? [node]) as AnyStateNode[]) {
        const inside = childrenOf(node).length > 0 && (target === node || isWithin(target, node));
        const block = inside ? innerBlock(node, target) : commonBlock(node, target, root);
        // A diagram cannot draw an arrow from a state into itself; the arrow begins at a substitute node inside.
        if (inside) anys.set(block, `${idOf(block)}__any`);
        const from = inside ? anys.get(block)! : idOf(node);
        const edge = {
          from,
          to: inside && target === node ? from : idOf(entry(target)),
          label: labelOf(node, transition),
        };
        edges.set(block, [...(edges.get(block) ?? []), edge]);
      }
    }
  }
  return { idOf, edgesIn: block => edges.get(block) ?? [], anyIn: block => anys.get(block) };
}

function descendants(node: AnyStateNode): AnyStateNode[] {
  return [node, ...childrenOf(node).flatMap(descendants)];
}

/** A state's children, in the order of the source. */
export function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states) as AnyStateNode[];
}

/** Unique names made from paths, of letters and underscores only. */
function named(nodes: readonly AnyStateNode[]): Map<AnyStateNode, string> {
  const taken = new Set(reserved);
  const ids = new Map<AnyStateNode, string>();
  for (const node of nodes) {
    let id = (node.path.length === 0 ? [node.key] : node.path).join('_').replace(/\W/g, '_');
    while (taken.has(id)) id += '_';
    taken.add(id);
    ids.set(node, id);
  }
  return ids;
}

/**
 * The end of a transition into a state: its initial state. Regions begin together, so the end is their parallel state.
 */
function entry(node: AnyStateNode): AnyStateNode {
  const initial = node.type === 'compound' ? (node.initial?.target?.[0] as AnyStateNode | undefined) : undefined;
  return initial ? entry(initial) : node;
}

function isWithin(node: AnyStateNode, block: AnyStateNode): boolean {
  return node.parent !== undefined && (node.parent === block || isWithin(node.parent, block));
}

/**
 * The block in which a transition from a state into itself is drawn: the state, or its region that contains the target.
 */
function innerBlock(node: AnyStateNode, target: AnyStateNode): AnyStateNode {
  if (node.type !== 'parallel' || target === node) return node;
  return childrenOf(node).find(region => region.type !== 'atomic' && isWithin(target, region)) ?? node;
}

/** The smallest block that contains both; a parallel block contains only regions, so its parent is taken. */
function commonBlock(one: AnyStateNode, two: AnyStateNode, root: AnyStateNode): AnyStateNode {
  let block = one.parent ?? root;
  while (block.parent && !(isWithin(two, block) && block.type !== 'parallel')) block = block.parent;
  return block;
}
