// Goal: a choice of every kind is described, parsed and found again. Method: one row for each kind, with its line, the
// field that distinguishes it from a choice with the same line, and the error for a line that lacks a word.

import { expect, test } from 'vitest';
import { cardKinds } from '../cards/card-kinds.ts';
import type { Choice } from '../world/choice.ts';
import { InputError } from '../world/input-error.ts';
import { descriptionOf, descriptionText, parseDescription, placeOf } from './choice-description.ts';

const sent = (fields: object) => ({ from: 'a', to: 'b', message: { type: 'ask', ...fields } });
const one = sent({ n: 1 });
const two = sent({ n: 2 });

/**
 * A choice, its line, and the field that distinguishes it from another choice with the same line; undefined where there
 * is no such choice.
 */
const kinds: readonly [choice: Choice, line: string, which?: string, alike?: Choice][] = [
  [{ kind: 'begin', party: 'a', beginning: 'empty' }, 'begin a empty'],
  [
    { kind: 'deliver', party: 'b', envelope: one },
    'deliver ask from a to b',
    'n=1',
    { kind: 'deliver', party: 'b', envelope: two },
  ],
  [
    { kind: 'lose', party: 'b', envelope: one },
    'lose ask from a to b',
    'n=1',
    { kind: 'lose', party: 'b', envelope: two },
  ],
  [
    { kind: 'copy', party: 'b', envelope: one },
    'copy ask from a to b',
    'n=1',
    { kind: 'copy', party: 'b', envelope: two },
  ],
  [{ kind: 'proceed', party: 'a', state: 'x' }, 'proceed a', 'state=x', { kind: 'proceed', party: 'a', state: 'y' }],
  [
    { kind: 'expire', party: 'a', timer: 't', state: 'x' },
    'expire a t',
    'state=x',
    { kind: 'expire', party: 'a', timer: 't', state: 'y' },
  ],
  [
    { kind: 'decide', party: 'a', decision: 'answer', outcome: { type: 'yes', n: 1 } },
    'decide a answer yes',
    'n=1',
    { kind: 'decide', party: 'a', decision: 'answer', outcome: { type: 'yes', n: 2 } },
  ],
  [{ kind: 'power-up', party: 'a' }, 'power-up a'],
  [{ kind: 'restart', party: 'a' }, 'restart a'],
  [{ kind: 'return', party: 'a', group: 'phone' }, 'return a phone'],
  [
    { kind: 'intend', party: 'a', intent: { type: 'go', n: 1 } },
    'intend a go',
    'n=1',
    { kind: 'intend', party: 'a', intent: { type: 'go', n: 2 } },
  ],
  [{ kind: 'tear', party: 'a' }, 'tear a'],
  [{ kind: 'crash', party: 'a' }, 'crash a'],
  [
    { kind: 'crash', party: 'a', lost: one },
    'crash a losing ask from a to b',
    'n=1',
    { kind: 'crash', party: 'a', lost: two },
  ],
  [{ kind: 'reinstall', party: 'a' }, 'reinstall a'],
  [{ kind: 'leave', party: 'a', group: 'phone' }, 'leave a phone'],
];

test('every kind has a row', () => {
  expect(new Set(kinds.map(([{ kind }]) => kind))).toEqual(new Set(cardKinds.all));
});

const others = (choice: Choice): Choice[] => kinds.map(([other]) => other).filter(other => other !== choice);

test.each(kinds)('a choice with a unique line is described by the line: %j', (choice, line) => {
  const all = kinds.map(([each]) => each);
  const description = descriptionOf(all, all.indexOf(choice));
  expect(description).toEqual({ what: line, which: [] });
  expect(parseDescription(line, cardKinds)).toEqual(description);
  expect(placeOf(all, description)).toBe(all.indexOf(choice));
  expect(placeOf(others(choice), description)).toBe(-1);
});

test.each(
  kinds.filter(([, , which]) => which),
)('a choice with a shared line is described by the line and the differing field: %j', (choice, line, which, alike) => {
  const choices = [alike!, ...others(choice), choice];
  const description = descriptionOf(choices, choices.length - 1);
  expect(description).toEqual({ what: line, which: [which] });
  expect(descriptionText(description)).toBe(`${line} ${which}`);
  expect(parseDescription(`${line} ${which}`, cardKinds)).toEqual(description);
  expect(placeOf(choices, description)).toBe(choices.length - 1);
  expect(placeOf(choices, descriptionOf(choices, 0))).toBe(0);
});

test.each([
  ['begin server', 'begin server empty'],
  ['deliver ask from a', 'deliver bind.request from terminal to authServer'],
  ['lose ask from a', 'lose bind.request from terminal to authServer'],
  ['copy ask from a', 'copy bind.request from terminal to authServer'],
  ['proceed', 'proceed terminal'],
  ['expire a', 'expire terminal replyTimeout'],
  ['decide a answer', 'decide service answer yes'],
  ['power-up', 'power-up terminal'],
  ['restart a b', 'restart terminal'],
  ['return a', 'return newTerminal new'],
  ['intend a', 'intend cardHolder holder.bind'],
  ['tear', 'tear terminal'],
  ['crash a ask from a to b', 'crash authServer losing bind.answer from authServer to terminal'],
  ['crash', 'crash authServer losing bind.answer from authServer to terminal'],
  ['reinstall a b', 'reinstall terminal'],
  ['leave a b c', 'leave newTerminal new'],
  // Surplus words, and fields without a name or a value.
  ['intend a go on', 'intend cardHolder holder.bind'],
  ['begin server empty n=1 m', 'begin server empty'],
  ['tear a =1', 'tear terminal'],
  ['tear a =1=2', 'tear terminal'],
])('%j is refused with an example of its kind', (line, example) => {
  expect(() => parseDescription(line, cardKinds)).toThrow(
    new InputError(`"${line}" is no choice; one looks like ${example}, and field=value after it says which`),
  );
});

test('a line of no kind is refused with the list of kinds', () => {
  expect(() => parseDescription('decid a answer yes', cardKinds)).toThrow(
    new InputError(`unknown choice "decid": did you mean "decide"? (one of ${cardKinds.all.join(', ')})`),
  );
});

test('a value is one word: a name is unquoted, any other value is JSON', () => {
  const deliver = (value: unknown): Choice => ({ kind: 'deliver', party: 'b', envelope: sent({ value }) });
  const said = (value: unknown) => descriptionOf([deliver(value), deliver(undefined)], 0).which[0];
  const values = [
    'card-1.a_b',
    'true',
    'null',
    'false',
    'truer',
    '1a',
    '',
    'a b',
    true,
    null,
    0,
    [1, 'a\tb'],
    ['card'],
    { b: 1, a: '=' },
  ];
  expect(values.map(said)).toEqual([
    'value=card-1.a_b',
    'value="true"',
    'value="null"',
    'value="false"',
    'value=truer',
    'value="1a"',
    'value=""',
    'value="a\\u0020b"',
    'value=true',
    'value=null',
    'value=0',
    'value=[1,"a\\tb"]',
    'value=["card"]',
    'value={"a":"=","b":1}',
  ]);
});
