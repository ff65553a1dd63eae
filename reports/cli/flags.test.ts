/** Goal: no parameter of a scenario can be mistaken for a flag. Method: the flags of every verb, as this list has them. */
import { expect, test } from 'vitest';
import { cardKinds, scenarios } from '#sim';
import { tongka } from './program.ts';

const flags =
  `all bit-state breakdown bytes-max checkpoint cone coverage dead-messages diamonds engine expected faults format frame json layer
   lives mermaid minimise mutant no-timings one-more-fault only operator out pairs partial-order party press profile property quick region report rounds
   runs sample save seconds-max seed size sleep-sets state steps-max svg symmetry timers to verify with without workers worlds-max`
    .trim()
    .split(/\s+/);
const parameters = scenarios.flatMap(({ parameters }) => Object.keys(parameters ?? {}));

test('the flags of all verbs are those listed here, and the parameters of scenarios', async () => {
  const { commands } = await tongka([]);
  expect(commands.length).toBeGreaterThan(5);
  const given = commands.flatMap(({ options }) => options.map(({ long }) => long?.replace(/^--/, '') ?? ''));
  expect([...new Set(given)].sort()).toEqual([...new Set([...flags, ...parameters])].sort());
});

test('no parameter is called like a flag, a fault or a word of the command line', () => {
  const taken = new Set([...flags, ...cardKinds.faults, 'help', 'version']);
  expect(parameters.filter(name => taken.has(name))).toEqual([]);
  expect(parameters).not.toEqual([]);
});
