// Goal: the page on changing a chart is true. Method: its changes are made in a copy of the checkout, in its order; the copy
// is compiled after the safeguard, after the message without what the page says is missing, and at the end.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copied } from './copy.test-kit.ts';
import { quoted, rootFile, tableUnder } from './sources.ts';

const page = 'reports/guide/changing-a-chart.md';
const [, safeguard = '', message = ''] = rootFile(page).split(/^## /m);
const [toCompile = '', toTheEnd = ''] = message.split(/^The compiler now names/m);

const copy = copied();
afterAll(copy.remove);

/** Makes the changes of a part of the page. Lines that stay and lines that go must stand in the file, once. */
function change(part: string): string[] {
  return [...part.matchAll(/```diff\n--- (\S+)\n([\s\S]*?)\n```/g)].map(([, path = '', block = '']) => {
    const lines = block.split('\n');
    const without = (sign: string): string =>
      lines.flatMap(line => (line.startsWith(sign) ? [] : [line.slice(1)])).join('\n');
    const [before, after] = [without('+'), without('-')];
    const file = join(copy.folder, path);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(before === '' ? text === '' : text.split(before).length === 2, `${path} has what the page says`).toBe(true);
    writeFileSync(file, before === '' ? `${after}\n` : text.replace(before, () => after));
    return path;
  });
}

const isNew = (path: string): boolean => !existsSync(new URL(`../../${path}`, import.meta.url));

test(
  'a safeguard is its values, one file and one line: it compiles, and its state is in the chart',
  { timeout: 240_000 },
  () => {
    const changed = change(safeguard);
    expect(changed.filter(isNew)).toHaveLength(1);
    expect(new Set(changed).size).toBe(3);
    expect(copy.compile()).toEqual([]);
    expect(copy.build().status).toBe(0);
    const diagram = (...words: string[]): string =>
      copy.tongka('diagram', 'one-tap-bind', '--party', 'terminal', '--region', 'session', ...words).stdout;
    expect(diagram('--layer', 'safeguards')).toContain('listed --> refreshing : after personTimeout');
    expect(diagram('--layer', 'protocol')).not.toContain('refreshing');
    expect(diagram('--without', 'list-age')).not.toContain('refreshing');
  },
);

test(
  'of a message, the compiler names what is missing, as the page does, and nothing at the end',
  { timeout: 240_000 },
  () => {
    change(toCompile);
    const named = tableUnder('A message', page).map(([file = '', says = '']) => [quoted(file)[0], quoted(says)[0]]);
    const said = copy.compile();
    expect(said.map(line => line.split('(')[0]).sort()).toEqual(named.map(([file]) => file).sort());
    for (const [file, words] of named) expect(said.find(line => line.startsWith(`${file}(`))).toContain(words);
    change(toTheEnd);
    expect(copy.compile()).toEqual([]);
  },
);
