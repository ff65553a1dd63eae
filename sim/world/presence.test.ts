/** Goal: a group leaves with all its parties and returns unchanged. Method: two groups, one of which sends a message. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, type Group, leave, send } from '#machines';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { Model } from './model.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './setting.ts';
import { budgetsLeft, choicesIn, initialWorld, isQuiescent, step, viewOf, type World } from './world.ts';

const app = setup({ actions: effects }).createMachine({
  id: 'app',
  initial: 'idle',
  states: {
    idle: { on: { go: { target: 'asked', actions: send('card', { type: 'hello' }) } } },
    asked: { after: { 9: 'tired' } },
    tired: {},
  },
});
const card = setup({}).createMachine({
  id: 'card',
  initial: 'quiet',
  states: { quiet: { on: { hello: 'met' } }, met: {} },
});
const still = (id: string) => setup({}).createMachine({ id });
const groups: readonly Group[] = [
  { name: 'old', parties: ['oldApp', 'oldCard'] },
  { name: 'new', parties: ['app', 'card'] },
];

const scenario = (change: Partial<Scenario> = {}): Scenario => ({
  ...twoPhaseCommit,
  name: 'groups',
  system: () => ({
    parties: [
      { name: 'app', chart: app, intents: [{ type: 'go' }] },
      { name: 'card', chart: card },
      { name: 'oldApp', chart: still('oldApp') },
      { name: 'oldCard', chart: still('oldCard') },
    ],
    faults: [leave],
    groups,
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
  }),
  intents: [],
  faults: { leave: 1, lose: 1 },
  ...change,
});

const begin = (change: Partial<Scenario> = {}): World => {
  const of = scenario(change);
  return initialWorld(new Model(of, settingOf(of)));
};
const labels = (world: World): string[] =>
  choicesIn(world).map(choice =>
    'group' in choice ? `${choice.kind} ${choice.group} by ${choice.party}` : `${choice.kind} ${choice.party}`,
  );
const after = (world: World, ...choices: string[]): World =>
  choices.reduce((here, choice) => step(here, labels(here).indexOf(choice))!.to, world);
const away = (world: World): string[] => groups.map(({ name }) => name).filter(name => viewOf(world).away(name));
const left = (world: World): number =>
  budgetsLeft(world).find(each => each.kind === 'fault' && each.fault === 'leave')!.left;

test('either group can leave, and a departure costs one budgeted fault', () => {
  const world = begin();
  expect(labels(world)).toEqual(['intend app', 'leave old by oldApp', 'leave new by app']);
  expect([away(world), left(world)]).toEqual([[], 1]);
  const gone = after(world, 'leave new by app');
  expect([away(gone), left(gone)]).toEqual([['new'], 0]);
  const other = after(world, 'leave old by oldApp');
  expect([away(other), labels(other)]).toEqual([['old'], ['return old by oldApp', 'intend app']]);
});

test('a party that is away does nothing; messages to it can only be lost; the return costs nothing', () => {
  const asked = after(begin(), 'intend app');
  expect(labels(asked)).toEqual(['deliver card', 'expire app', 'lose card', 'leave old by oldApp', 'leave new by app']);
  const gone = after(asked, 'leave new by app');
  expect(labels(gone)).toEqual(['return new by app', 'lose card']);
  expect(isQuiescent(gone)).toBe(false);
  const back = after(gone, 'return new by app');
  expect(labels(back)).toEqual(['deliver card', 'expire app', 'lose card']);
  expect([away(back), left(back)]).toEqual([[], 0]);
  expect(viewOf(after(back, 'deliver card')).local('card').value).toBe('met');
  expect(labels(after(gone, 'lose card'))).toEqual(['return new by app']);
});

test('a group can be away initially, and never return', () => {
  const world = begin({ away: ['new'] });
  expect([away(world), labels(world)]).toEqual([['new'], ['return new by app', 'leave old by oldApp']]);
  const never = begin({ away: ['new'], neverReturns: true });
  expect(labels(never)).toEqual(['leave old by oldApp']);
  expect(labels(after(never, 'leave old by oldApp'))).toEqual([]);
  expect(isQuiescent(never)).toBe(true);
  // Without the budget no device leaves.
  expect(labels(begin({ faults: {} }))).toEqual(['intend app']);
});

test('the departure and return of a group move no chart: nothing is sent or reported', () => {
  const flips = begin().model.presence.flips(false);
  expect(flips.map(({ move }) => [move.message, move.to])).toEqual([
    [-1, -1],
    [-1, -1],
  ]);
  const gone = after(begin(), 'leave new by app');
  const steps = [
    step(begin(), labels(begin()).indexOf('leave new by app')),
    step(gone, labels(gone).indexOf('return new by app')),
  ];
  for (const each of steps) expect(each).toMatchObject({ sends: [], reports: [], heard: true });
});
