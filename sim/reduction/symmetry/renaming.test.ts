import { describe, expect, test } from 'vitest';
import { Sets } from '../../world/interning/sets.ts';
import { languageOf, renamed, renamedEnvelope, renamedText, unsortedIn, wordsIn } from './renaming.ts';

/** The renaming of each name to the next one. */
const rotation = (names: readonly string[], sets?: Record<string, readonly string[]>) => ({
  ...languageOf(names, sets),
  words: new Map(names.map((name, at) => [name, names[(at + 1) % names.length]!])),
});

describe('words', () => {
  test('are runs of letters, digits and the other characters of the names', () => {
    expect(renamedText('client1, client12 and not_client2', rotation(['client1', 'client2']))).toBe(
      'client2, client12 and not_client1',
    );
    expect(renamedText('a-1 a a-12', rotation(['a-1', 'a-2']))).toBe('a-2 a a-12');
    expect(renamedText('José Jos', rotation(['José', 'Zoë']))).toBe('Zoë Jos');
  });

  test('are found in values and in keys', () => {
    expect(wordsIn({ tom: ['dick', 1, null], on: { x: 'harry.tom' } }, languageOf(['tom']))).toEqual(
      'tom dick on x harry tom'.split(' '),
    );
  });
});

describe('a renamed list', () => {
  const renaming = rotation(['tom', 'dick', 'harry'], { seen: ['all', 'by.*'] });

  test('keeps its order, sorted or not', () => {
    expect(renamed({ list: ['dick', 'harry', 'tom'], other: ['tom', 'dick'] }, renaming)).toEqual({
      list: ['harry', 'tom', 'dick'],
      other: ['dick', 'harry'],
    });
  });

  test('is in canonical order if it is a set by its path in a context', () => {
    const sets = new Sets(['jobs.*.held', 'pairs']);
    const context = { jobs: { tom: { held: ['dick', 'tom'], log: ['dick', 'tom'] } }, pairs: [['dick'], ['tom']] };
    expect(renamed(context, renaming, sets)).toEqual({
      jobs: { dick: { held: ['dick', 'harry'], log: ['harry', 'dick'] } },
      pairs: [['dick'], ['harry']],
    });
  });

  test('is in canonical order if it is a set by the type of its event, wherever the event is', () => {
    const seen = { type: 'seen', all: ['dick', 'tom'], by: { tom: ['dick', 'tom'] }, log: ['dick', 'tom'] };
    const after = { type: 'seen', all: ['dick', 'harry'], by: { dick: ['dick', 'harry'] }, log: ['harry', 'dick'] };
    expect(renamed({ kept: [seen] }, renaming)).toEqual({ kept: [after] });
    expect(renamedEnvelope({ from: 'tom', to: 'door', message: seen }, renaming)).toEqual({
      from: 'dick',
      to: 'door',
      message: after,
    });
  });

  test('that is declared as a set and is out of order is found', () => {
    const sets = new Sets(['jobs.*.held']);
    expect(unsortedIn({ jobs: [{ held: ['a', 'b'] }, { held: ['b', 'a'] }] }, renaming, sets)).toBe('jobs.1.held');
    expect(unsortedIn({ jobs: [{ held: ['a', 'b'] }], held: ['b', 'a'] }, renaming, sets)).toBeUndefined();
    expect(unsortedIn({ type: 'seen', all: ['tom', 'dick'] }, renaming)).toBe('all');
  });
});

test('a character that occurs in no name ends a word', () => {
  const language = languageOf(['a-1', 'b_2']);
  const words = new Map([
    ['a-1', 'b_2'],
    ['b_2', 'a-1'],
  ]);
  expect(renamedText('a-1 b_2! (a-1.b_2)', { ...language, words })).toBe('b_2 a-1! (b_2.a-1)');
});
