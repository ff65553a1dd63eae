/**
 * A chart as a Mermaid `stateDiagram-v2` (https://mermaid.js.org/syntax/stateDiagram.html), read from the machine
 * itself, so that the picture equals the running chart.
 */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { ignoredIn } from './label.ts';
import { childrenOf, type Outline, outlineOf } from './outline.ts';

/** The longest description that keeps a state readable. */
const descriptionMax = 60;
/** Ignored events on one line, at about 20 characters each. */
const ignoredMax = 3;

/** The Mermaid text of an XState machine. */
export function statechartMermaid(chart: AnyStateMachine): string {
  const { root } = chart;
  const outline = outlineOf(chart);
  const lines = ['stateDiagram-v2', `accTitle: ${escaped(chart.id)}`];
  if (root.description) lines.push(`accDescr: ${escaped(root.description)}`);
  // Mermaid draws regions only inside a state; a root without regions is the diagram itself.
  const body = root.type === 'parallel' ? [...state(root, outline), ...edges(root, outline)] : block(root, outline);
  return `${[...lines, ...body.map(line => `  ${line}`)].join('\n')}\n`;
}

/** A state: its name, its content if it has any, and its description. */
function state(node: AnyStateNode, outline: Outline): string[] {
  const id = outline.idOf(node);
  const title = `state "${escaped(node.key)}" as ${id}`;
  if (node.type === 'parallel') {
    const regions = childrenOf(node).map(region => state(region, outline));
    const any = anyState(node, outline);
    if (any.length > 0) regions.push([...any, ...edges(node, outline)]);
    const inside = regions.flatMap((region, at) => (at === 0 ? region : ['--', ...region]));
    return [`${title} {`, ...inside.map(line => `  ${line}`), '}'];
  }
  if (node.type === 'compound') return [`${title} {`, ...block(node, outline).map(line => `  ${line}`), '}'];
  const lines = [title];
  const { description } = node;
  if (description !== undefined && description.length <= descriptionMax) lines.push(`${id} : ${escaped(description)}`);
  lines.push(...ignores(node, id));
  if (node.type === 'final') lines.push(`${id} --> [*]`);
  return lines;
}

/** The content of a compound state: its initial state, its children, and the transitions between them. */
function block(node: AnyStateNode, outline: Outline): string[] {
  const initial = (node.initial?.target ?? []) as AnyStateNode[];
  return [
    ...initial.map(target => `[*] --> ${outline.idOf(target)}`),
    ...childrenOf(node).flatMap(child => state(child, outline)),
    ...anyState(node, outline),
    ...edges(node, outline),
  ];
}

function anyState(node: AnyStateNode, outline: Outline): string[] {
  const any = outline.anyIn(node);
  return any === undefined ? [] : [`state "in any state" as ${any}`, ...ignores(node, any)];
}

/** The events that a state declares as ignored, a few on each line. */
function ignores(node: AnyStateNode, id: string): string[] {
  const ignored = ignoredIn(node);
  const lines: string[] = [];
  for (let at = 0; at < ignored.length; at += ignoredMax)
    lines.push(`${id} : ignores ${escaped(ignored.slice(at, at + ignoredMax).join(', '))}`);
  return lines;
}

function edges(node: AnyStateNode, outline: Outline): string[] {
  return outline.edgesIn(node).map(({ from, to, label }) => `${from} --> ${to} : ${escaped(label)}`);
}

/** Text with the characters special to Mermaid replaced by character codes. */
function escaped(text: string): string {
  return text.replace(/[#;:"{}]/g, sign => `#${sign.charCodeAt(0)};`);
}
