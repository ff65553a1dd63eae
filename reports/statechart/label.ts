/** The label of a transition: its event, its timer, its guard. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** The label of a transition: `bind.request [alreadyBound]`, `after replyTimeout`, `proceed`, `always [full]`. */
export function labelOf(node: AnyStateNode, transition: AnyTransitionDefinition): string {
  const guard = guardText(transition.guard);
  return `${eventText(node, transition.eventType)}${guard === '' ? '' : ` [${guard}]`}`;
}

/** The events that a state names only to ignore them, without those it also handles. */
export function ignoredIn(node: AnyStateNode): string[] {
  return [...node.transitions].filter(([, taken]) => taken.every(isIgnored)).map(([eventType]) => eventType);
}

/** Whether a transition has no target and no actions, which declares its event as ignored. */
export function isIgnored({ target, actions }: AnyTransitionDefinition): boolean {
  return target === undefined && actions.length === 0;
}

function eventText(node: AnyStateNode, eventType: string): string {
  if (eventType === '') return 'always';
  if (eventType.startsWith('xstate.done.')) return 'done';
  const timer = node.after.find(armed => armed.eventType === eventType);
  if (!timer) return eventType;
  // A delay of zero makes the state busy; the choice that ends it is named proceed.
  if (timer.delay === 0) return 'proceed';
  return `after ${typeof timer.delay === 'number' ? `${timer.delay} ms` : String(timer.delay)}`;
}

/** The text of a guard: its name; of a composed guard `a and b`; of an inline guard a general text. */
function guardText(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'function') {
    const parts = 'guards' in guard && Array.isArray(guard.guards) ? guard.guards.map(guardText) : [];
    if (guard.name === 'not') return `not ${parts.join()}`;
    return parts.length > 0 ? parts.join(` ${guard.name} `) : guard.name || '…';
  }
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return '';
  const params = 'params' in guard && typeof guard.params === 'object' ? Object.values(guard.params ?? {}) : [];
  return [String(guard.type), ...params.filter(param => typeof param === 'string')].join(' ');
}
