/** A picture as SVG that needs nothing else, for light and dark pages. Graphviz lays it out, compiled to WebAssembly. */
import { instance } from '@viz-js/viz';
import { usualShape } from '../dot.ts';
import type { Shape } from '../dot-drawing.ts';
import { colours, escaped, heading } from '../dot-text.ts';
import type { Box, Heading } from '../picture.ts';
import { scaleOn } from './packing.ts';
import { type Sheet, sheetOf, titlesOf } from './sheet.ts';
import { withoutFields } from './without-fields.ts';

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
const edge = 10;

const directions = ['TB', 'LR'] as const;

/** The shapes with transitions on their arrows, and those with transitions in their states, which need less room. */
const onArrows: readonly Shape[] = [
  usualShape,
  { ...usualShape, boxColumns: 52, arrowColumns: 46 },
  { ...usualShape, direction: 'LR', boxColumns: 30, arrowColumns: 26 },
];
const inStates = directions.flatMap(direction =>
  [24, 27, 30, 33, 36, 40, 46, 54, 70].map(
    (columns): Shape => ({ direction, boxColumns: columns, arrowColumns: columns, isDense: true }),
  ),
);

/** The SVG text of a picture, so that it fits a page if it can: where it must be dense, it is. */
export async function pictureSvg(picture: Box, above: Heading): Promise<string> {
  const graphviz = await instance();
  const inner = { width: page.width - 2 * edge, height: page.height - 2 * edge };
  const titles = titlesOf(picture);
  const content = contentOf(picture);
  const draw = (box: Box, shapes: readonly Shape[], { title, lines }: Heading): Sheet =>
    sheetOf(box, { graphviz, shapes, page: inner, titles }, heading(title, lines));
  const fits = (sheet: Sheet): boolean => scaleOn(inner, sheet) >= 1;

  const usual = draw(content, onArrows, above);
  if (fits(usual)) return written(usual, above);
  const dense = draw(content, inStates, above);
  if (fits(dense)) return written(dense, above);
  const shorter = { ...above, lines: [...above.lines, 'The fields of messages are left out.'] };
  const short = draw(withoutFields(content), inStates, shorter);
  if (fits(short)) return written(short, shorter);
  return written(scaleOn(inner, dense) > scaleOn(inner, usual) ? dense : usual, above);
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
