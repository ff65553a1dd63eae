/**
 * What a region does, row by row: for each state without substates and each event the transitions that XState tries
 * there, in order; for each state its entry, exit, tags, initial state and `always`. Two regions with equal rows are
 * equal but for their texts.
 */
import { type AnyStateNode, type AnyTransitionDefinition, createMachine } from 'xstate';
import type { Region } from './region.ts';

/** The rows of a region: place and event, and what stands there. */
export function rowsOf(region: Region): Readonly<Record<string, string>> {
  const nodes = nodesOf(createMachine(region as never).root as AnyStateNode);
  const events = [...new Set(nodes.flatMap(({ transitions }) => [...transitions.keys()]))];
  const rows = nodes.flatMap(node => [
    [`${placeOf(node)}: entry`, JSON.stringify(node.entry)],
    [`${placeOf(node)}: exit`, JSON.stringify(node.exit)],
    [`${placeOf(node)}: tags`, JSON.stringify(node.tags)],
    [`${placeOf(node)}: initial`, node.type === 'compound' ? targetsOf(node.initial) : ''],
    [`${placeOf(node)}: always`, (node.always ?? []).map(textOf).join(' | ')],
    ...(Object.keys(node.states).length > 0 ? [] : events).map(event => [
      `${placeOf(node)} × ${event}`,
      ancestorsOf(node)
        .flatMap(each => each.transitions.get(event) ?? [])
        .map(textOf)
        .join(' | '),
    ]),
  ]);
  return Object.fromEntries(rows.filter(([, text]) => text !== '' && text !== '[]').sort());
}

const placeOf = ({ path }: AnyStateNode): string => path.join('.') || '(region)';

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(each => nodesOf(each as AnyStateNode))];
}

/** A state and those it stands in, the innermost first. */
function ancestorsOf(node?: AnyStateNode): AnyStateNode[] {
  return node ? [node, ...ancestorsOf(node.parent)] : [];
}

function textOf({ guard, target, actions, reenter }: AnyTransitionDefinition): string {
  const guarded = guard === undefined ? '' : `[${JSON.stringify(guard)}] `;
  return `${guarded}→ ${targetsOf({ target })}${reenter ? ', entered again' : ''} / ${JSON.stringify(actions)}`;
}

function targetsOf({ target }: { readonly target: AnyTransitionDefinition['target'] }): string {
  return target ? target.map(placeOf).join(', ') : 'itself';
}
