/**
 * Goal: of many regions, the changed ones are listed. Method: a party of three regions that can go down, step by step.
 */
import { expect, test } from 'vitest';
import { createMachine, type StateValue } from 'xstate';
import { asAtFirst, changedLeaves, leavesByChange } from './changed-state.ts';

const region = { initial: 'idle', states: { idle: {}, asked: { initial: 'once', states: { once: {}, twice: {} } } } };
const chart = createMachine({
  id: 'party',
  initial: 'running',
  states: {
    running: {
      type: 'parallel',
      states: {
        binding: { type: 'parallel', states: { card1: region, card2: region } },
        activation: { type: 'parallel', states: { debit: region } },
      },
    },
    down: {},
  },
});
const running = (card1: StateValue, card2: StateValue, debit: StateValue): StateValue => ({
  running: { binding: { card1, card2 }, activation: { debit } },
});
const first = running('idle', 'idle', 'idle');
const told = (...states: StateValue[]) => changedLeaves(chart, [first, ...states]).map(({ text }) => text);

test('states that differ from the first world are listed, the latest change first', () => {
  const one = running({ asked: 'once' }, 'idle', 'idle');
  const two = running({ asked: 'once' }, 'idle', { asked: 'once' });
  expect(told(one)).toEqual(['binding.card1 asked.once']);
  expect(told(one, two)).toEqual(['activation.debit asked.once', 'binding.card1 asked.once']);
  expect(told(two, two, one)).toEqual(['binding.card1 asked.once']);
});

test('without a difference, a line says so', () => {
  expect(told()).toEqual([asAtFirst]);
  expect(told('down', first)).toEqual([asAtFirst]);
});

test('a single state is listed, whether it differs or not', () => {
  expect(told('down')).toEqual(['down']);
  expect(changedLeaves(chart, ['down']).map(({ text }) => text)).toEqual(['down']);
});

test('going down and coming back changes no region by itself', () => {
  const one = running({ asked: 'once' }, 'idle', 'idle');
  expect(changedLeaves(chart, [first, one, 'down', one])).toEqual([
    { text: 'binding.card1 asked.once', since: 1, differs: true },
  ]);
});

test('all regions are listed on request, those that differ first', () => {
  const leaves = leavesByChange(chart, [first, running('idle', { asked: 'twice' }, 'idle')]);
  expect(leaves.map(({ text }) => text)).toEqual([
    'binding.card2 asked.twice',
    'binding.card1 idle',
    'activation.debit idle',
  ]);
});
