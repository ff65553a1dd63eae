import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { leavesOf, regionOfTimer } from './regions.ts';

const row = {
  initial: 'free',
  states: { free: { after: { issuerTimeout: 'held' } }, held: { after: { lease: 'free' } } },
};
const chart = createMachine({
  id: 'server',
  initial: 'running',
  states: {
    running: {
      type: 'parallel',
      states: {
        binding: { type: 'parallel', states: { row1: row, row2: row } },
        activation: {
          type: 'parallel',
          states: { row1: { initial: 'off', states: { off: { after: { reply: 'on', lease: 'on' } }, on: {} } } },
        },
        clock: {},
      },
    },
    recovering: { after: { 0: 'running' } },
  },
});

test('a state is named by its region, without the outer names all regions share, and by its path in it', () => {
  const value = { running: { binding: { row1: 'free', row2: 'held' }, activation: { row1: 'off' }, clock: {} } };
  expect(leavesOf(chart, value)).toEqual([
    { region: 'binding.row1', state: 'free' },
    { region: 'binding.row2', state: 'held' },
    { region: 'activation.row1', state: 'off' },
    { region: 'clock', state: '' },
  ]);
  expect(leavesOf(chart, 'recovering')).toEqual([{ region: '', state: 'recovering' }]);
});

test('a timer is named with its region if several have it, by the shortest unambiguous path', () => {
  const where = (id: string, timer: string) => regionOfTimer(chart, `server.running.${id}`, timer);
  expect(where('binding.row2.free', 'issuerTimeout')).toBe('row2');
  expect(where('binding.row1.held', 'lease')).toBe('binding.row1');
  expect(where('activation.row1.off', 'lease')).toBe('activation.row1');
  expect(where('activation.row1.off', 'reply')).toBe('');
  expect(regionOfTimer(chart, 'server.recovering', '0')).toBe('');
});

test('the single region of a chart is named by its last name', () => {
  const one = createMachine({
    id: 'one',
    type: 'parallel',
    states: { binding: { type: 'parallel', states: { card: { initial: 'idle', states: { idle: {} } } } } },
  });
  expect(leavesOf(one, { binding: { card: 'idle' } })).toEqual([{ region: 'card', state: 'idle' }]);
});
