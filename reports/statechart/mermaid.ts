/** A picture as a Mermaid `stateDiagram-v2` (https://mermaid.js.org/syntax/stateDiagram.html). */
import type { AnyStateMachine } from 'xstate';
import { type Line, lineText } from './lines.ts';
import { type Box, type Heading, pictureOf } from './picture.ts';

/** The longest description that keeps a state readable. */
const descriptionMax = 60;

/** The Mermaid text of an XState machine. */
export function statechartMermaid(chart: AnyStateMachine): string {
  const picture = pictureOf(chart);
  return pictureMermaid(picture, { title: chart.id, lines: picture.says === undefined ? [] : [picture.says] });
}

/** The Mermaid text of a picture. */
export function pictureMermaid(picture: Box, heading: Heading): string {
  const lines = ['stateDiagram-v2', `accTitle: ${escaped(heading.title)}`];
  if (heading.lines.length > 0) lines.push(`accDescr: ${escaped(heading.lines.join(' '))}`);
  // Mermaid draws regions only inside a state; a picture without regions is the diagram itself.
  const body = picture.sort === 'regions' || picture.boxes.length === 0 ? state(picture) : block(picture);
  return `${[...lines, ...body.map(line => `  ${line}`)].join('\n')}\n`;
}

/** A state: its name, its content if it has any, and its lines. */
function state(box: Box): string[] {
  const { id, name, says, sort, sends, own, notes, alike, boxes } = box;
  const title = `state "${escaped(name)}" as ${id}`;
  if (boxes.length > 0) {
    const content = sort === 'regions' ? regions(box) : block(box);
    const more = alike.length > 0 ? [`state "and more alike: ${escaped(alike.join(', '))}" as ${id}__alike`] : [];
    return [`${title} {`, ...[...content, ...more].map(line => `  ${line}`), '}'];
  }
  const lines = [
    ...(says !== undefined && says.length <= descriptionMax ? [says] : []),
    ...sends.map(text => `sends ${text}`),
    ...own.flatMap(lineTexts),
    ...notes,
    ...(alike.length > 0 ? [`and more alike: ${alike.join(', ')}`] : []),
  ];
  return [title, ...lines.map(line => `${id} : ${escaped(line)}`), ...(sort === 'final' ? [`${id} --> [*]`] : [])];
}

/** Regions one below the other, with the box for all of them as the last one. */
function regions(box: Box): string[] {
  const parts = box.boxes.map(state);
  parts.push([...(parts.length > 0 && box.boxes.at(-1)!.sort === 'any' ? parts.pop()! : []), ...arrows(box)]);
  return parts.filter(part => part.length > 0).flatMap((part, at) => (at === 0 ? part : ['--', ...part]));
}

/** The content of a block: its initial state, its states, and the arrows between them. */
function block(box: Box): string[] {
  const { initial, boxes } = box;
  return [...(initial === undefined ? [] : [`[*] --> ${initial}`]), ...boxes.flatMap(state), ...arrows(box)];
}

function arrows(box: Box): string[] {
  return box.arrows.map(({ from, to, lines }) => {
    return `${from} --> ${to} : ${lines.flatMap(lineTexts).map(escaped).join('<br/>')}`;
  });
}

function lineTexts(line: Line): string[] {
  return [lineText(line), ...line.sends.map(text => `/ sends ${text}`)];
}

/** Text with the characters special to Mermaid replaced by character codes. */
function escaped(text: string): string {
  return text.replace(/[#;:"{}<>]/g, sign => `#${sign.charCodeAt(0)};`);
}
