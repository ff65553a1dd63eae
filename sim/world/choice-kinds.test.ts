/** Goal: the kinds of choices and their order. Method: systems that declare faults; each list is compared whole. */
import { expect, test } from 'vitest';
import { cardFaults, crash, type Fault, leave, reinstall, tear } from '#machines';
import { ChoiceKinds } from './choice-kinds.ts';
import { InputError } from './input-error.ts';

test('a system without declared faults has crashes only', () => {
  const kinds = new ChoiceKinds({});
  expect(kinds.all.join(' ')).toBe('begin deliver proceed expire decide restart intend lose copy crash');
  expect([...kinds.fair].join(' ')).toBe('begin deliver proceed expire decide restart');
  expect(kinds.faults).toEqual(['lose', 'copy', 'crash']);
  expect(kinds.ofGroups).toBeUndefined();
});

test('faults and recoveries are in the order of declaration; a shared recovery is listed once', () => {
  const kinds = new ChoiceKinds({ faults: cardFaults });
  expect(kinds.all.join(' ')).toBe(
    'begin deliver proceed expire decide power-up restart return intend lose copy tear crash reinstall leave',
  );
  expect([...kinds.recoveries]).toEqual(['power-up', 'restart']);
  expect(kinds.ofGroups).toBe(leave);
  expect(new ChoiceKinds({ faults: [reinstall, tear] }).all.slice(5).join(' ')).toBe(
    'restart power-up intend lose copy reinstall tear',
  );
});

test('a set of kinds is encoded as bits by place', () => {
  const kinds = new ChoiceKinds({});
  expect(kinds.bits(kind => kind === 'begin' || kind === 'proceed')).toBe(0b101);
  expect(kinds.bits(() => false)).toBe(0);
  expect(kinds.all.map(kind => kinds.at[kind])).toEqual([...kinds.all.keys()]);
});

test('the declaration of a fault is found by its kind and by its recovery', () => {
  const kinds = new ChoiceKinds({ faults: cardFaults });
  expect([kinds.faultOf('tear'), kinds.faultOf('lose'), kinds.faultOf('power-up')]).toEqual([
    tear,
    undefined,
    undefined,
  ]);
  expect([kinds.recoveredFrom('restart'), kinds.recoveredFrom('return')]).toEqual([crash, leave]);
  expect(kinds.recoveredFrom('deliver')).toBeUndefined();
  expect(kinds.all.filter(kind => kinds.losesOne(kind))).toEqual(['crash']);
  expect(kinds.all.filter(kind => kinds.isFault(kind))).toEqual(kinds.faults);
});

test.each<[string, readonly unknown[], string]>([
  ['a fault name that is in use', [{ ...crash, name: 'lose' }], 'a fault needs a name of its own; "lose" is taken'],
  [
    'a recovery name that is in use',
    [{ ...crash, recovery: 'intend' }],
    'a fault needs a name of its own; "intend" is taken',
  ],
  [
    'two faults of groups',
    [leave, { ...leave, name: 'sleep', recovery: 'wake' }],
    'a system has one fault that meets groups; leave and sleep are declared',
  ],
])('%s is refused', (_, faults, line) => {
  expect(() => new ChoiceKinds({ faults: faults as readonly Fault[] })).toThrow(new InputError(line));
});
