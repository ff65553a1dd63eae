/**
 * The tree of all steps taken in a run: one node for each world, with the step to it. The tree only grows, so that a
 * node's number stays. Pure; every function returns a new tree or the same one.
 */
import type { Step } from '#sim';

/** A node of the tree. */
export interface Node {
  readonly id: number;
  readonly parent: Node | undefined;
  /** The step to this node; undefined at the root. */
  readonly step: Step | undefined;
  /** The number of steps from the root. */
  readonly depth: number;
}

export interface Tree {
  /** The nodes by their numbers; the root is 0. */
  readonly nodes: readonly Node[];
  /** The numbers of each node's children, oldest first. */
  readonly children: readonly (readonly number[])[];
  /** Names of branches, by the number of the first node. */
  readonly names: Readonly<Record<number, string>>;
  /** The meaning of branches that the checker suggests, by the number of the first node. */
  readonly suggestions: Readonly<Record<number, string>>;
}

/** A tree with a root only. */
export function emptyTree(): Tree {
  return {
    nodes: [{ id: 0, parent: undefined, step: undefined, depth: 0 }],
    children: [[]],
    names: {},
    suggestions: {},
  };
}

/** The child of a node by a choice. */
export function childBy(tree: Tree, node: Node, at: number): Node | undefined {
  const id = tree.children[node.id]?.find(child => tree.nodes[child]?.step?.at === at);
  return id === undefined ? undefined : tree.nodes[id];
}

/** The tree with a sequence of steps after a node, and the nodes of these steps. A known step adds no node. */
export function withSteps(
  tree: Tree,
  from: Node,
  steps: readonly Step[],
): { readonly tree: Tree; readonly line: Node[] } {
  const nodes = [...tree.nodes];
  const children = [...tree.children];
  const line: Node[] = [];
  let parent = from;
  for (const step of steps) {
    const known = childBy({ ...tree, nodes, children }, parent, step.at);
    const node = known ?? { id: nodes.length, parent, step, depth: parent.depth + 1 };
    if (!known) {
      nodes.push(node);
      children.push([]);
      children[parent.id] = [...children[parent.id]!, node.id];
    }
    line.push(node);
    parent = node;
  }
  return { tree: { ...tree, nodes, children }, line };
}

/** The nodes from the first step to a node, without the root. */
export function pathTo(node: Node): readonly Node[] {
  const line: Node[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) line.push(at);
  return line.reverse();
}

/** The end of the newest branch from a node. */
export function latestTip(tree: Tree, node: Node): Node {
  let tip = node;
  for (;;) {
    const last = tree.children[tip.id]?.at(-1);
    if (last === undefined) return tip;
    tip = tree.nodes[last]!;
  }
}

/** The child of the same parent that is `by` places away, wrapping around; undefined if there is no other. */
export function siblingOf(tree: Tree, node: Node, by: number): Node | undefined {
  const siblings = node.parent ? tree.children[node.parent.id]! : [];
  if (siblings.length < 2) return undefined;
  const at = siblings.indexOf(node.id) + by;
  return tree.nodes[siblings[(at + siblings.length) % siblings.length]!];
}

/** The first node of the branch that a node is on; undefined if no fork lies before the node. */
export function branchStart(tree: Tree, node: Node): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.parent)
    if (at.parent && tree.children[at.parent.id]!.length > 1) return at;
  return undefined;
}

/** The tree with a name for a node; an empty name removes it. */
export function withName(tree: Tree, { id }: Node, name: string): Tree {
  const { [id]: _, ...names } = tree.names;
  return { ...tree, names: name === '' ? names : { ...names, [id]: name } };
}

/** The tree with a branch that the checker suggests. */
export function withSuggestion(tree: Tree, { id }: Node, what: string): Tree {
  return { ...tree, suggestions: { ...tree.suggestions, [id]: what } };
}

/** A branch: from a fork or the root to the next fork, or to the end. */
export interface Branch {
  /** The first node of the branch. */
  readonly first: Node;
  readonly last: Node;
  /** The number of forks before it. */
  readonly level: number;
}

/** Every branch, parents before children. */
export function branchesOf(tree: Tree): readonly Branch[] {
  const branches: Branch[] = [];
  const waiting: { readonly first: Node; readonly level: number }[] = [{ first: tree.nodes[0]!, level: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { first, level } = next;
    let last = first;
    let children = tree.children[last.id]!;
    while (children.length === 1) {
      last = tree.nodes[children[0]!]!;
      children = tree.children[last.id]!;
    }
    branches.push({ first, last, level });
    for (const child of children.toReversed()) waiting.push({ first: tree.nodes[child]!, level: level + 1 });
  }
  return branches;
}

/** A fold over the path to a node. Its value is stored at each node, so that one more step costs one step's work. */
export function foldedAlong<Gathered>(
  atRoot: Gathered,
  gather: (node: Node, before: Gathered) => Gathered,
): (node: Node) => Gathered {
  const remembered = new WeakMap<Node, { readonly gathered: Gathered }>();
  return node => {
    const untold: Node[] = [];
    let known: { readonly gathered: Gathered } | undefined;
    for (let at: Node | undefined = node; at && !known; at = at.parent) {
      known = remembered.get(at);
      if (!known) untold.push(at);
    }
    for (const each of untold.reverse()) {
      known = { gathered: each.parent && known ? gather(each, known.gathered) : atRoot };
      remembered.set(each, known);
    }
    return known?.gathered ?? atRoot;
  };
}
