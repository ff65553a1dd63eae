/** Diagrams: the pictures of a party's chart or of its regions, in each format. */
import type { LayerName } from '#machines';
import { pictureDot } from './dot.ts';
import type { Things } from './label.ts';
import { pictureMermaid } from './mermaid.ts';
import { type Box, type Heading, pictureOf, picturesOf } from './picture.ts';
import { type Region, regionsOf } from './regions.ts';

export const diagramFormats = ['mermaid', 'dot', 'svg'] as const;
export type DiagramFormat = (typeof diagramFormats)[number];

/** The ending of a file in each format. */
export const diagramEndings: Readonly<Record<DiagramFormat, string>> = { mermaid: 'mmd', dot: 'dot', svg: 'svg' };

/** A party's chart, built up to a layer. */
export interface DrawnChart {
  readonly party: string;
  readonly chart: Parameters<typeof regionsOf>[0];
  readonly layer: LayerName;
}

/** One diagram: what it is of, and what it shows. */
export interface Diagram extends Omit<DrawnChart, 'chart'> {
  /** The path of its region; undefined if it shows the whole chart. */
  readonly region: string | undefined;
  /** The paths of other regions that look the same. */
  readonly alike: readonly string[];
  readonly picture: Box;
}

/** The diagram of a whole chart; those of its wanted regions, one of those that look the same, if regions are wanted. */
export function diagramsOf(
  { chart, ...drawn }: DrawnChart,
  things: Things,
  isWanted: ((region: Region) => boolean) | undefined,
): Diagram[] {
  if (!isWanted) return [{ ...drawn, region: undefined, alike: [], picture: pictureOf(chart, things) }];
  return picturesOf(chart, regionsOf(chart).filter(isWanted), things).map(({ region, alike, picture }) => ({
    ...drawn,
    region: region.name,
    alike,
    picture,
  }));
}

/** The name of a diagram: `terminal`, or `terminal: binding.debitCard`; the layer in brackets, unless all are drawn. */
export function diagramName({ party, region, layer }: Omit<Diagram, 'picture' | 'alike'>): string {
  const name = region === undefined ? party : `${party}: ${region}`;
  return layer === 'all' ? name : `${name} (${layer})`;
}

/** What stands above a diagram. */
function headingOf(diagram: Diagram): Heading {
  const { says } = diagram.picture;
  return { title: diagramName(diagram), lines: [...(says === undefined ? [] : [says]), ...alikeText(diagram)] };
}

function alikeText({ alike }: Diagram): string[] {
  return alike.length > 0 ? [`And ${alike.length} more alike: ${alike.join(', ')}.`] : [];
}

/** The text of a diagram in a format. What draws SVG is large, and loaded only then. */
export async function diagramText(diagram: Diagram, format: DiagramFormat): Promise<string> {
  switch (format) {
    case 'mermaid':
      return pictureMermaid(diagram.picture, headingOf(diagram));
    case 'dot':
      return pictureDot(diagram.picture, headingOf(diagram));
    case 'svg':
      return (await import('./svg/svg.ts')).pictureSvg(diagram.picture, headingOf(diagram));
  }
}
