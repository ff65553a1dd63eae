import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { stops } from '../../formats/tour-stops.ts';
import { frameText } from '../app/frame.tsx';
import { reduce } from '../app/reduce.ts';
import { plainCanvas } from '../paint/paint.ts';
import { initialState } from '../state/opening.ts';
import { homeEntries, homeGroups } from './home.ts';

const size = { columns: 100, rows: 40 };
const user = {
  last: 'lossy-bind/0.0~0000',
  verdicts: { 'first-bind': 'holds', 'lossy-bind': 'violated' } as const,
  saved: [{ name: 'two-rows', scenario: 'lossy-bind', text: 'breaks one-live-row-per-card' }],
};
const home = initialState({ scenarios, catalogue, stops, user }, size);

test('every scenario is in one group, by protocol and by trouble', () => {
  for (const groups of ['protocol', 'trouble'] as const) {
    const listed = homeGroups({ ...home, groups }).flatMap(({ entries }) => entries);
    const names = listed.flatMap(({ opens }) => (opens.kind === 'scenario' ? [opens.scenario.name] : []));
    expect(names.toSorted()).toEqual(scenarios.map(({ name }) => name).sort());
  }
  const groupOf = (name: string, groups: 'protocol' | 'trouble') =>
    homeGroups({ ...home, groups }).find(({ entries }) => entries.some(({ title }) => title === name))?.heading;
  expect(groupOf('suspended-migration', 'protocol')).toBe('Suspension');
  expect(groupOf('switch-while-migrating', 'protocol')).toBe('Migration');
  expect(groupOf('impatient-one-tap', 'protocol')).toBe('One-tap binding');
  expect(groupOf('two-phase-commit', 'protocol')).toBe('Not about cards');
  expect(groupOf('lossy-bind', 'trouble')).toBe('Several troubles at once');
  expect(groupOf('crashed-tap', 'trouble')).toBe('A server or the app crashes');
  expect(groupOf('absent-migration', 'trouble')).toBe('A device is away');
});

test('the last run is listed first, then the tour, then saved runs', () => {
  expect(
    homeGroups(home)
      .slice(0, 3)
      .map(({ heading }) => heading),
  ).toEqual(['Go on', 'Take the tour', 'Saved runs']);
  expect(frameText(home, plainCanvas)).toContain('✗ lossy-bind');
  expect(frameText(home, plainCanvas)).toContain('✓ first-bind');
});

test.each([
  ['crash tap', 'crashed-tap'],
  ['lsybind', 'lossy-bind'],
  ['racing', 'racing-migration'],
  ['two rows', 'two-rows'],
])('the search %s finds %s', (searchText, name) => {
  const titles = homeEntries({ ...home, searchText }).map(({ title }) => title);
  expect(titles.slice(0, 3)).toContain(name);
});

test('a search without a result says so, and escape restores the list', () => {
  const searching = [...'zzqq'].reduce(
    (state, key) => reduce(state, { kind: 'write', key }),
    reduce(home, { kind: 'prompt', of: 'search' }),
  );
  expect(frameText(searching, plainCanvas)).toContain('nothing is called so');
  expect(homeEntries(reduce(searching, { kind: 'close' }))).toEqual(homeEntries(home));
});

test('a scenario is checked from home, and its verdict stored', () => {
  const at = homeEntries(home).findIndex(({ title }) => title === 'tap-to-pay');
  const asked = reduce({ ...home, cursor: at }, { kind: 'check' });
  const { question } = asked.asking!;
  expect(question).toMatchObject({ kind: 'scenario', scenario: { name: 'tap-to-pay' } });
  const answer = { verdict: 'holds', worlds: 12, token: undefined, says: 'tap-to-pay: holds' } as const;
  const told = reduce(asked, { kind: 'answer', key: question.key, answer });
  expect([told.user.verdicts['tap-to-pay'], told.notice]).toEqual(['holds', 'tap-to-pay: holds']);
  expect(told.commands.at(-1)).toMatchObject({ kind: 'keep', user: { verdicts: { 'tap-to-pay': 'holds' } } });
});

test('a token of another version is refused in a line, and the state stays', () => {
  const at = homeEntries(home).findIndex(({ opens }) => opens.kind === 'resume');
  const refused = reduce({ ...home, cursor: at }, { kind: 'take' });
  expect([refused.run, refused.notice]).toEqual([undefined, expect.stringMatching(/another version/)]);
});

test('control characters in saved runs are shown escaped, and no line is wider than the screen', () => {
  const evil = '\u001B]52;c;cHduZWQ=\u0007\u009B2J\u202E\u200Bend';
  const saved = [{ name: `a${evil}`, scenario: evil, text: `tongka run 1\nscenario ${evil}\nbreaks ${evil}\n` }];
  const evilUser = { last: `${evil}/0`, verdicts: {}, saved };
  const evilHome = initialState({ scenarios, catalogue, stops, user: evilUser }, size);
  const at = homeEntries(evilHome).findIndex(({ opens }) => opens.kind === 'saved');
  const onIt = { ...evilHome, cursor: at };
  for (const state of [evilHome, onIt, reduce(onIt, { kind: 'take' }), reduce(evilHome, { kind: 'take' })]) {
    const lines = frameText(state, plainCanvas).split('\n');
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{DI}]/u);
    expect(lines.join('')).toContain('\\u001b]52;c;');
    for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(size.columns);
  }
});
