// Goal: a renamed option is also read by its old name, which help does not show. Method: the groups, parsed and
// printed.
import { expect, test } from 'vitest';
import { tongka } from '../program.ts';
import { limitsOf } from './limit-options.ts';

test.each([
  ['sleepSets', 'diamonds'],
  ['deadMessages', 'cone'],
] as const)('%s is read as %s is', (name, old) => {
  for (const value of ['on', 'off'] as const) expect(limitsOf({ [name]: value })).toEqual(limitsOf({ [old]: value }));
  expect(limitsOf({ [name]: 'off' })).not.toEqual(limitsOf({ [name]: 'on' }));
  expect(() => limitsOf({ [name]: 'on', [old]: 'on' })).toThrow(/is the old word for --/);
});

test('options that are left out set no limit', () => {
  expect(limitsOf({})).toEqual({});
});

test.each(['check', 'bench'])('the help of %s shows the new names only', async verb => {
  const program = await tongka([verb]);
  const help = program.commands[0]!.helpInformation();
  expect(help).toContain('--sleep-sets <on|off>');
  expect(help).toContain('--dead-messages <on|off>');
  expect(help).not.toMatch(/--(diamonds|cone)\b/);
});
