/** What a transition of a chart is called: its event, its timer, its guard. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** The label of a transition: `bind.request [alreadyBound]`, `after replyTimeout`, `proceed`, `always [full]`. */
export function labelOf(node: AnyStateNode, transition: AnyTransitionDefinition): string {
  const guard = guardText(transition.guard);
  return `${eventText(node, transition.eventType)}${guard === '' ? '' : ` [${guard}]`}`;
}

/** The events a state names only to ignore them; one it also does something about is not among them. */
export function ignoredIn(node: AnyStateNode): string[] {
  return [...node.transitions].filter(([, taken]) => taken.every(isIgnored)).map(([eventType]) => eventType);
}

/** Whether a transition does nothing at all, and so says that its event is ignored. */
export function isIgnored({ target, actions }: AnyTransitionDefinition): boolean {
  return target === undefined && actions.length === 0;
}

function eventText(node: AnyStateNode, eventType: string): string {
  if (eventType === '') return 'always';
  if (eventType.startsWith('xstate.done.')) return 'done';
  const timer = node.after.find(armed => armed.eventType === eventType);
  if (!timer) return eventType;
  // A delay of nothing makes the state busy, and what ends it is the choice called proceed.
  if (timer.delay === 0) return 'proceed';
  return `after ${typeof timer.delay === 'number' ? `${timer.delay} ms` : String(timer.delay)}`;
}

/** A guard by name; composed ones as `a and b`, inline ones by what little is known of them. */
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
