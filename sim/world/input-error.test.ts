/** Goal: a name that is not allowed is refused with the nearest allowed name. Method: names near two that are allowed. */
import { expect, test } from 'vitest';
import { oneOf } from './input-error.ts';

const nearest = (given: string): string | undefined => {
  try {
    return oneOf('word', given, ['hardened', 'published']);
  } catch (error) {
    return /did you mean "(.*?)"/.exec((error as Error).message)?.[1];
  }
};

test.each([
  ['published', 'published'],
  ['publish', 'published'],
  ['harden', 'hardened'],
])('%s is nearest to %s', (given, name) => expect(nearest(given)).toBe(name));

test('characters after the first two hundred are not compared', () => {
  const long = 'x'.repeat(200);
  expect(nearest(`${long}published`)).toBe(nearest(long));
  expect(nearest(`${'x'.repeat(150)}published`)).toBe('published');
});
