// Goal: what each party of a protocol does fits one page, as large as print. Method: the picture of each party, with all its
// regions, up to the layer of the protocol, in scenarios that together have every protocol.
import { describe, expect, test } from 'vitest';
import { scenarios, settingOf, systemUpTo } from '#sim';
import { type Diagram, diagramsOf, diagramText } from '../diagram.ts';

const page = { width: 1_600, height: 1_100 };
const fontSize = 14;
const shown = ['first-bind', 'one-tap-bind', 'migrate-card', 'suspend-and-resume'];

/** The pictures by party; of parties that look the same, the first. */
const diagrams = new Map<string, Diagram>();
for (const scenario of scenarios.filter(({ name }) => shown.includes(name))) {
  const { parties, kinds = {} } = systemUpTo('protocol', scenario, settingOf(scenario));
  for (const { name, chart } of parties) {
    const [diagram] = diagramsOf({ party: name, chart, layer: 'protocol' }, kinds, undefined);
    const words = JSON.stringify(diagram!.picture).replaceAll(/old|new/gi, '');
    const isKnown = [...diagrams.values()].some(
      ({ picture }) => JSON.stringify(picture).replaceAll(/old|new/gi, '') === words,
    );
    if (!isKnown) diagrams.set(`${name} in ${scenario.name}`, diagram!);
  }
}

test('the scenarios have every party', () => {
  expect(new Set([...diagrams.keys()].map(name => name.split(' ')[0]!.replace(/^new/, '').toLowerCase()))).toEqual(
    new Set(['cardholder', 'terminal', 'secureelement', 'authserver', 'issuerserver', 'pointofsale']),
  );
});

describe.each([...diagrams])('%s', (_, diagram) => {
  test('fits a page', { timeout: 60_000 }, async () => {
    const svg = await diagramText(diagram, 'svg');
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(page.width);
    expect(Number(height)).toBeLessThanOrEqual(page.height);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBe(fontSize);
  });
});
