/** Notes of a state in a picture, in place of arrows: where it goes on by itself, what it still takes, how it asks again. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { drawnAs, type Retry, retryIn } from './retries.ts';

/** More ways on than these are a note and no arrows: such a state only looks up where to go. */
export const waysMost = 4;

/** The notes of a state, a line each. */
export function notesOf(node: AnyStateNode): string[] {
  return [...stillText(node), ...waysIn(node), ...retryLines(retryIn(node))];
}

/** The ways on of a state that has many, by their guards. */
function waysIn({ always }: AnyStateNode): string[] {
  if (!always || always.length <= waysMost) return [];
  const byGuard = new Map<string, Set<string>>();
  for (const { guard, target } of always.slice(0, -1)) {
    const name = typeof guard === 'object' && guard !== null && 'type' in guard ? String(guard.type) : String(guard);
    const ends = byGuard.get(name) ?? new Set();
    byGuard.set(name, ends);
    for (const end of (target ?? []) as AnyStateNode[]) ends.add(drawnAs(end).key);
  }
  return [...byGuard].map(([guard, ends]) => `[${guard}] goes on: ${[...ends].join(', ')}`);
}

/** The transitions that a state takes as the state does that it gave up on. */
export function stillTaken(node: AnyStateNode): AnyTransitionDefinition[] {
  const before = gaveUpOn(node);
  if (!before) return [];
  return [...node.transitions].flatMap(([event, all]) => {
    const taken = before.transitions.get(event) ?? [];
    return all.filter((each, at) => each.target !== undefined && isSame(each, taken[at]));
  });
}

function stillText(node: AnyStateNode): string[] {
  const events = [...new Set(stillTaken(node).map(({ eventType }) => eventType))];
  return events.length > 0 ? [`as ${gaveUpOn(node)!.key}: ${events.join(', ')}`] : [];
}

/** The state that a state gave up on, as its chart says in `meta`. */
function gaveUpOn(node: AnyStateNode): AnyStateNode | undefined {
  const { meta, parent } = node;
  const name = (meta as { gaveUpOn?: string } | undefined)?.gaveUpOn;
  const before = name === undefined ? undefined : (parent?.states[name] as AnyStateNode | undefined);
  return before === node ? undefined : before;
}

function isSame(one: AnyTransitionDefinition, other: AnyTransitionDefinition | undefined): boolean {
  const text = ({ guard, actions }: AnyTransitionDefinition): string => JSON.stringify([guard, actions]);
  return other !== undefined && one.target?.[0] === other.target?.[0] && text(one) === text(other);
}

/** What a state that asks twice does in between. */
function retryLines(retry: Retry | undefined): string[] {
  if (!retry) return [];
  return retry.asked.after.map(({ delay }) => `after ${delay}: asks again${retry.unanswered ? ', then waits' : ''}`);
}
