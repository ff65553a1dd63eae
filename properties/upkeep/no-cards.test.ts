// Goal: the rooms on which any protocol is built do not depend on cards. Method: the room of every import in them, and
// the names in their code. A name imported through a layer's index counts as imported from its own file.
import { describe, expect, test } from 'vitest';
import { codeOf, importsOf, layers, rootFile, type SourceFile, sourceFiles } from './sources.ts';

/** The rooms without cards. The README's table lists which of them may import which. */
const rooms = [
  ...['machines/chart', 'machines/layers', 'machines/samples', 'machines/mutation'],
  ...[
    'sim/world',
    'sim/storage',
    'sim/trace',
    'sim/property',
    'sim/reduction',
    'sim/search',
    'sim/analysis',
    'sim/drive',
  ],
  'sim/samples',
];
/** The layer of a chart that any protocol's own safeguards are. */
const layerNames = ['machines/layers/region-of.ts: safeguards'];
const cardRooms = ['sim/cards', 'sim/scenarios', 'sim/generated'];

test('every room of sim is listed here, as one without cards or one about cards', () => {
  const inSim = sourceFiles().filter(({ path }) => path.startsWith('sim/') && path.split('/').length > 2);
  expect([...new Set(inSim.map(({ path }) => roomOf(path)))].sort()).toEqual(
    [...rooms, ...cardRooms].filter(room => room.startsWith('sim/')).sort(),
  );
});

describe.each(rooms)('%s does not depend on cards', room => {
  // A test may use a card scenario as its example.
  const files = sourceFiles().filter(({ path, isTest }) => !isTest && roomOf(path) === room);

  test('it imports only from rooms without cards', () => {
    expect(files).not.toEqual([]);
    const strange = files.flatMap(file => homesOf(file).map(home => `${file.path} imports from ${home}`));
    expect(strange.filter(line => !rooms.some(each => line.endsWith(` imports from ${each}`)))).toEqual([]);
  });

  test('its names contain no word for cards', () => {
    const found = files.flatMap(file => cardNamesIn(file).map(name => `${file.path}: ${name}`));
    expect(found.filter(name => !layerNames.includes(name))).toEqual([]);
  });
});

test('a name with a word for cards is found in any letter case; text is ignored', () => {
  const text =
    "const cardType = safeguards.tombstones; // a card\nconst discard = 'card', stateSpaceProfile = `wallet $" +
    '{profileOf()}`, MutantOf = 1;';
  const file = { path: 'sim/world/written.ts', text, isTest: false };
  expect(cardNamesIn(file)).toEqual(['cardType', 'safeguards', 'profileOf', 'MutantOf']);
});

test.each([
  ["import type { Roster } from '../protocol/card.ts';", ['machines/protocol']],
  ["import { cardTypes, type Party } from '#machines';", ['machines/protocol', 'machines/chart']],
  ["import { unheardOf } from '#machines';", ['unheardOf of #machines']],
  ["import * as machines from '#machines';", ['#machines as a whole']],
  ["import { setup } from 'xstate';\nimport { send } from '../chart/effect.ts';", ['machines/chart']],
])('the import of %s is found', (text, homes) => {
  expect(homesOf({ path: 'machines/samples/written.ts', text, isTest: false })).toEqual(homes);
});

/** The rooms from which a file imports; libraries are left out. */
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

/** A word for cards inside a name: `cardType`, `safeguards`, `profileOf`; not `discard` or `stateSpaceProfile`. */
const cardWord =
  /(?:^Profile|(?:^|[a-z0-9_])(?:Card|Safeguard|Mutant|Wallet|SecureElement|Issuer|Reading))(?:s|Name)?(?![a-z])/;

/** The names in a file's code that contain a word for cards. */
function cardNamesIn(file: SourceFile): string[] {
  const code = codeOf(file)
    .replaceAll(/'(?:\\.|[^'\\\n])*'/g, '')
    .replaceAll(/`[^`]*`/g, text => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inside]) => inside).join(' '));
  const names = [...code.matchAll(/[A-Za-z_$][\w$]*/g)].map(([name]) => name);
  return [...new Set(names)].filter(name => cardWord.test(name[0]!.toUpperCase() + name.slice(1)));
}

/** The room of each name that a layer's index exports. */
function homesIn(layer: string): Map<string, string> {
  const exports = rootFile(`${layer}/index.ts`).matchAll(/export (?:type )?\{([^}]*)\} from [']\.\/([^']+)[']/g);
  return new Map(
    [...exports].flatMap(([, names = '', path = '']) =>
      listed(names).map(name => [name.split(' as ').at(-1)!, roomOf(`${layer}/${path}`)] as const),
    ),
  );
}

/** The names that a file imports or re-exports from another. */
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
