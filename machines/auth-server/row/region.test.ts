/**
 * Goal: a row has the states that it is written down in, and the order of its layers means nothing, except where this file
 * says why. Method: the charts of four rosters under every value of four safeguards, with layers in other orders.
 */
import { expect, test } from 'vitest';
import { testLayerOrder } from '../../layers/layer-order.test-kit.ts';
import type { Roster } from '../../protocol/card.ts';
import { type ProfileName, profile, type SafeguardValues, safeguards } from '../../protocol/safeguard.ts';
import { binding } from './binding.ts';
import { rowLayers, rowRegion } from './region.ts';
import { stageOf } from './row-state.ts';

const plain: Roster = { cards: [], devices: [], bound: [], freeBytes: 0, rows: 1 };
const rosters: Readonly<Record<string, Roster>> = {
  'no user signs in': plain,
  'cards are listed': { ...plain, users: [] },
  'cards are listed and suspended': { ...plain, users: [], suspends: ['issuer'] },
  'cards move and are suspended': { ...plain, users: [], jobs: 1, suspends: ['issuer'] },
};
const turned = ['bind-confirmation', 'request-identity', 'installation-check', 'status-at-commit'] as const;
const settings = turned.reduce<readonly SafeguardValues[]>(
  (all, name) => all.flatMap(each => safeguards[name].values.map(value => ({ ...each, [name]: value }))),
  [profile('hardened')],
);

/** The layers that change what an active row takes. */
const changingActive = [
  'confirming',
  'knowingAgain',
  'knowingOneTap',
  'reconciling',
  'notingInstallation',
  'deletion',
  'heedingInstallation',
  'moving',
  'deletedAsListed',
  'listedForAnother',
  'passingOn',
];

testLayerOrder({
  picture: binding,
  charts: Object.entries(rosters).flatMap(([title, roster]) =>
    settings.map(
      values =>
        [
          `${title}, ${turned.map(name => values[name]).join(', ')}`,
          rowLayers({ roster, safeguards: values, readings: {} as never }),
        ] as const,
    ),
  ),
  dependent: [
    ['confirming', 'leasing'],
    ['confirming', 'confirmedTooLate'],
    ['confirming', 'knowingUnconfirmed'],
    ['confirming', 'knowingOneTapUnconfirmed'],
    ['confirming', 'reconcilingUnconfirmed'],
    ['confirming', 'notedUnconfirmed'],
    ['oneTap', 'oneTapConfirmed'],
    ['oneTap', 'notedAsAllocated'],
    ['oneTap', 'knowingOneTap'],
    ['oneTap', 'notedAsAllocated'],
    ['moving', 'notedWhileMoving'],
    ['reconciling', 'notingInstallation'],
    ['reconcilingUnconfirmed', 'notingUnconfirmed'],
    ['deletion', 'deletedUnconfirmed'],
    ['deletion', 'deletedKnownAgain'],
    ['moving', 'deletedWhileMoving'],
    ['moving', 'confirmedWhileMoving'],
    ['moving', 'heedingWhileFenced'],
    ['moving', 'notedWhileMoving'],
    ['confirming', 'passingOnUnconfirmed'],
  ],
  ordered: [
    ['deletion', 'heedingInstallation', 'What an older installation asks for is tried first.'],
    ['deletedWhileMoving', 'heedingWhileFenced', 'What an older installation asks for is tried first.'],
    ['reconciling', 'listedForAnother', 'A record of another owner is tried first.'],
    ['listedForAnother', 'deletedAsListed', 'What the element remembers is tried first.'],
    ['reconciling', 'deletedAsListed', 'What the element remembers is tried first.'],
    ...changingActive.map(
      first => [first, 'suspension', 'A suspended row is like an active one as it is drawn.'] as const,
    ),
    ['retrying', 'remembering', 'A state is written down once, and resumed with the last time of asking.'],
    ['ignoringAnswers', 'remembering', 'The look-up is over before an answer comes: there is nothing to pass over.'],
  ],
});

const statesOf = (name: ProfileName, more: Partial<Roster>): readonly string[] =>
  Object.keys(rowRegion(0, { roster: { ...plain, ...more }, safeguards: profile(name), readings: {} as never }).states);

test('a row is drawn in each of its states, and written down in no other', () => {
  const drawn = statesOf('hardened', { jobs: 1, suspends: ['issuer'] });
  expect(drawn.toSorted()).toEqual(['start', 'free', ...Object.keys(stageOf)].toSorted());
});

test('a row of the published text has the states of its picture, and can be deleted', () => {
  expect(statesOf('published', {})).toEqual(['start', ...Object.keys(binding.states), 'deleted']);
});
