/** The label of a transition: its event, its timer, its guard. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { ownParams } from '#machines';

/** Names of things, such as cards, with their kinds: in a guard they say nothing that the region does not say. */
export type Things = Readonly<Record<string, string>>;

/**
 * The params that all guards with params have in common: what the region is about. A guard that says itself which of its
 * params are its own has no part in it.
 */
export function commonParams(guards: readonly unknown[]): string[] {
  const texts = guards.flatMap(guard => {
    const params = saysOwn(guard) ? [] : wordsOf(guard);
    return params.length > 0 ? [params.map(([name, value]) => `${name} ${value}`)] : [];
  });
  const [first = [], ...others] = texts;
  // One guard alone has nothing in common with others.
  if (others.length === 0) return [];
  return first.filter(text => others.every(each => each.includes(text))).map(text => text.slice(text.indexOf(' ') + 1));
}

/** The params that are words. */
function wordsOf(guard: unknown): [name: string, value: string][] {
  return ownParams(guard).filter((each): each is [string, string] => typeof each[1] === 'string');
}

const saysOwn = (guard: unknown): boolean => typeof guard === 'object' && guard !== null && 'own' in guard;

/** The label of a transition: `bind.request [alreadyBound]`, `after replyTimeout`, `proceed`, `always [full]`. */
export function labelOf(node: AnyStateNode, transition: AnyTransitionDefinition, things: Things = {}): string {
  const guard = guardText(transition.guard, things);
  return `${eventText(node, transition.eventType)}${guard === '' ? '' : ` [${guard}]`}`;
}

/** The event of a transition, or its timer. */
export function eventText(node: AnyStateNode, eventType: string): string {
  if (eventType === '') return 'always';
  if (eventType.startsWith('xstate.done.')) return 'done';
  const timer = node.after.find(armed => armed.eventType === eventType);
  if (!timer) return eventType;
  // A delay of zero makes the state busy; the choice that ends it is named proceed.
  if (timer.delay === 0) return 'proceed';
  return `after ${typeof timer.delay === 'number' ? `${timer.delay} ms` : String(timer.delay)}`;
}

/** The text of a guard: its name; of a composed guard `a and b`; of an inline guard a general text. */
function guardText(guard: unknown, things: Things = {}): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'function') {
    const parts =
      'guards' in guard && Array.isArray(guard.guards) ? guard.guards.map(one => guardText(one, things)) : [];
    if (guard.name === 'not') return `not ${parts.join()}`;
    return parts.length > 0 ? parts.join(` ${guard.name} `) : guard.name || '…';
  }
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return '';
  const values = wordsOf(guard).map(([, value]) => value);
  return [String(guard.type), ...values.filter(value => saysOwn(guard) || !(value in things))].join(' ');
}
