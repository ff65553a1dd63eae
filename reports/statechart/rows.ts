/**
 * The rows of a chart: what stands where, as text, whatever its source looks like. `.config/charts.js` compares the rows of
 * two commits.
 *
 * A row is a state without substates and an event: the transitions that XState tries there, in order, each with its guard,
 * its targets and its actions. Other rows are entry, exit, initial states, tags and implementations.
 */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { childrenOf, lineOf, nodesOf } from './nodes.ts';
import { paramsFor, valueText } from './params.ts';
import { pathOf } from './symbolic.ts';

/** Names only: leaves out the params of guards, and of actions other than send and report, and each function's text. */
interface Words {
  readonly namesOnly: boolean;
}

/** The rows of a chart by their names, such as `idle × bind.start`. */
export function rowsOf(chart: AnyStateMachine, words: Words): Map<string, string> {
  const rows = new Map<string, string>();
  const put = (row: string, text: string): void => {
    if (text !== '') rows.set(row, text);
  };
  const nodes = nodesOf(chart.root);
  const eventTypes = [...new Set(nodes.flatMap(({ transitions }) => [...transitions.keys()]))].sort();
  const all = (actions: readonly unknown[]): string =>
    actions.map(one => actionText(one, eventTypes, words)).join(', ');
  for (const node of nodes) {
    const place = node.path.join('.') || '(root)';
    put(`${place}: entry`, all(node.entry));
    put(`${place}: exit`, all(node.exit));
    put(`${place}: tags`, [...node.tags].sort().join(', '));
    put(`${place}: initial`, node.type === 'compound' ? targetsText(node.initial.target) : '');
    put(`${place}: always`, (node.always ?? []).map(one => transitionText(one, eventTypes, words)).join(' | '));
    if (childrenOf(node).length > 0) continue;
    const tried = lineOf(node).map(({ transitions }) => transitions);
    for (const eventType of eventTypes) {
      const transitions = tried.flatMap(each => each.get(eventType) ?? []);
      put(`${place} × ${eventType}`, transitions.map(one => transitionText(one, [eventType], words)).join(' | '));
    }
  }
  for (const [kind, named] of Object.entries(chart.implementations))
    for (const [name, one] of Object.entries(named as object))
      put(`${kind}: ${name}`, words.namesOnly ? 'is there' : valueText(one));
  return rows;
}

function transitionText(transition: AnyTransitionDefinition, eventTypes: readonly string[], words: Words): string {
  const { guard, target, actions, reenter } = transition;
  const guarded = guard === undefined ? '' : `[${guardText(guard, eventTypes, words)}] `;
  const targets = target ? `→ ${targetsText(target)}${reenter ? ' (entered again)' : ''}` : 'stays';
  const said = actions.map((one: unknown) => actionText(one, eventTypes, words)).join(', ');
  return `${guarded}${targets}${said === '' ? '' : ` / ${said}`}`;
}

function targetsText(target: readonly unknown[] | undefined): string {
  return ((target ?? []) as AnyStateNode[]).map(({ path }) => path.join('.') || '(root)').join(', ');
}

function guardText(guard: unknown, eventTypes: readonly string[], words: Words): string {
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards))
    return `${guard.name}(${guard.guards.map(one => guardText(one, eventTypes, words)).join(', ')})`;
  return namedText(guard, eventTypes, words);
}

/** An action: the words of a message with its receiver, or its name with its params. */
function actionText(action: unknown, eventTypes: readonly string[], words: Words): string {
  const { type, params } = (action ?? {}) as { type?: unknown; params?: unknown };
  if (type === 'send') return `send ${paramsText(params, eventTypes, sentText)}`;
  if (type === 'report') return `report ${paramsText(params, eventTypes)}`;
  // An event that is raised inside the step is part of the words too.
  if (type === 'xstate.raise') return `raise ${paramsText((action as { event?: unknown }).event, eventTypes)}`;
  return namedText(action, eventTypes, words);
}

/** A guard or an action by its name and its params; an inline function by its text. */
function namedText(one: unknown, eventTypes: readonly string[], { namesOnly }: Words): string {
  if (typeof one === 'string') return one;
  // What a reader is shown, `sent` and `own`, says nothing that the params do not say.
  const parts = Object.entries(one as object).filter(([key]) => !['type', 'params', 'sent', 'own'].includes(key));
  const { type, params } = one as { type?: unknown; params?: unknown };
  if (namesOnly) return typeof type === 'string' ? type : '(function)';
  if (typeof type !== 'string') return valueText(one);
  const more = parts.map(([key, value]) => `${key}: ${valueText(value)}`);
  return [type, ...(params === undefined ? [] : [paramsText(params, eventTypes)]), ...more].join(' ');
}

/** Params as text: one, or one for each event they differ by. */
function paramsText(params: unknown, eventTypes: readonly string[], asText = valueText): string {
  const texts = paramsFor(params, eventTypes).map(asText);
  const [first = ''] = texts;
  if (texts.every(text => text === first)) return first;
  return [...new Set(texts)]
    .map(text => `${text} on ${eventTypes.filter((_, at) => texts[at] === text).join(', ')}`)
    .join(' or ');
}

/** A message that is sent, its receivers first. */
function sentText(sent: unknown): string {
  if (pathOf(sent) !== undefined || typeof sent !== 'object' || sent === null) return valueText(sent);
  const { to, message, ...others } = sent as { to?: unknown; message?: unknown };
  const more = Object.keys(others).length > 0 ? ` ${valueText(others)}` : '';
  return `to ${Array.isArray(to) ? to.map(valueText).join(', ') : valueText(to)}: ${valueText(message)}${more}`;
}
