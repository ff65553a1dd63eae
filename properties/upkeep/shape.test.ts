// Goal: files have predictable places and readable lengths. Method: every path and length of the checkout.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesIn, layers, root, sourceFiles } from './sources.ts';

const linesMax = 250;
/** Charts have no limit: the chart of a party is one file. */
const charts = /^machines\/(environment|terminal|secure-element|auth-server|issuer-server|samples)\//;
const filesMax = 20;
const top = /^(package\.json|package-lock\.json|tsconfig\.json|README\.md|LICENSE|dist|node_modules|\..*)$/;

test('the top level has the four layers and the usual files of a package', () => {
  const strange = readdirSync(root).filter(name => !top.test(name) && !(layers as readonly string[]).includes(name));
  expect(strange).toEqual([]);
});

test('every file is at layer/room/file or layer/room/shelf/file, except the index of a layer', () => {
  const strange = layers
    .flatMap(filesIn)
    .filter(path => ![3, 4].includes(path.split('/').length) && !/^[a-z]+\/index\.ts$/.test(path));
  expect(strange).toEqual([]);
});

test(`no folder has more than ${filesMax} files, tests not counted`, () => {
  const counts: Record<string, number> = {};
  for (const { path } of sourceFiles().filter(({ isTest }) => !isTest)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts[folder] = (counts[folder] ?? 0) + 1;
  }
  expect(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > filesMax))).toEqual({});
});

const files = sourceFiles();

test.each(
  files.map(file => [file.path, file] as const),
)('%s has a valid name, a legal length and a first comment', (path, file) => {
  const name = path.split('/').at(-1)!;
  expect(name, 'kebab case').toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.test(-kit)?)?\.tsx?$/);
  if (path.split('/').length > 2) expect(name, 'only a layer has an index').not.toMatch(/^index\./);
  expect(name, 'sorted by subject, not by kind').not.toMatch(/^(utils?|helpers?|common|types|constants|misc)\./);
  if (!charts.test(path)) expect(file.text.split('\n').length - 1, 'lines').toBeLessThanOrEqual(linesMax);
  if (!file.isTest) expect(file.text, 'a file opens with what it is').toMatch(/^\/\*\*/);
});

test('half of the files have fewer than 90 lines', () => {
  const lengths = files.map(({ text }) => text.split('\n').length).sort((one, other) => one - other);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(90);
});
