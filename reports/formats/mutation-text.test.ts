/** Goal: the table and the JSON of an analysis count what they say. Method: five mutants, one for each outcome and reason. */
import { expect, test } from 'vitest';
import type { Reason } from '#properties';
import type { MutationOutcome } from '#sim';
import { mutationJson } from './mutation-json.ts';
import { judged, killersOf, tallyOf } from './mutation-score.ts';
import { mutationText } from './mutation-text.ts';

const apart = 'no-message-goes-unheard';
const found = (name: string, change: Partial<MutationOutcome> = {}): MutationOutcome => ({
  name: `clerk:${name}`,
  party: 'clerk',
  operator: 'drop-guard',
  outcome: 'survived',
  hearingOnly: false,
  shownIn: 2,
  worlds: 10,
  undecided: [],
  failed: [],
  ...change,
});
const kill = (...by: string[]) => ({ scenario: 'desk', by, token: 'desk/0~1234' });
const killed = (name: string, ...by: string[]) => found(name, { outcome: 'killed', kill: kill(...by) });
const because = (is: Reason['is'], text: string): Reason => ({ mutants: 'clerk:*', is, because: text });
const harmless = because('equivalent', 'It does no harm.');

const all = [
  judged(killed('one', 'books-come-back'), undefined),
  judged(killed('two', 'books-come-back', 'nobody-waits'), harmless),
  judged(killed('three', apart), undefined),
  judged(found('four', { outcome: 'killed', kill: kill(apart), otherwise: kill('nobody-waits') }), undefined),
  judged(found('five', { outcome: 'killed', kill: kill(apart), hearingOnly: true }), undefined),
  judged(found('six', { outcome: 'killed', kill: { ...kill(), error: 'it throws' } }), undefined),
  judged(found('seven', { undecided: ['desk'] }), undefined),
  judged(found('eight'), harmless),
  judged(found('nine'), because('accepted', 'The reader does not mind.')),
  judged(found('ten', { outcome: 'unreachable' }), undefined),
];
const call = { scenario: undefined, party: undefined, sample: 10, seed: 1, of: 20, apart };

test('the score is the killed of those killed or survived; a declared equivalent does not count', () => {
  expect(tallyOf(all, apart)).toEqual({
    mutants: 10,
    killed: 6,
    survived: 2,
    equivalent: 1,
    unreachable: 1,
    score: 6 / 8,
    // One, two, four and six, of all but the one that only changes what is heard.
    scoreWithout: 4 / 7,
  });
  expect(tallyOf([], apart)).toMatchObject({ score: undefined, scoreWithout: undefined });
});

test('a property is counted for each mutant it kills, and for those that it alone kills', () => {
  expect(killersOf(all)).toEqual([
    { name: apart, killed: 3, alone: 3 },
    { name: 'books-come-back', killed: 2, alone: 1 },
    { name: '(the chart fails)', killed: 1, alone: 1 },
    { name: 'nobody-waits', killed: 1, alone: 0 },
  ]);
});

test('the text lists survivors with and without a reason, and reasons without a survivor', () => {
  const text = mutationText(all, call, [because('accepted', 'It is long ago.')], undefined);
  expect(text).toMatch(/^10 mutants of 20\n/);
  expect(text).toMatch(/^clerk +10 +6 +2 +1 +1 +75 % +57.1 %$/m);
  expect(text).toContain('Survivors without a reason:\n  clerk:seven (shows in 2 scenarios; undecided in desk)\n');
  expect(text).toContain('Survivors with a reason:\n  The reader does not mind.\n    clerk:nine\n');
  expect(text).toContain('Declared equivalent:\n  It does no harm.\n    clerk:eight\n');
  expect(text).toContain('Reasons without a survivor:\n  clerk:*');
});

test('the JSON has each mutant with what killed it, or why it may survive', () => {
  const { mutants, ...rest } = mutationJson(all, { ...call, seconds: 3 }) as { mutants: object[]; seconds: number };
  expect(rest).toMatchObject({ command: 'mutate', sample: 10, of: 20, killed: 6, seconds: 3 });
  expect(mutants[1]).toMatchObject({ outcome: 'killed', by: ['books-come-back', 'nobody-waits'], scenario: 'desk' });
  expect(mutants[1]).not.toHaveProperty('reason');
  expect(mutants[3]).toMatchObject({ otherwise: { by: ['nobody-waits'], scenario: 'desk' } });
  expect(mutants[5]).toMatchObject({ by: [], error: 'it throws' });
  expect(mutants[6]).toMatchObject({ outcome: 'survived', by: [], scenario: null, token: null, undecided: ['desk'] });
  expect(mutants[7]).toMatchObject({ outcome: 'equivalent', declared: 'equivalent', reason: 'It does no harm.' });
  expect(mutationJson(all, call)).not.toHaveProperty('seconds');
});

test('a check that failed though no chart did is named with its error, and is no kill', () => {
  const odd = [judged(found('odd', { failed: [{ scenario: 'desk', error: 'no such count' }] }), undefined)];
  expect(mutationText(odd, call, [], 80)).toContain(
    'Checks that failed, though no chart did:\n  clerk:odd in desk: no such count',
  );
  expect(tallyOf(odd, apart)).toMatchObject({ killed: 0, survived: 1 });
  expect(mutationJson(odd, call).mutants).toMatchObject([{ failed: [{ scenario: 'desk', error: 'no such count' }] }]);
});
