// Goal: a frame is printed without a terminal, the same each time, and mistakes are reported in one line.
import { expect, test } from 'vitest';
import { tongka } from '../command.test-kit.ts';

test('the frame after some keys is printed within the given width', async () => {
  const { out, code } = await tongka(['watch', 'lossy-bind', '--frame', '90x30', '--press', 'space*3 f']);
  expect([code, out.split('\n').length]).toEqual([0, 31]);
  expect(out).toContain('Faults  lose 1 of 1 left · tear 1 of 1 left');
  for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(90);
});

test('a question is answered before the next key', async () => {
  const words = ['watch', 'first-bind', '--frame', '100x30', '--press', 'p space*5 c'];
  const { out } = await tongka(words);
  expect(out).toMatch(/is violated \d steps? from here/);
});

test.each([
  ['--frame', 'wide'],
  ['--frame', '0x20'],
  ['--press', 'space*0'],
])('%s %s is refused in one line', async (option, value) => {
  const { out, err, code } = await tongka(['watch', 'lossy-bind', '--frame', '80x24', option, value]);
  expect([out, code]).toEqual(['', 64]);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('a saved run is watched like a token', async () => {
  const { out } = await tongka([
    'watch',
    'reports/regressions/a-second-live-row.run',
    '--frame',
    '100x30',
    '--press',
    'end',
  ]);
  expect(out).toContain('✗ one-live-row-per-card  violated at');
});
