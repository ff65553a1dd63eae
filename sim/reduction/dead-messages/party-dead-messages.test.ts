// Goal: the steps seen decide whether a message is claimed dead. Method: local states are numbers.
import { expect, test } from 'vitest';
import { PartyDeadMessages } from './party-dead-messages.ts';

test('a step to a local state that hears the message refutes the claim, and the message is alive wherever that state is reachable', () => {
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

/** Local states 1 and 3 ignore every message; 2 and 4 do not. */
const messagesOf = (): PartyDeadMessages => new PartyDeadMessages(local => local === 1 || local === 3);

test('a step from a state where a message is dead to one where it is alive refutes the claim', () => {
  const messages = messagesOf();
  expect(messages.alive(1, [7])).toEqual([]);
  messages.step(1, 2);
  expect(messages.isRefuted).toBe(true);
  expect(messages.alive(1, [7])).toEqual([7]);
});

test('a step from a state where a message is alive refutes nothing', () => {
  const messages = messagesOf();
  expect([messages.alive(1, [7]), messages.alive(2, [7])]).toEqual([[], [7]]);
  messages.step(2, 4);
  expect(messages.isRefuted).toBe(false);
  expect(messages.alive(1, [7])).toEqual([]);
});

test('a step between two local states where a message is dead refutes nothing', () => {
  const messages = messagesOf();
  messages.alive(1, [7]);
  messages.step(1, 3);
  expect(messages.isRefuted).toBe(false);
  messages.step(3, 4);
  expect(messages.isRefuted).toBe(true);
});

test('keeping a message that was never claimed dead refutes nothing', () => {
  const messages = messagesOf();
  expect(messages.alive(2, [7])).toEqual([7]);
  messages.keep(7);
  expect(messages.isRefuted).toBe(false);
  expect(messages.alive(1, [7, 8]), 'the message is kept everywhere from then on').toEqual([7]);
});
