/** The lines of a state in a picture: what it sends, refuses and ignores, and what it does without leaving. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { messages as notes } from '#machines';
import { eventText, labelOf, type Things } from './label.ts';
import { lineOf } from './nodes.ts';
import { isIgnored, isRefusal } from './refusals.ts';
import { regionAround } from './regions.ts';
import { type Sent, sentByAll } from './sends.ts';

/** A message as text: `bind.request to authServer (request, element, card)`. */
function sentText({ to, message, fields }: Sent, things: Things): string {
  const given = fields.map(({ name, value }) => (value === undefined || value in things ? name : `${name}: ${value}`));
  const receivers = to.length > 0 ? ` to ${to.join(', ')}` : '';
  return `${message}${receivers}${given.length > 0 ? ` (${given.join(', ')})` : ''}`;
}

/** The messages that actions send, a line each; the same message to several parties is one. */
export function sendsOf(actions: readonly unknown[], things: Things): string[] {
  const all = sentByAll(actions);
  const same = (one: Sent, two: Sent): boolean => sentText({ ...one, to: [] }, {}) === sentText({ ...two, to: [] }, {});
  const firsts = all.filter((sent, at) => all.findIndex(each => same(each, sent)) === at);
  return firsts.map(first =>
    sentText({ ...first, to: all.filter(each => same(each, first)).flatMap(({ to }) => to) }, things),
  );
}

/** The label of a transition. That it is about the thing of its region, its chart says in `meta`: it goes without saying. */
export function labelIn(node: AnyStateNode, transition: AnyTransitionDefinition, things: Things): string {
  const label = labelOf(node, transition, things);
  const { about } = (regionAround(node).meta ?? {}) as { about?: string };
  return about !== undefined && label.endsWith(` [${about}]`) ? label.slice(0, -` [${about}]`.length) : label;
}

/** Transitions that do the same, in a picture: their labels, what they do in a few words, what they send, a line each. */
export interface Line {
  readonly label: string;
  readonly does?: string;
  readonly sends: readonly string[];
}

/** The text of a line without what it sends: `card.select, after replyTimeout: enters again`. */
export function lineText({ label, does }: Line): string {
  if (does === undefined) return label;
  return does.startsWith('→') ? `${label} ${does}` : `${label}: ${does}`;
}

/** What a state does without leaving: its own transitions; what it refuses and ignores. */
export interface Inside {
  readonly own: readonly Line[];
  readonly notes: readonly string[];
}

/** What a state does in the transitions that do not leave it. */
export function insideOf(node: AnyStateNode, staying: readonly AnyTransitionDefinition[], things: Things): Inside {
  const refused = staying.filter(transition => isRefusal(node, transition));
  const ignored = staying.filter(isIgnored);
  const done = staying.filter(transition => !refused.includes(transition) && !ignored.includes(transition));
  return {
    own: joined(done.map(transition => ownLine(node, transition, things))),
    notes: [...refusedText(node, refused), ...ignoredText(node, ignored)],
  };
}

/** The lines; those that do and send the same are one. */
export function joined(lines: readonly Line[]): Line[] {
  const bySign = new Map<string, Line[]>();
  for (const line of lines) {
    const sign = JSON.stringify([line.does, line.sends]);
    bySign.set(sign, [...(bySign.get(sign) ?? []), line]);
  }
  return [...bySign.values()].map(alike => ({
    ...alike[0]!,
    label: [...new Set(alike.map(({ label }) => label))].join(', '),
  }));
}

function ownLine(node: AnyStateNode, transition: AnyTransitionDefinition, things: Things): Line {
  const sends = sendsOf(transition.actions, things);
  const names = transition.actions.flatMap(action => nameOf(action) ?? []);
  const ends = (transition.target ?? []) as readonly AnyStateNode[];
  const again = ends.map(end =>
    end === node || lineOf(end).includes(node) ? 'enters again' : `leads to ${end.path.join('.')}`,
  );
  const does = [...again, ...(sends.length > 0 ? [] : names)];
  return {
    label: labelIn(node, transition, things),
    ...(does.length > 0 ? { does: does.join(', ') } : {}),
    sends,
  };
}

/** The name of an action that is not one of XState's, nor an effect. */
function nameOf(action: unknown): string | undefined {
  const { type } = (typeof action === 'string' ? { type: action } : action) as { type?: unknown };
  const isOwn = typeof type === 'string' && !/^(send|report|xstate\..*)$/.test(type);
  return isOwn ? type : undefined;
}

/** `refuses bind.start, card.delete (busy), card.select (notLive)`: the events, by the reason that is given. */
function refusedText(node: AnyStateNode, refused: readonly AnyTransitionDefinition[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { eventType, actions } of refused) {
    const reasons = sentByAll(actions).flatMap(({ fields }) => fields.filter(({ name }) => name === 'reason'));
    const reason = reasons[0]?.value ?? '';
    byReason.set(reason, [...new Set([...(byReason.get(reason) ?? []), eventText(node, eventType)])]);
  }
  const parts = [...byReason].map(([reason, events]) => events.join(', ') + (reason === '' ? '' : ` (${reason})`));
  return parts.length > 0 ? [`refuses ${parts.join(', ')}`] : [];
}

/** `ignores 9 answers, element.reset`: a kind of which there is one by its name, the others counted. */
function ignoredText(node: AnyStateNode, ignored: readonly AnyTransitionDefinition[]): string[] {
  const byKind = new Map<string, Set<string>>();
  for (const { eventType } of ignored) {
    const kind = eventType in notes ? notes[eventType as keyof typeof notes].kind : 'event';
    byKind.set(kind, (byKind.get(kind) ?? new Set()).add(eventText(node, eventType)));
  }
  const parts = [...byKind].map(([kind, events]) =>
    events.size <= namedMost ? [...events].join(', ') : `${events.size} ${kind === 'news' ? kind : `${kind}s`}`,
  );
  return parts.length > 0 ? [`ignores ${parts.join(', ')}`] : [];
}

/** So many ignored events of one kind are named; more are counted. */
const namedMost = 2;
