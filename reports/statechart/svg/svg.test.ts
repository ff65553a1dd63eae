// Goal: an SVG stands alone, reads on light and dark pages, and names its parts. Method: the pictures of every party of
// a scenario, taken apart.
import { expect, test } from 'vitest';
import { scenarios, settingOf, systemOf } from '#sim';
import { diagramsOf, diagramText } from '../diagram.ts';
import { colours } from '../dot-text.ts';

const scenario = scenarios.find(({ name }) => name === 'tap-to-pay')!;
const { parties, kinds = {} } = systemOf(scenario, settingOf(scenario));
const known = new Set<string>(['none', ...Object.values(colours)]);

test.each(parties.map(party => [party.name, party] as const))('%s', async (name, { chart }) => {
  const [diagram] = diagramsOf({ party: name, chart, layer: 'all' }, kinds, undefined);
  const svg = await diagramText(diagram!, 'svg');
  const [, style = '', drawing = ''] = /^<svg [\s\S]*?<style>([\s\S]*?)<\/style>([\s\S]*)<\/svg>\n$/.exec(svg) ?? [];
  expect(style).toContain('prefers-color-scheme: dark');
  const used = [...drawing.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(match => match[1]!);
  expect(used.filter(colour => !known.has(colour))).toEqual([]);
  expect(drawing).not.toMatch(/href|url\(|<image|<script/);
  const sizes = [...drawing.matchAll(/font-size="([\d.]+)"/g)].map(match => Number(match[1]));
  expect(Math.min(...sizes)).toBe(14);
  const titles = [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(match => match[1]!);
  expect(titles[0]).toMatch(new RegExp(`^${name}\\. `));
  for (const title of titles) expect(title).not.toMatch(/undefined|__|&#45;/);
  for (const key of Object.keys(chart.states)) expect(titles.some(title => title.startsWith(key))).toBe(true);
});

test('the picture of a region fits a page', async () => {
  const { chart } = parties.find(({ name }) => name === 'authServer')!;
  const [diagram] = diagramsOf(
    { party: 'authServer', chart, layer: 'all' },
    kinds,
    ({ name }) => name === 'payment.transaction1',
  );
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await diagramText(diagram!, 'svg')) ?? [];
  expect(Number(width)).toBeLessThanOrEqual(1600);
  expect(Number(height)).toBeLessThanOrEqual(1100);
});
