/** Goal: the texts of choices and of their fairness items. Method: a choice of each kind, exact text. */
import { expect, test } from 'vitest';
import { type Choice, choiceText, itemText } from './choice.ts';

const envelope = { from: 'ann', to: 'ben', message: { type: 'hello' } };

test.each<[Choice, item: string]>([
  [{ kind: 'begin', party: 'ann', beginning: 'first' }, '{"kind":"begin"}'],
  [{ kind: 'begin', party: 'ben', beginning: 'second' }, '{"kind":"begin"}'],
  [
    { kind: 'decide', party: 'ann', decision: 'asked', outcome: { type: 'yes' } },
    '{"decision":"asked","kind":"decide","party":"ann"}',
  ],
  [
    { kind: 'deliver', party: 'ben', envelope },
    '{"envelope":{"from":"ann","message":{"type":"hello"},"to":"ben"},"kind":"deliver","party":"ben"}',
  ],
  [
    { kind: 'expire', party: 'ann', timer: '5', state: 'wait' },
    '{"kind":"expire","party":"ann","state":"wait","timer":"5"}',
  ],
  [{ kind: 'restart', party: 'ann' }, '{"kind":"restart","party":"ann"}'],
])('the fairness item of a choice: case %#', (choice, item) => expect(itemText(choice)).toBe(item));

test('the text of a choice has all its fields', () => {
  expect(choiceText({ kind: 'decide', party: 'ann', decision: 'asked', outcome: { type: 'yes' } })).toBe(
    '{"decision":"asked","kind":"decide","outcome":{"type":"yes"},"party":"ann"}',
  );
});
