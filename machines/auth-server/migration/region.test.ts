/**
 * Goal: the order of a job's layers means nothing, except where this file says why. Method: the charts of a job under every
 * value of four safeguards, with each layer before each other one.
 */
import { expect, test } from 'vitest';
import { rowsOf } from '../../layers/chart-rows.test-kit.ts';
import { type Layer, layered } from '../../layers/region.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { profile, type SafeguardValues, safeguards } from '../../protocol/safeguard.ts';
import { migrating } from './migrating.ts';
import { jobLayers } from './region.ts';

type Named = readonly [name: string, layer: Layer];

/** The first of each two comes first; in the other order the chart is another one, or is not made. */
const ordered = [
  ['unbindFirst', 'noticing', 'An order says anew what the first step does: a notice would be lost.'],
  ['fencing', 'noticing', 'As above.'],
  ['unbindFirst', 'deletedWhileMoving', 'An order is about the step of a card that moves, and not of a deleted one.'],
  ['fencing', 'deletedWhileMoving', 'As above.'],
  ['noticing', 'deletedWhileMoving', 'A card that was deleted is not announced.'],
  ['approving', 'knowingAgainWhileApproving', 'The second adds to a state of the first.'],
] as const;

const turned = ['migration-order', 'migration-approval', 'migration-notice', 'request-identity'] as const;
const settings = turned.reduce<readonly SafeguardValues[]>(
  (all, name) => all.flatMap(each => safeguards[name].values.map(value => ({ ...each, [name]: value }))),
  [profile('hardened')],
);

/** The layers of a job that its safeguards and features are. */
function layersOf(values: SafeguardValues): readonly Named[] {
  const { safeguards: own, features } = jobLayers({ safeguards: values } as Terms);
  return Object.entries({ ...own, ...features }).flatMap(([name, layer]) => (layer ? [[name, layer] as const] : []));
}

function chartOf(layers: readonly Named[]): Readonly<Record<string, string>> | 'is not made' {
  try {
    return rowsOf(
      layered(
        migrating,
        layers.map(([, layer]) => layer),
      ),
    );
  } catch {
    return 'is not made';
  }
}

test('a layer may come before another one, but for the pairs that are listed, which mean something', () => {
  const meaningful = new Set<string>();
  for (const layers of settings.map(layersOf)) {
    const chart = chartOf(layers);
    for (const [at, first] of layers.entries())
      for (const second of layers.slice(at + 1)) {
        const rest = layers.filter(each => each !== first && each !== second);
        const [forth, back] = [chartOf([first, second, ...rest]), chartOf([second, first, ...rest])];
        if (JSON.stringify(forth) !== JSON.stringify(back)) meaningful.add(`${first[0]} before ${second[0]}`);
      }
    expect(chart).not.toBe('is not made');
  }
  expect([...meaningful].sort()).toEqual(ordered.map(([first, second]) => `${first} before ${second}`).sort());
});

test('the published text is the picture, and what deletion says of it', () => {
  expect(layersOf(profile('published')).map(([name]) => name)).toEqual(['deletedWhileMoving']);
});
