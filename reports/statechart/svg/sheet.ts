/**
 * Sheets: drawn parts of a picture, as SVG with its size. Graphviz lays out each region by itself, in several shapes; then
 * they are packed side by side, so that a picture of many regions takes no more room than they do.
 */
import type { Viz } from '@viz-js/viz';
import { boxesIn, joinedBoxes, stubOf } from '../blocks.ts';
import { labelDot, partDot } from '../dot.ts';
import type { Shape } from '../dot-drawing.ts';
import { colours, denseHeadOf, escaped, label } from '../dot-text.ts';
import { lineText } from '../lines.ts';
import type { Box } from '../picture.ts';
import { type Packing, packed, packedLow, type Size } from './packing.ts';

/** A drawn part; its corner is at 0, 0. */
export interface Sheet extends Size {
  readonly body: string;
}

/** What parts are drawn with: the shapes to try, the page to fit, the titles of states and arrows by their names in DOT. */
interface Means {
  readonly graphviz: Viz;
  readonly shapes: readonly Shape[];
  readonly page: Size;
  readonly titles: ReadonlyMap<string, string>;
}

/** Whether the regions of a box are packed: no arrow leads from one to another. */
function isPacked({ sort, boxes, arrows }: Box): boolean {
  return sort === 'regions' && boxes.length > 0 && arrows.length === 0;
}

/** A label, and below it what stands in a box, packed for the page. */
export function sheetOf(box: Box, means: Means, head: string): Sheet {
  const top = graphSheet(labelDot(head), means);
  const parts = partsOf(box, means);
  return below(top, parts, packed(parts, { ...means.page, height: means.page.height - top.height }));
}

/** A sheet, and below it others where their packing places them. */
function below(top: Sheet, parts: readonly (readonly Sheet[])[], { width, height, places }: Packing): Sheet {
  const bodies = places.map(({ x, y, choice }, at) => moved(parts[at]![choice]!.body, x, top.height + y));
  return {
    width: Math.max(width, top.width),
    height: top.height + height,
    body: [top.body, ...bodies].join('\n'),
  };
}

/** What can stand anywhere in a box, each in several shapes: its regions, or the states that arrows join. */
function partsOf(box: Box, means: Means): (readonly Sheet[])[] {
  if (isPacked(box)) return regionsIn(box).map(region => regionSheets(region, means));
  const rooms = new Map(packedIn(box).map(inner => [inner.id, framedRegions(inner, means)]));
  const byShape = means.shapes.map(shape =>
    joinedBoxes(box, shape.isDense).map(boxes => graphSheet(partDot(box, boxes, shape, rooms), means, rooms)),
  );
  // The shapes of one kind join the same boxes.
  return byShape[0]!.map((_, part) => smallest(byShape.map(sheets => sheets[part]!)));
}

/** The sheets that are not larger than another one in both directions. */
function smallest(sheets: readonly Sheet[]): Sheet[] {
  return sheets.filter(
    ({ width, height }, at) =>
      !sheets.some(
        (other, i) =>
          other.width <= width && other.height <= height && (i < at || other.width < width || other.height < height),
      ),
  );
}

/** The outermost boxes in a box that are packed. */
function packedIn({ boxes }: Box): Box[] {
  return boxes.flatMap(box => (isPacked(box) ? [box] : packedIn(box)));
}

/** The regions that are packed in a box, each with its path; those of regions inside too. */
function regionsIn(box: Box, path = ''): Box[] {
  return box.boxes.flatMap(inner => {
    const name = `${path}${inner.name}`;
    return isPacked(inner) ? regionsIn(inner, `${name}.`) : [{ ...inner, name }];
  });
}

/** A region in its frame, in several shapes; one state alone needs no frame. */
function regionSheets(region: Box, means: Means): readonly Sheet[] {
  const parts = partsOf(region, means);
  if (region.boxes.length === 0) return parts[0]!;
  const top = graphSheet(labelDot(label([denseHeadOf(region, headColumns)])), means);
  return smallest(packedLow(parts).map(packing => framed(region, below(top, parts, packing))));
}

/** The widest line above a region, in characters. */
const headColumns = 44;

/** Regions that stand among other states. */
function framedRegions(box: Box, means: Means): Sheet {
  return framed(box, sheetOf(box, means, label([denseHeadOf(box, Number.POSITIVE_INFINITY)])));
}

/** The room between a frame and what stands in it. */
const room = 7;

function framed({ name, says }: Box, sheet: Sheet): Sheet {
  const [width, height] = [sheet.width + 2 * room, sheet.height + 2 * room];
  const title = `<title>${escaped([name, ...(says === undefined ? [] : [says])].join('. '))}</title>`;
  const frame = `<rect width="${width}" height="${height}" rx="10" fill="${colours.frame}" stroke="${colours.border}"/>`;
  return { width, height, body: `<g>\n${title}\n${frame}\n${moved(sheet.body, room, room)}\n</g>` };
}

/** What Graphviz draws, without its ground and its names; sheets stand in the rooms left for them. */
function graphSheet(dot: string, { graphviz, titles }: Means, rooms: ReadonlyMap<string, Sheet> = new Map()): Sheet {
  const svg = graphviz.renderString(dot, { format: 'svg' });
  const [, width, height] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg)!;
  const [start, x, y] = /<g id="graph0"[^>]*translate\(([-\d.]+) ([-\d.]+)\)">/.exec(svg)!;
  const body = svg
    .slice(svg.indexOf(start) + start.length, svg.lastIndexOf('</g>'))
    .replace(/<!--[\s\S]*?-->\n/g, '')
    .replace(/^\n<title>[^<]*<\/title>\n<polygon [^>]*\/>\n/, '')
    .replace(/<g id="[^"]*"/g, '<g')
    .replace(/<title>([^<]*)<\/title>\n/g, (whole, id: string) => {
      const text = titles.get(id.replace('&#45;&gt;', ' '));
      return text === undefined ? (rooms.has(id) ? whole : '') : `<title>${escaped(text)}</title>\n`;
    })
    .replace(/<g class="node">\n<title>(\w+)<\/title>\n[^\n]* points="([^"]*)"\/>\n<\/g>/g, (whole, id, points) => {
      const sheet = rooms.get(id);
      return sheet ? moved(sheet.body, ...cornerOf(points)) : whole;
    });
  return { width: Number(width), height: Number(height), body: moved(body.trim(), Number(x), Number(y)) };
}

/** The upper left corner of a polygon. */
function cornerOf(points: string): [x: number, y: number] {
  const all = points.split(' ').map(point => point.split(',').map(Number));
  return [Math.min(...all.map(([x]) => x!)), Math.min(...all.map(([, y]) => y!))];
}

function moved(body: string, x: number, y: number): string {
  return body === '' || (x === 0 && y === 0) ? body : `<g transform="translate(${x} ${y})">\n${body}\n</g>`;
}

/** What the parts of a picture are called: states by their names, arrows by the names of their ends. */
export function titlesOf(picture: Box): Map<string, string> {
  const titles = new Map<string, string>();
  const boxes = boxesIn(picture);
  const names = new Map(boxes.map(({ id, name }) => [id, name]));
  for (const box of boxes) {
    const { id, name, says, boxes: inside, arrows } = box;
    const text = says === undefined ? name : `${name}. ${says}`;
    if (!isPacked(box)) titles.set(inside.length > 0 ? `cluster_${id}` : id, text);
    for (const { from, to, lines } of arrows) {
      const way = `${names.get(from)} → ${names.get(to)}: ${lines.map(lineText).join(', ')}`;
      titles.set(`${from} ${to}`, way);
      titles.set(`${from} ${stubOf(from, to)}`, way);
    }
  }
  return titles;
}
