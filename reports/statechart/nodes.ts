/** The states of a chart, as its drawings and tables walk through them. */
import type { AnyStateNode } from 'xstate';

/** A state's children, in the order of the source. */
export function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states) as AnyStateNode[];
}

/** A state and all states in it. */
export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

/** A state and those it stands in, the innermost first: the order in which XState looks for a transition. */
export function lineOf(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [node, ...lineOf(node.parent)] : [node];
}

/** Whether a state stands in another one. */
export function isWithin(node: AnyStateNode, block: AnyStateNode): boolean {
  return node !== block && lineOf(node).includes(block);
}

/** The smallest state that contains both. */
export function commonBlock(one: AnyStateNode, two: AnyStateNode): AnyStateNode {
  const around = lineOf(two).slice(1);
  return lineOf(one)
    .slice(1)
    .find(node => around.includes(node))!;
}
