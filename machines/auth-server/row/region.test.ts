import { expect, test } from 'vitest';
import type { Roster } from '../../protocol/card.ts';
import { type ProfileName, profile } from '../../protocol/safeguard.ts';
import { binding } from './binding.ts';
import { rowRegion } from './region.ts';
import { stageOf } from './row-state.ts';

const roster: Roster = { cards: [], devices: [], bound: [], freeBytes: 0, rows: 1 };
const statesOf = (name: ProfileName, more: Partial<Roster>): readonly string[] =>
  Object.keys(
    rowRegion(0, { roster: { ...roster, ...more }, safeguards: profile(name), readings: {} as never }).states,
  );

test('a row is drawn in each of its states, and written down in no other', () => {
  const drawn = statesOf('hardened', { jobs: 1, suspends: ['issuer'] });
  expect(drawn.toSorted()).toEqual(['start', 'free', ...Object.keys(stageOf)].toSorted());
});

test('a row of the published text has the states of its picture, and can be deleted', () => {
  expect(statesOf('published', {})).toEqual(['start', ...Object.keys(binding.states), 'deleted']);
});
