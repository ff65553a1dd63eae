// Goal: each unexpected cell is under its reason, or is a question. Method: cells of two states and a small list.
import { expect, test } from 'vitest';
import { reasonsOf } from './reasons.ts';

const cells = (...messages: readonly string[]) =>
  messages.flatMap(message => ['shut phone', 'open'].map(state => ({ message, state })));
const named = (state: string): string => state.replace('phone', 'device');

test('a reason has its cells only, by the names of the table, in the order of the list', () => {
  const list = [
    { messages: 'close', states: ['shut device', 'ajar'], because: 'It is shut.' },
    { messages: ['open', 'knock'], states: 'open', found: 'a visit' },
  ];
  expect(reasonsOf(cells('knock', 'close'), list, named)).toEqual([
    { messages: ['close'], states: ['shut phone'], because: 'It is shut.' },
    { messages: ['knock'], states: ['open'], found: 'a visit' },
    { messages: ['knock'], states: ['shut phone'] },
    { messages: ['close'], states: ['open'] },
  ]);
});

test('messages that are unexpected in the same states are one question', () => {
  expect(reasonsOf(cells('knock', 'close'), [], named)).toEqual([
    { messages: ['knock', 'close'], states: ['shut phone', 'open'] },
  ]);
});
