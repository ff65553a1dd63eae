/** States that ask, and ask once more if no answer comes: drawn and told as one state. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { childrenOf } from './nodes.ts';

/** A state that asks twice, with what it does in between and in the end. */
export interface Retry {
  /** The first time of asking. */
  readonly asked: AnyStateNode;
  /** The last time of asking. */
  readonly askedAgain: AnyStateNode;
  /** Where it waits without asking any more, if it does. */
  readonly unanswered: AnyStateNode | undefined;
  /** The time-outs by which it gives up and leaves. */
  readonly givesUp: readonly AnyTransitionDefinition[];
}

/** The retry that a state consists of; undefined if it is another state. */
export function retryIn(node: AnyStateNode): Retry | undefined {
  const { asked, askedAgain, unanswered, ...others } = node.states as Record<string, AnyStateNode | undefined>;
  if (!asked || !askedAgain || Object.keys(others).length > 0) return undefined;
  const isPlain = childrenOf(node).every(child => [...child.transitions.values()].flat().every(isTimeout));
  if (!isPlain || (unanswered && unanswered.entry.length > 0)) return undefined;
  const ends = [...askedAgain.transitions.values()].flat();
  return { asked, askedAgain, unanswered, givesUp: ends.filter(({ target }) => target?.[0] !== unanswered) };
}

const isTimeout = ({ eventType }: AnyTransitionDefinition): boolean => eventType.startsWith('xstate.after.');

/** The state that an arrow leads to: the initial state of a block, and the whole of a state that asks twice. */
export function drawnAs(node: AnyStateNode): AnyStateNode {
  if (node.parent && retryIn(node.parent)) return node.parent;
  if (node.type !== 'compound' || retryIn(node)) return node;
  const initial = node.initial?.target?.[0] as AnyStateNode | undefined;
  return initial ? drawnAs(initial) : node;
}
