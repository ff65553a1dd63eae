import { describe, expect, test } from 'vitest';
import type { Link } from '#machines';
import { deliverable, type Post, purge, put, reachable, take } from './inbox.ts';

/** Messages 0–9 are from the first sender, 10–19 from the second. Their texts sort like their numbers. */
const post = (link: Partial<Link>): Post => ({
  envelope: message => ({
    from: `sender${Math.floor(message / 10)}`,
    to: 'receiver',
    message: { type: `m${message}` },
  }),
  sender: message => Math.floor(message / 10),
  text: message => String.fromCharCode(65 + message),
  link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 3, ...link }),
});
const filled = (messages: readonly number[], each: Post) =>
  messages.reduce<readonly number[]>((inbox, message) => put(inbox, message, each)!, []);

describe('an unordered link is a bag', () => {
  const bag = post({ discipline: 'unordered' });

  test('the order of arrival has no effect', () => {
    expect(filled([3, 1, 11, 2], bag)).toEqual(filled([2, 11, 3, 1], bag));
  });

  test('equal messages are kept separately, and deliverable once', () => {
    expect(filled([1, 1], bag)).toEqual([1, 1]);
    expect(deliverable([1, 1], bag)).toEqual([1]);
    expect(take([1, 1], 1)).toEqual([1]);
  });
});

describe('an ordered link is a queue per sender', () => {
  const queue = post({ discipline: 'ordered' });

  test('only the oldest message of each sender can be delivered', () => {
    expect(deliverable(filled([3, 1, 11], queue), queue)).toEqual([3, 11]);
  });
});

describe('a duplicating link is a set', () => {
  const set = post({ discipline: 'duplicating' });

  test('a second equal message changes nothing', () => {
    const inbox = filled([2, 1], set);
    expect(put(inbox, 1, set)).toBe(inbox);
  });
});

test('the capacity of a link is separate for each sender', () => {
  const bag = post({ inFlightMax: 2 });
  const inbox = filled([1, 2], bag);
  expect(put(inbox, 3, bag)).toBeUndefined();
  expect(put(inbox, 11, bag)).toEqual([1, 2, 11]);
});

test('a purge removes all messages of one sender and no others', () => {
  expect(purge([1, 2, 11], 0, post({}))).toEqual([11]);
});

test('loss and duplication act on network messages only', () => {
  expect(reachable([1, 1, 2], post({}))).toEqual([1, 2]);
  expect(reachable([1, 2], post({ reach: 'local' }))).toEqual([]);
});
