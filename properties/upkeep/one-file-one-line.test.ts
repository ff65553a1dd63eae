// Goal: a new property needs one file and one line, and so does a scenario. Method: both are added to a copy of the
// checkout as the README's table says; the copy is built, and its command line lists and checks them.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { copied } from './copy.test-kit.ts';
import { quoted, root, tableUnder } from './sources.ts';

const copy = copied();
afterAll(copy.remove);

/** The path of a new file and its register, as the README's table gives them. */
function placeOf(what: string): { readonly pattern: string; readonly register: string } {
  const row = tableUnder('To add').find(([name]) => name === what) ?? [];
  const [pattern = '', register = ''] = row.slice(1).map(cell => quoted(cell)[0]);
  return { pattern, register };
}

const scenario = placeOf('a scenario');
const scenarioFile = scenario.pattern.replace('<name>', 'another-commit');
const property = placeOf('a property');
const propertyFile = property.pattern.replace('<subject>', 'samples').replace('<sentence>', 'no-manager-commits');

/** The line of a register for a new file. */
const lineFor = (register: string, file: string, name: string): string =>
  `export { ${name} } from ${JSON.stringify(relativeTo(register, file))};\n`;

function relativeTo(register: string, file: string): string {
  const path = relative(dirname(register), file);
  return path.startsWith('.') ? path : `./${path}`;
}

/** The import path, from the new scenario, of the scenario that it copies. */
function fileOfSample(): string {
  const register = readFileSync(join(root, scenario.register), 'utf8');
  const [, path = ''] = /export \{[^}]*\btwoPhaseCommit\b[^}]*\} from ['"]([^'"]+)['"]/.exec(register) ?? [];
  return relativeTo(scenarioFile, join(dirname(scenario.register), path));
}

/** Writes a new file and adds its line to the register. */
function add(register: string, file: string, name: string, text: string): void {
  writeFileSync(join(copy.folder, file), text, { flag: 'wx' });
  writeFileSync(join(copy.folder, register), lineFor(register, file, name), { flag: 'a' });
}

const tongka = (...words: string[]) => copy.tongka(...words, '--json');

beforeAll(() => {
  add(
    scenario.register,
    scenarioFile,
    'anotherCommit',
    `/** Two-phase commit under another name. */
import { twoPhaseCommit } from ${JSON.stringify(fileOfSample())};

export const anotherCommit = { ...twoPhaseCommit, name: 'another-commit', story: 'As two-phase-commit.' };
`,
  );
  add(
    property.register,
    propertyFile,
    'noManagerCommits',
    `/** Always: no resource manager commits. */
import { always, type Property } from '#sim';

export const noManagerCommits: Property = {
  name: 'no-manager-commits',
  says: 'No resource manager commits.',
  kind: 'safety',
  subject: 'two-phase-commit',
  source: 'ours',
  breaks: [{ scenario: 'another-commit', change: {} }],
  test: always(
    world => world.local('resourceManager1').value !== 'committed',
    () => true,
  ),
};
`,
  );
  const { status, stderr } = copy.build();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 180_000);

test('the copy has no type error', () => {
  expect(copy.compile()).toEqual([]);
});

test.each([
  ['properties', 'no-manager-commits', catalogue],
  ['scenarios', 'another-commit', scenarios],
] as const)('the list of %s shows the new entry last', (list, name, known) => {
  const rows = JSON.parse(tongka('list', list).stdout) as readonly { readonly name: string }[];
  expect(rows.map(row => row.name)).toEqual([...known.map(each => each.name), name]);
});

test('the new property is checked by name and in every check of its subject', () => {
  const asked = tongka('check', 'another-commit', '--property', 'no-manager-commits');
  expect(asked.status).toBe(1);
  expect(JSON.parse(asked.stdout)).toMatchObject({
    scenario: 'another-commit',
    verdict: 'violated',
    properties: [{ name: 'no-manager-commits', verdict: 'violated' }],
  });
  const all = JSON.parse(tongka('check', 'two-phase-commit').stdout) as { properties: { name: string }[] };
  expect(all.properties.map(({ name }) => name)).toContain('no-manager-commits');
});
