import { expect, test } from 'vitest';
import { sessionWrites } from './memory.ts';

const begun = (installation: number, requested: number) => {
  const context = { durable: { installation, requested } };
  const event = { type: 'session.start', user: 'ann' };
  return sessionWrites.newSession({ context, event } as never).session!;
};

test('a session is newer than those before it, and than all of an app that was there before', () => {
  expect(begun(1, 1).sequence).toBeGreaterThan(begun(1, 0).sequence);
  // The server takes only newer ones: a new app that began to count anew could never sign in.
  expect(begun(2, 0).sequence).toBeGreaterThan(begun(1, 7).sequence);
});
