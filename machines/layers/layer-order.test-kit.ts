/** Tests that the order of a region's layers means nothing, but for the pairs that are listed with their reasons. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from './chart-rows.test-kit.ts';
import { type Layer, layered, type Region } from './region.ts';
import type { LayersByKind } from './region-of.ts';

export interface LayerOrder {
  readonly picture: Region;
  /** What is laid over the picture, by a title that says under which terms. */
  readonly charts: readonly (readonly [title: string, layers: LayersByKind])[];
  /** Layers that change what another one adds: the first one comes first, and the other order throws. */
  readonly dependent: readonly (readonly [first: string, second: string])[];
  /** Layers that give another chart in the other order. */
  readonly ordered: readonly (readonly [first: string, second: string, reason: string])[];
}

type Named = readonly [name: string, layer: Layer];
interface Chart {
  readonly title: string;
  /** The layers that are drawn, and those that are true of every region: they come after all that is drawn. */
  readonly drawn: readonly Named[];
  readonly common: readonly Named[];
}

/** Declares the tests. */
export function testLayerOrder({ picture, charts: given, dependent, ordered }: LayerOrder): void {
  const charts = given.map(
    ([title, { safeguards, features, everywhere }]): Chart => ({
      title,
      drawn: named({ ...safeguards, ...features }),
      common: named({ ...everywhere }),
    }),
  );
  const listed = new Set([...dependent, ...ordered].map(([first, second]) => `${first} ${second}`));
  const isListed = (first: string, second: string): boolean => listed.has(`${first} ${second}`);

  /** The chart's rows. A state is looked up by its name alone: the order of looking up means nothing. */
  const chartOf = (layers: readonly Named[]): Readonly<Record<string, string>> => {
    const laid = layered(
      picture,
      layers.map(([, layer]) => layer),
    );
    const { 'start: always': always = '', ...rows } = rowsOf(laid);
    return { ...rows, 'start: always': always.split(' | ').sort().join(' | ') };
  };

  test.each(
    charts.map(chart => [chart.title, chart] as const),
  )('%s: neighbours commute, but for those that are listed', (_, { drawn, common }) => {
    const layers = [...drawn, ...common];
    const chart = chartOf(layers);
    for (const [at, [second]] of layers.entries()) {
      const [first] = layers[at - 1] ?? [];
      if (first === undefined || isListed(first, second)) continue;
      expect(chartOf(turnedRound(layers, first, second)!), `${second} before ${first}`).toEqual(chart);
    }
  });

  test('any order gives the same chart that keeps the order of the listed pairs', () => {
    const most = Math.max(...charts.map(({ drawn, common }) => Math.max(drawn.length, common.length)));
    const chances = fc.array(fc.nat(), { minLength: most, maxLength: most });
    fc.assert(
      fc.property(fc.constantFrom(...charts), chances, ({ drawn, common }, chances) => {
        const order = [...mixed(drawn, chances, isListed), ...mixed(common, chances, isListed)];
        expect(chartOf(order), order.map(([name]) => name).join(' ')).toEqual(chartOf([...drawn, ...common]));
      }),
    );
  });

  const ordersOf = (first: string, second: string) =>
    charts.flatMap(({ drawn, common }) => {
      const layers = [...drawn, ...common];
      const turned = turnedRound(layers, first, second);
      return turned ? [{ layers, turned }] : [];
    });

  test.each(dependent)('%s comes before %s: the other order throws', (first, second) => {
    const orders = ordersOf(first, second);
    expect(orders).not.toEqual([]);
    for (const { turned } of orders) expect(() => chartOf(turned)).toThrow(/^a difference (changes|replaces) /);
  });

  test.each(ordered)('%s comes before %s: the other order gives another chart. %s', (first, second) => {
    const differs = ordersOf(first, second).some(
      ({ layers, turned }) => JSON.stringify(chartOf(turned)) !== JSON.stringify(chartOf(layers)),
    );
    expect(differs).toBe(true);
  });
}

const named = (layers: Readonly<Record<string, Layer | undefined>>): readonly Named[] =>
  Object.entries(layers).flatMap(([name, layer]) => (layer ? [[name, layer] as const] : []));

/** The layers with one directly before another that it stands behind; undefined where one of them is missing. */
function turnedRound(layers: readonly Named[], first: string, second: string): readonly Named[] | undefined {
  const [at, from] = [first, second].map(each => layers.findIndex(([name]) => name === each)) as [number, number];
  if (at < 0 || from < 0) return undefined;
  return [...layers.slice(0, at), layers[from]!, ...layers.slice(at).filter(([name]) => name !== second)];
}

/** The layers in an order by chance, each behind those that it has to follow. */
function mixed(
  layers: readonly Named[],
  chances: readonly number[],
  isListed: (first: string, second: string) => boolean,
): readonly Named[] {
  const left = [...layers];
  const laid: Named[] = [];
  for (const chance of chances.slice(0, layers.length)) {
    const free = left.filter(([name]) => !left.some(([other]) => isListed(other, name)));
    const next = free[chance % free.length]!;
    left.splice(left.indexOf(next), 1);
    laid.push(next);
  }
  return laid;
}
