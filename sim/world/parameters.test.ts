/** Goal: every parameter gets a value within bounds, or one line says why not. Method: a table of whole lines. */
import { expect, test } from 'vitest';
import { firstBind } from '../scenarios/binding.ts';
import { InputError } from './input-error.ts';
import { parameterNamed, parametersOf } from './parameters.ts';
import type { Scenario } from './scenario.ts';

const sized = { least: 1, most: 5, usual: 2, says: 'how large' };
const scenario = (parameters?: object): Scenario =>
  ({ ...firstBind, name: 'sample', parameters }) as unknown as Scenario;
const both = scenario({ large: sized, 'far-away-2': { ...sized, usual: 3 } });

test.each([
  [both, {}, { large: 2, 'far-away-2': 3 }],
  [both, { large: 1 }, { large: 1, 'far-away-2': 3 }],
  [both, { 'far-away-2': 5, large: 4 }, { large: 4, 'far-away-2': 5 }],
  [scenario(), {}, {}],
])('every parameter has a value: case %#', (of, given, values) => expect(parametersOf(of, given)).toEqual(values));

const odd = (name: string): string =>
  `sample: the parameter "${name}" is a word of settings already, or no word of small letters; give it another name`;

test.each<[Scenario, Record<string, number>, string]>([
  [scenario(), { large: 1 }, 'sample has no parameters; "large" was given'],
  [both, { lage: 1 }, 'unknown parameter of sample "lage": did you mean "large"? (one of large, far-away-2)'],
  [both, { large: 0 }, 'the parameter large takes a whole number, from 1 to 5; "0" was given'],
  [both, { large: 6 }, 'the parameter large takes a whole number, from 1 to 5; "6" was given'],
  [both, { large: 1.5 }, 'the parameter large takes a whole number, from 1 to 5; "1.5" was given'],
  ...['Large', '2large', 'la rge', 'large!', '', '-large', 'timers'].map(
    (name): [Scenario, Record<string, number>, string] => [scenario({ [name]: sized }), {}, odd(name)],
  ),
])('a wrong name or value is refused: case %#', (of, given, line) => {
  expect(() => parametersOf(of, given)).toThrow(new InputError(line));
});

test('a value is read as it was written', () => {
  expect(parameterNamed('large', '5', sized)).toBe(5);
  expect(() => parameterNamed('large', 'many', sized)).toThrow(
    new InputError('the parameter large takes a whole number, from 1 to 5; "many" was given'),
  );
});
