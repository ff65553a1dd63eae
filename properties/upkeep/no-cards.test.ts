// Goal: what any protocol can be built on knows no cards. Method: the home of every import of the rooms below. A name that
// comes through a layer's index counts as imported from the file that the index has it from.
import { expect, test } from 'vitest';
import { codeOf, importsOf, layers, rootFile, type SourceFile, sourceFiles } from './sources.ts';

/** Each room that knows no cards, and the rooms it may import from beside itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'machines/chart': [],
  'machines/samples': ['machines/chart'],
};

test('a room that knows no cards imports from such rooms alone', () => {
  for (const allowed of Object.values(rooms)) expect(Object.keys(rooms)).toEqual(expect.arrayContaining([...allowed]));
});

test.each(Object.entries(rooms))('%s knows no cards', (room, allowed) => {
  const files = sourceFiles().filter(({ path }) => roomOf(path) === room);
  expect(files).not.toEqual([]);
  const strange = files.flatMap(file => homesOf(file).map(home => `${file.path} imports from ${home}`));
  expect(strange.filter(line => ![room, ...allowed].some(each => line.endsWith(` imports from ${each}`)))).toEqual([]);
});

test.each([
  ["import type { Roster } from '../protocol/card.ts';", ['machines/protocol']],
  ["import { cardTypes, type Party } from '#machines';", ['machines/protocol', 'machines/chart']],
  ["import { unheardOf } from '#machines';", ['unheardOf of #machines']],
  ["import * as machines from '#machines';", ['#machines as a whole']],
  ["import { setup } from 'xstate';\nimport { send } from '../chart/effect.ts';", ['machines/chart']],
])('%s is seen', (text, homes) => {
  expect(homesOf({ path: 'machines/samples/written.ts', text, isTest: false })).toEqual(homes);
});

/** The rooms a file imports from, libraries left out. */
function homesOf(file: SourceFile): string[] {
  return importsOf(file).flatMap(from => {
    if (from.startsWith('.')) return roomOf(new URL(from, `file:///${file.path}`).pathname.slice(1));
    const layer = layers.find(each => from === `#${each}`);
    if (!layer) return [];
    const index = homesIn(layer);
    const names = namesFrom(file, from);
    return names.length > 0 ? names.map(name => index.get(name) ?? `${name} of ${from}`) : `${from} as a whole`;
  });
}

/** The room that each name of a layer's index comes from. */
function homesIn(layer: string): Map<string, string> {
  const exports = rootFile(`${layer}/index.ts`).matchAll(/export (?:type )?\{([^}]*)\} from [']\.\/([^']+)[']/g);
  return new Map(
    [...exports].flatMap(([, names = '', path = '']) =>
      listed(names).map(name => [name.split(' as ').at(-1)!, roomOf(`${layer}/${path}`)] as const),
    ),
  );
}

/** The names a file imports, or passes on, from another. */
function namesFrom(file: SourceFile, from: string): string[] {
  const found = codeOf(file).matchAll(/\b(?:import|export) (?:type )?\{([^}]*)\} from [']([^']+)[']/g);
  return [...found].flatMap(([, names = '', path]) =>
    path === from ? listed(names).map(name => name.split(' as ')[0]!) : [],
  );
}

function listed(names: string): string[] {
  return names
    .split(',')
    .map(name => name.trim().replace(/^type /, ''))
    .filter(name => name !== '');
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
