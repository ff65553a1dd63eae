/** A picture as SVG that needs nothing else, for light and dark pages. Graphviz lays it out, compiled to WebAssembly. */
import { instance } from '@viz-js/viz';
import { type Shape, usualShape } from './dot.ts';
import { colours, escaped, heading } from './dot-text.ts';
import { scaleOn } from './packing.ts';
import type { Box, Heading } from './picture.ts';
import { type Means, type Sheet, sheetsOf, titlesOf } from './sheet.ts';

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

/** The page for which a picture is laid out, and the room at its edges. */
const page = { width: 1600, height: 1100 };
const edge = 12;

const directions = ['TB', 'LR'] as const;

/** Transitions on their arrows, as long as the picture fits; transitions in their states need less room. */
const shapes: readonly (readonly Shape[])[] = [
  [
    usualShape,
    { ...usualShape, boxColumns: 52, arrowColumns: 46 },
    { ...usualShape, direction: 'LR', boxColumns: 30, arrowColumns: 26 },
  ],
  directions.flatMap(direction =>
    [26, 32, 38, 44, 52, 70].map(
      (columns): Shape => ({ direction, boxColumns: columns, arrowColumns: columns, written: 'in states' }),
    ),
  ),
];

/** The SVG text of a picture, in the shape that fits a page best. */
export async function pictureSvg(picture: Box, above: Heading): Promise<string> {
  const graphviz = await instance();
  const inner = { width: page.width - 2 * edge, height: page.height - 2 * edge };
  const titles = titlesOf(picture);
  const drawn: Sheet[] = [];
  for (const tried of shapes) {
    const means: Means = { graphviz, shapes: tried, page: inner, titles };
    drawn.push(...sheetsOf(contentOf(picture), means, heading(above.title, above.lines), [inner]));
    if (drawn.some(sheet => scaleOn(inner, sheet) >= 1)) break;
  }
  return written(
    drawn.reduce((one, other) => (scaleOn(inner, other) > scaleOn(inner, one) ? other : one)),
    above,
  );
}

/** Where a chart has one state, and all else stands in that state: what stands in it. */
function contentOf(picture: Box): Box {
  const [only, ...others] = picture.boxes;
  return only && others.length === 0 && only.boxes.length > 0 && picture.arrows.length === 0
    ? contentOf(only)
    : picture;
}

/** The SVG with its style and its title. */
function written({ width, height, body }: Sheet, { title, lines }: Heading): string {
  const [across, down] = [width, height].map(size => Math.ceil(size + 2 * edge));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${across}" height="${down}" viewBox="0 0 ${across} ${down}">`,
    `<title>${escaped([title, ...lines].join('. '))}</title>`,
    `<style>${style}</style>`,
    `<rect width="${across}" height="${down}" fill="${colours.page}"/>`,
    `<g transform="translate(${edge} ${edge})">\n${body}\n</g>`,
    '</svg>\n',
  ].join('\n');
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
