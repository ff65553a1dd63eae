/** A picture as SVG that needs nothing else, for light and dark pages. Graphviz lays it out, compiled to WebAssembly. */
import { instance } from '@viz-js/viz';
import { colours, pictureDot, type Shape, stubOf, usualShape } from './dot.ts';
import type { Box, Heading } from './picture.ts';

/** The colours on a dark page. */
const dark: Readonly<Record<keyof typeof colours, string>> = {
  page: '#0d1117',
  ink: '#f0f6fc',
  quiet: '#9da7b3',
  sends: '#79c0ff',
  line: '#8b949e',
  box: '#161b22',
  frame: '#11161d',
  border: '#444c56',
};

/** The page for which the shape is chosen. */
const page = { width: 1600, height: 1100 };

const shapes: readonly Shape[] = [
  usualShape,
  { direction: 'TB', boxColumns: 52, arrowColumns: 46 },
  { direction: 'LR', boxColumns: 30, arrowColumns: 26 },
];

/** The SVG text of a picture, in the shape that fits a page best. */
export async function pictureSvg(picture: Box, heading: Heading): Promise<string> {
  const graphviz = await instance();
  const drawn = shapes.map(shape => graphviz.renderString(pictureDot(picture, heading, shape), { format: 'svg' }));
  const best = drawn.reduce((one, other) => (scaleOf(other) > scaleOf(one) ? other : one));
  return styled(best, heading, titlesOf(picture));
}

/** How large a picture can be drawn on the page. */
function scaleOf(svg: string): number {
  const [width, height] = sizeOf(svg);
  // A picture that fits is not made larger; the smallest one is best then.
  const scale = Math.min(page.width / width, page.height / height);
  return scale < 1 ? scale : 1 + 1 / (width * height);
}

function sizeOf(svg: string): [width: number, height: number] {
  const [, width, height] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? [];
  return [Number(width), Number(height)];
}

/** The SVG with its style, its title and its size in pixels: a point of Graphviz is a pixel. */
function styled(svg: string, { title, lines }: Heading, titles: ReadonlyMap<string, string>): string {
  const [width, height] = sizeOf(svg);
  const body = svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<title>([^<]*)<\/title>\n?/g, (_, id: string) => {
      const text = titles.get(id.replace('&#45;&gt;', ' '));
      return text === undefined ? '' : `<title>${escaped(text)}</title>\n`;
    })
    .replace(/<svg [^>]*?viewBox="([^"]*)"[^>]*>/, (_, box: string) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="${box}">`,
        `<title>${escaped([title, ...lines].join('. '))}</title>`,
        `<style>${style}</style>`,
      ].join('\n'),
    );
  return `${body.trimEnd()}\n`;
}

/** What the parts of a picture are called: states by their names, arrows by the names of their ends. */
function titlesOf(picture: Box): Map<string, string> {
  const titles = new Map<string, string>();
  const boxes = boxesOf(picture);
  const names = new Map(boxes.map(({ id, name }) => [id, name]));
  for (const { id, name, says, boxes: inside, arrows } of boxes) {
    titles.set(inside.length > 0 ? `cluster_${id}` : id, says === undefined ? name : `${name}. ${says}`);
    for (const { from, to, lines } of arrows) {
      const text = `${names.get(from)} → ${names.get(to)}: ${lines.map(({ label }) => label).join(', ')}`;
      titles.set(`${from} ${to}`, text);
      titles.set(`${from} ${stubOf(from, to)}`, text);
    }
  }
  return titles;
}

function boxesOf(box: Box): Box[] {
  return [box, ...box.boxes.flatMap(boxesOf)];
}

const style = [
  'text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; }',
  '@media (prefers-color-scheme: dark) {',
  ...(Object.keys(colours) as (keyof typeof colours)[]).map(
    name =>
      `  [fill="${colours[name]}"] { fill: ${dark[name]}; } [stroke="${colours[name]}"] { stroke: ${dark[name]}; }`,
  ),
  '}',
].join('\n');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
