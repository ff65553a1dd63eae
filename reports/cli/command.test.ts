// Goal: what the tests perform in their own process is what a process does. Method: a call of each verb and each exit code,
// by both ways; their output, their errors and their exit codes are compared.
import { expect, test } from 'vitest';
import { tongka as performed } from './command.test-kit.ts';
import { tongka as started } from './spawn.test-kit.ts';

const calls = [
  '--help',
  '--version',
  'chekc',
  'list',
  'list scenario',
  'list generated --json',
  'run first-bind',
  'run nowhere',
  'simulate first-bind --runs 5 --no-timings',
  'simulate nowhere',
  'check first-bind --profile published --json --no-timings',
  'check two-phase-commit --worlds-max 10 --no-timings',
  'check two-phase-commit --expected --workers 2 --no-timings',
  'check --faults los=1',
  'check --help',
  'sweep unpayable-tap --one-more-fault --worlds-max 20 --no-timings',
  'sweep nowhere',
  'find two-phase-commit transactionManager=committed',
  'find first-bind secureElement=off',
  'find first-bind',
  'replay lossy-bind@published/0.0.0.0.0.1.0~2d7f',
  'replay lossy-bind/0.99',
  'mutate two-phase-commit --operator drop-guard --workers 2 --no-timings',
  'mutate --sample many',
  'why lossy-bind@published/0.0.0.0.0.1.0~2d7f --worlds-max 9',
  'why',
  'watch first-bind --frame 80x24 --press space*3',
  'watch nowhere',
  'table first-bind --party terminal',
  'table nowhere',
  'diagram --party secureElement --format svg',
  'diagram --layer protocols',
  'export two-phase-commit',
  'export nowhere',
  'bench --size 10',
];

test.each(calls)('tongka %s', async call => {
  const words = call.split(' ').filter(Boolean);
  const options = { env: { COLUMNS: '90' } };
  expect(await performed(words, options)).toEqual(await started(words, options));
});

test('the setting of one call does not reach the next', async () => {
  const words = ['check', 'two-phase-commit', '--no-timings'];
  const plain = await performed(words);
  expect((await performed(words, { env: { FORCE_COLOR: '1' } })).out).not.toBe(plain.out);
  expect((await performed(['chekc'])).code).toBe(64);
  expect(await performed(words)).toEqual(plain);
});
