// Goal: the regions of a chart stand side by side, whatever is around them. Method: a small chart with regions, as SVG.
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { diagramText } from '../diagram.ts';
import { pictureOf } from '../picture.ts';

const region = (first: string, second: string) => ({
  description: `Leads from ${first} to ${second}.`,
  initial: first,
  states: { [first]: { on: { go: second } }, [second]: {} },
});
const regions = {
  type: 'parallel',
  states: {
    one: region('a', 'b'),
    group: { type: 'parallel', states: { two: region('c', 'd'), three: region('e', 'f') } },
  },
};
const svgOf = (config: unknown): Promise<string> => {
  const picture = pictureOf(createMachine(config as Parameters<typeof createMachine>[0]));
  return diagramText({ party: 'both', region: undefined, layer: 'all', alike: [], picture }, 'svg');
};
const titlesIn = (svg: string): string[] =>
  [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => title);

test('each region is a frame with its path, and keeps its states and its arrows', async () => {
  const svg = await svgOf({ id: 'both', ...regions });
  expect(titlesIn(svg)).toEqual([
    'both',
    ...['one. Leads from a to b.', 'a', 'b', 'a → b: go'],
    ...['group.two. Leads from c to d.', 'c', 'd', 'c → d: go'],
    ...['group.three. Leads from e to f.', 'e', 'f', 'e → f: go'],
  ]);
  expect(svg.match(/<rect [^>]*rx="10"/g)).toHaveLength(3);
});

test('regions among other states stand in the room that is left for them', async () => {
  const on = { ...regions, description: 'Runs.', on: { stop: 'off' } };
  const svg = await svgOf({ id: 'both', initial: 'on', states: { on, off: { on: { start: 'on' } } } });
  const titles = titlesIn(svg);
  expect(titles).toEqual(expect.arrayContaining(['on. Runs.', 'group.three. Leads from e to f.', 'on → off: stop']));
  expect(svg.match(/<rect [^>]*rx="10"/g)).toHaveLength(4);
  // Nothing is left of the room itself.
  expect(svg).not.toMatch(/<title>on<\/title>/);
});

test('arrows between regions are drawn, and the regions are not packed then', async () => {
  const crossing = { ...region('a', 'b'), states: { a: { on: { go: '#f' } }, b: {} } };
  const svg = await svgOf({
    id: 'both',
    type: 'parallel',
    states: { one: crossing, three: { initial: 'e', states: { e: {}, f: { id: 'f' } } } },
  });
  expect(titlesIn(svg)).toContain('a → f: go');
  expect(svg).not.toMatch(/<rect [^>]*rx="10"/);
});
