// Goal: only the command line has side effects. Method: a search for the names of side effects in the code of every
// other file.
import { expect, test } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';

/** Names that make a result depend on the time and place of its computation. */
const outside = [
  /\bDate\b/,
  /\bMath\.random\b/,
  /\bperformance\b/,
  /\bconsole\./,
  /\bprocess\./,
  /\bsetTimeout\b|\bsetInterval\b/,
  /\bcrypto\b/,
  /\bfetch\(/,
  // Every module of Node except util, which is pure.
  /from 'node:(?!util')/,
];

const pure = sourceFiles().filter(
  ({ path, isTest }) =>
    !isTest &&
    !/^reports\/(host|bench|cli)\//.test(path) &&
    !path.startsWith('properties/upkeep/') &&
    // This file names them to block them in charts.
    path !== 'sim/world/chart/sealed.ts' &&
    // This file has a manual clock with the names of a real one.
    path !== 'properties/conformance/live-chart.ts',
);

test.each(pure.map(file => [file.path, file] as const))('%s reads no clock, randomness or process', (_, file) => {
  expect(outside.filter(name => name.test(codeOf(file))).map(String)).toEqual([]);
});
