// Goal: the README's import table is true. Method: every import of every file is compared with the table.
import { expect, test } from 'vitest';
import { codeOf, filesIn, importsOf, layers, quoted, type SourceFile, sourceFiles, tableUnder } from './sources.ts';

interface Row {
  readonly folder: string;
  readonly libraries: readonly string[];
}

const table: readonly Row[] = tableUnder('Who may import whom').map(([folder = '', , libraries = '']) => ({
  folder: quoted(folder)[0] ?? '',
  libraries: quoted(libraries),
}));
const places = new Map(table.map(({ folder }, at) => [folder, at]));
const files = sourceFiles();
/** The libraries that tests in every folder may import. */
const testTools = /^(vitest|fast-check|@fast-check\/vitest|ink-testing-library|react|xstate|node:.*|tongka(\/\w+)?)$/;

test('the table lists exactly the folders, layer by layer', () => {
  const folders = new Set(
    layers.flatMap(layer =>
      filesIn(layer)
        .filter(path => path.split('/').length > 2)
        .map(path => folderOf(path)),
    ),
  );
  expect(table.map(({ folder }) => folder).sort()).toEqual([...folders].sort());
  const order = table.map(({ folder }) => layers.indexOf(folder.split('/')[0] as (typeof layers)[number]));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

test.each(files.map(file => [file.path, file] as const))('%s imports only what the table allows', (_, file) => {
  expect(importsOf(file).flatMap(name => complaint(file, name) ?? [])).toEqual([]);
});

test('only one file of the engine imports XState at run time', () => {
  const running = files.filter(
    file =>
      file.path.startsWith('sim/') && !file.isTest && /^(?:import|export) (?!type\b)[^;']*'xstate'/m.test(codeOf(file)),
  );
  expect(running.map(({ path }) => path)).toEqual(['sim/world/chart/xstate.ts']);
});

/** The rule that an import of a file violates, or undefined. */
function complaint(file: SourceFile, name: string): string | undefined {
  const [layer = ''] = file.path.split('/');
  if (name.startsWith('#')) {
    const there = layers.indexOf(name.slice(1) as (typeof layers)[number]);
    if (there < 0) return `${name} is no layer`;
    const here = layers.indexOf(layer as (typeof layers)[number]);
    return there < here || (file.isTest && there === here) ? undefined : `${name} is not an earlier layer`;
  }
  if (name.startsWith('.')) {
    const path = new URL(name, `file:///${file.path}`).pathname.slice(1);
    if (path.split('/')[0] !== layer)
      return librariesOf(file).includes(path) ? undefined : `${name} reaches across layers; use the layer’s index`;
    if (!/\.tsx?$/.test(path)) return `${name} needs its extension`;
    if (file.path === `${layer}/index.ts` || folderOf(path) === folderOf(file.path)) return undefined;
    // A test may import from later rooms of its layer.
    if (file.isTest) return undefined;
    if (path === `${layer}/index.ts`) return `${name} is its own layer’s index`;
    return place(path) < place(file.path) ? undefined : `${folderOf(path)} is not listed before ${folderOf(file.path)}`;
  }
  if (file.isTest && testTools.test(name)) return undefined;
  return librariesOf(file).includes(name) ? undefined : `the table does not give ${name} to ${folderOf(file.path)}`;
}

function librariesOf({ path }: SourceFile): readonly string[] {
  return table[place(path)]?.libraries ?? [];
}

function place(path: string): number {
  return places.get(folderOf(path)) ?? Number.POSITIVE_INFINITY;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
