// Goal: a claim that a message is dead rests on the steps seen. Method: steps between local states that are numbers.
import { expect, test } from 'vitest';
import { PartyDeadMessages } from './party-dead-messages.ts';

test('a step to where the message is heard refutes it, and it is alive wherever that step is in reach', () => {
  const messages = new PartyDeadMessages(local => local !== 3);
  messages.step(0, 1);
  expect(messages.alive(0, [7])).toEqual([]);
  expect(messages.alive(2, [7])).toEqual([]);
  messages.step(1, 2);
  expect(messages.isRefuted).toBe(false);
  messages.step(2, 3);
  expect(messages.isRefuted).toBe(true);
  messages.restart();
  expect([messages.isRefuted, ...[0, 1, 2, 3, 4].map(local => messages.alive(local, [7]))]).toEqual([
    false,
    ...[[7], [7], [7], [7], []],
  ]);
});
