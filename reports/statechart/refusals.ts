/** Which transitions say no, and which do nothing. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { messages as notes } from '#machines';
import { sentBy } from './sends.ts';

/** Whether a transition has no target and no actions, which declares its event as ignored. */
export function isIgnored({ target, actions }: AnyTransitionDefinition): boolean {
  return target === undefined && actions.length === 0;
}

/** Whether a transition leaves its state as it is: it has no target, or the state itself. */
export function stays(node: AnyStateNode, { target }: AnyTransitionDefinition): boolean {
  return target === undefined || (target as readonly unknown[]).every(state => state === node);
}

/**
 * Whether a transition refuses what it is asked: it stays where it is, and sends nothing but messages that say no. Reports do
 * not count. An answer or news is never refused.
 */
export function isRefusal(node: AnyStateNode, transition: AnyTransitionDefinition): boolean {
  const { eventType, actions } = transition;
  if (eventType in notes && notes[eventType as keyof typeof notes].kind !== 'command') return false;
  const effects = actions.filter(action => (action as { type?: unknown }).type !== 'report');
  return stays(node, transition) && effects.length > 0 && effects.every(action => saysNo(action));
}

function saysNo(action: unknown): boolean {
  const sent = sentBy(action);
  if (sent === undefined) return false;
  return /\.(refused|failed|declined)$/.test(sent.message) || sent.fields.some(({ name }) => name === 'reason');
}
