// Goal: only the command line touches the world outside. Method: look for its names in the code of every other file.
import { expect, test } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';

/** What makes a result depend on when and where it is computed. */
const outside = [
  /\bDate\b/,
  /\bMath\.random\b/,
  /\bperformance\b/,
  /\bconsole\./,
  /\bprocess\./,
  /\bsetTimeout\b|\bsetInterval\b/,
  /\bcrypto\b/,
  /\bfetch\(/,
  // Of Node, only what computes.
  /from 'node:(?!util')/,
];

const pure = sourceFiles().filter(
  ({ path, isTest }) =>
    !isTest &&
    !/^reports\/(host|bench|cli)\//.test(path) &&
    !path.startsWith('properties/upkeep/') &&
    // It names them to keep charts away from them.
    path !== 'sim/world/chart/sealed.ts' &&
    // Its clock is moved by hand.
    path !== 'properties/conformance/live-chart.ts',
);

test.each(pure.map(file => [file.path, file] as const))('%s knows no clock, no chance, no process', (_, file) => {
  expect(outside.filter(name => name.test(codeOf(file))).map(String)).toEqual([]);
});
