/**
 * A picture in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html). Colours have one meaning each, so
 * that `svg.ts` can give them other values on a dark page.
 */
import { DotDrawing, type Rooms, type Shape } from './dot-drawing.ts';
import { colours, heading } from './dot-text.ts';
import type { Box, Heading } from './picture.ts';

export const usualShape: Shape = { direction: 'TB', boxColumns: 38, arrowColumns: 34, isDense: false };

const fontSize = 14;

/** The DOT text of a picture. */
export function pictureDot(picture: Box, { title, lines }: Heading, shape = usualShape): string {
  const look = `bgcolor="${colours.page}" pad=0.3 ${labelled(heading(title, lines))}`;
  return graph(title, look, new DotDrawing(shape, new Map(), picture, picture.boxes).lines, shape);
}

/** The DOT text of some boxes of a block and of the arrows between them, without anything around them. */
export function partDot(block: Box, boxes: readonly Box[], shape: Shape, rooms: Rooms): string {
  return graph(block.id, 'bgcolor="none" pad=0', new DotDrawing(shape, rooms, block, boxes).lines, shape);
}

/** The DOT text of a label alone. */
export function labelDot(text: string): string {
  return graph('label', `bgcolor="none" pad=0 ${labelled(text)}`, [], usualShape);
}

const labelled = (text: string): string => `labelloc=t labeljust=l label=${text}`;

function graph(name: string, look: string, content: readonly string[], { direction, isDense }: Shape): string {
  const near = isDense ? 'nodesep=0.18 ranksep=0.2' : 'nodesep=0.35 ranksep=0.25';
  const margin = isDense ? '0.1,0.05' : '0.12,0.08';
  const box = `style="rounded,filled" fillcolor="${colours.box}" color="${colours.border}" margin="${margin}"`;
  const lines = [
    `graph [rankdir=${direction} compound=true ${near} ${font} ${look}]`,
    `node [shape=box ${box} ${font}]`,
    `edge [color="${colours.line}" arrowsize=0.8 ${font}]`,
    ...content,
  ];
  return `digraph ${quoted(name)} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
}

const font = `fontname="Helvetica" fontsize=${fontSize} fontcolor="${colours.ink}"`;

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
