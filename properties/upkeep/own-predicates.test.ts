// Goal: no property judges a party by that party's own predicate. Method: the values that properties import from the
// charts are names of parties, types of cards, symbols, and which messages are commands; the predicates of properties are in properties/world.
import { expect, test } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';

const allowed = [
  'authServer',
  'cardHolder',
  'cardTypes',
  'codeOf',
  'firstInstallation',
  'issuerOf',
  'issuerServer',
  'messages',
  'nonceOf',
  'otherIssuerServer',
  'paymentTokenOf',
  'transactionOf',
];
/** The rooms without properties, which generate or test systems. */
const noProperties = /^properties\/(arbitraries|suites|conformance|upkeep)\//;

const files = sourceFiles().filter(
  ({ path, isTest }) => path.startsWith('properties/') && !isTest && !noProperties.test(path),
);

test.each(files.map(file => [file.path, file] as const))('%s takes no predicate from the charts', (_, file) => {
  const imports = [...codeOf(file).matchAll(/import (type )?\{([^}]*)\} from '#machines';/g)];
  expect(imports.length, 'no import of the whole layer').toBe(codeOf(file).split("from '#machines'").length - 1);
  const values = imports
    .filter(([, isType]) => !isType)
    .flatMap(([, , names = '']) => names.split(',').map(name => name.trim()))
    .filter(name => name !== '' && !name.startsWith('type '));
  expect(values.filter(name => !allowed.includes(name))).toEqual([]);
});

test('every allowed value is imported somewhere', () => {
  const code = files.map(codeOf).join('\n');
  expect(allowed.filter(name => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});
