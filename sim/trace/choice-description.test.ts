// Goal: a description identifies one choice. Method: every choice on random runs under every kind of fault.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardKinds } from '../cards/card-kinds.ts';
import { firstBind, twoCards } from '../scenarios/binding.ts';
import { racingMigration } from '../scenarios/migration.ts';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, step } from '../world/world.ts';
import { descriptionOf, descriptionText, parseDescription, placeOf } from './choice-description.ts';

const faults = { lose: 2, copy: 2, tear: 1, crash: 1, reinstall: 1, leave: 1 };

test.each(
  [firstBind, twoCards, racingMigration, twoPhaseCommit].map(each => [each.name, each] as const),
)('in %s every choice is found by its description, also after printing and parsing', (_, scenario) => {
  const model = new Model(scenario, settingOf(scenario, { profile: 'published', faults }));
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 40, size: 'max' }), wishes => {
      let world = initialWorld(model);
      for (const wish of wishes) {
        const choices = choicesIn(world);
        if (choices.length === 0) return;
        for (const at of choices.keys()) {
          const description = descriptionOf(choices, at);
          expect(placeOf(choices, description)).toBe(at);
          expect(parseDescription(descriptionText(description), model.registers.choiceKinds)).toEqual(description);
        }
        world = step(world, wish % choices.length)!.to;
      }
    }),
    { seed: 4, numRuns: 25 },
  );
});

describe('a description has the distinguishing fields', () => {
  const envelope = (fields: object) => ({ from: 'terminal', to: 'authServer', message: { type: 'ask', ...fields } });
  const deliver = (fields: object) => ({ kind: 'deliver', party: 'authServer', envelope: envelope(fields) }) as const;

  test('none for a choice with a unique line', () => {
    const choices = [deliver({ card: 'one' }), { kind: 'restart', party: 'terminal' } as const];
    expect(choices.map((_, at) => descriptionText(descriptionOf(choices, at)))).toEqual([
      'deliver ask from terminal to authServer',
      'restart terminal',
    ]);
  });

  test('the fields in which choices with the same line differ, also missing ones', () => {
    const choices = [deliver({ card: 'one' }), deliver({ card: 'two', note: 'an odd = word', list: [] })];
    expect(choices.map((_, at) => descriptionOf(choices, at).which)).toEqual([
      ['card=one', 'list=', 'note='],
      ['card=two', 'list=[]', 'note="an\\u0020odd\\u0020=\\u0020word"'],
    ]);
    // A missing field is compared too.
    for (const at of choices.keys()) expect(placeOf(choices, descriptionOf(choices, at))).toBe(at);
  });

  test('strings are distinguished from other values', () => {
    const choices = [null, 'null', true, 'true', 1, '1', '', 'a'].map(value => deliver({ value }));
    for (const at of choices.keys()) expect(placeOf(choices, descriptionOf(choices, at))).toBe(at);
  });

  test('a choice with further fields is found, one without a distinguishing field is not', () => {
    const description = descriptionOf([deliver({ card: 'one' }), deliver({ card: 'two' })], 1);
    expect(placeOf([deliver({ card: 'one', more: 1 }), deliver({ card: 'two', more: 1 })], description)).toBe(1);
    expect(placeOf([deliver({ card: 'three' }), deliver({})], description)).toBe(-1);
  });
});

test.each([
  ['delivr ask from a to b', /unknown choice "delivr": did you mean "deliver"/],
  ['deliver ask to b', /"deliver ask to b" is no choice; one looks like deliver bind\.request/],
  ['restart', /is no choice; one looks like restart terminal/],
  ['restart terminal now', /is no choice/],
  ['proceed terminal =idle', /is no choice/],
  ['proceed terminal state=a and', /is no choice/],
])('%s is refused', (line, says) => {
  expect(() => parseDescription(line, cardKinds)).toThrow(says);
});
