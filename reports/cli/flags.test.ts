/**
 * Goal: no parameter of a scenario collides with a flag. Method: the flags of every verb, compared with the reserved
 * words.
 */
import { expect, test } from 'vitest';
import { cardKinds, flags, scenarios } from '#sim';
import { tongka } from './program.ts';

const parameters = new Set(scenarios.flatMap(({ parameters }) => Object.keys(parameters ?? {})));

test('every flag of every verb and every word of a token is reserved', async () => {
  const { commands } = await tongka([]);
  expect(commands.length).toBeGreaterThan(5);
  const given = commands.flatMap(({ options }) => options.map(({ long }) => long?.replace(/^--/, '') ?? ''));
  const words = [
    ...given.filter(name => !parameters.has(name)),
    ...cardKinds.faults,
    'timers',
    'mutant',
    'help',
    'version',
  ];
  expect([...new Set(words)].filter(name => !flags.has(name))).toEqual([]);
});
