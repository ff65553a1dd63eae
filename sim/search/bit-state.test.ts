// Goal: a bit-state search omits as many worlds as it reports. Method: comparison with the exact search.
import { expect, test } from 'vitest';
import { check, modelFor } from '../analysis/check.ts';
import { always, eventually, everyStep, type Property, sometimes } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { lossyBind } from '../scenarios/binding.ts';
import { settingOf } from '../world/setting.ts';
import { exploringBits } from './bit-state.ts';

const five = twoPhaseCommitOf(5);
const about = (test: Property['test']): Property => ({
  name: 'under-test',
  says: 'Under test.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [],
  test,
});
const published = settingOf(lossyBind, { profile: 'published' });

test('with enough bits it meets every world, and still proves nothing', () => {
  const properties = [about(always(() => true)), about(everyStep(() => true)), about(eventually(() => false))];
  const outcome = check(five, settingOf(five), properties, { bitState: 28 });
  expect(outcome).toMatchObject({ verdict: 'undecided', coverage: 'sampled' });
  expect(outcome.explored).toMatchObject({ worlds: 8_832, steps: 37_345, complete: false });
  expect(outcome.explored.stopped).toBeUndefined();
  expect(outcome.explored.bitState!.omitted).toBeLessThan(1e-6);
  expect(outcome.properties.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'undecided']);
});

test('its tokens are those of the exact search', () => {
  const properties = [
    about(always(world => world.inbox('terminal').length < 3)),
    about(everyStep(({ choice, heard }) => choice.kind !== 'tear' || !heard)),
    about(sometimes(world => JSON.stringify(world.local('terminal').value).includes('bound'))),
  ];
  const exact = check(lossyBind, published, properties);
  const sampled = check(lossyBind, published, properties, { bitState: 26 });
  expect(sampled.explored.depth).toBe(exact.explored.depth);
  const found = exact.properties.filter(({ token }) => token);
  expect(found.map(({ verdict }) => verdict)).toEqual(['violated', 'violated', 'holds']);
  expect(sampled.properties.map(({ token }) => token)).toEqual(found.map(({ token }) => token));
});

// Too few bits on purpose; most successors of omitted worlds are met on another path.
test.each([
  [18, 3, 2],
  [17, 17, 14],
  [16, 110, 91],
])('with 2^%i bits %i of 8,832 worlds are missing, and %i are reported', (logarithm, missing, reported) => {
  const { worlds, bitState } = check(five, settingOf(five), [], { bitState: logarithm }).explored;
  expect([8_832 - worlds, Math.round(bitState!.omitted)]).toEqual([missing, reported]);
});

test('a limit ends it, and the outcome names the limit', () => {
  const { explored, coverage } = check(five, settingOf(five), [], { bitState: 20, worldsMax: 3_000 });
  expect({ coverage, stopped: explored.stopped }).toEqual({ coverage: 'sampled', stopped: 'worldsMax' });
});

test('the bytes per world are those of the bits, of the paths, and of the frontier', () => {
  const { worlds, bytesPerWorld } = check(five, settingOf(five), [], { bitState: 20 }).explored;
  const width = modelFor(five, settingOf(five)).width;
  // 2^20 bits; two blocks of 65,536 bytes and 8 bytes for each 256 parents; one block of 4,096 worlds at the end.
  const bytes = 2 ** 17 + 2 * 65_536 + 8 * Math.ceil(worlds / 256) + 4_096 * width * 4;
  expect(bytesPerWorld).toBeGreaterThan((bytes - 4_096 * width * 4) / worlds - 0.1);
  expect(bytesPerWorld).toBeLessThan((bytes + 4_096 * width * 4) / worlds + 0.1);
});

const three = twoPhaseCommitOf(3);

test('its depth is that of the exact search', () => {
  expect(check(three, settingOf(three), [], { bitState: 20 }).explored.depth).toBe(
    check(three, settingOf(three), []).explored.depth,
  );
});

test('only real steps are judged: each changes only the party that takes it', () => {
  const property = about(
    everyStep(({ before, after, choice }) =>
      before.parties.every(
        name => ('party' in choice && choice.party === name) || before.local(name) === after.local(name),
      ),
    ),
  );
  expect(check(three, settingOf(three), [property]).properties[0]).toMatchObject({ verdict: 'holds', vacuous: false });
  expect(check(three, settingOf(three), [property], { bitState: 20 }).properties[0]!.verdict).toBe('undecided');
});

test('progress reports a finding once', () => {
  const properties = [about(always(() => false)), about(sometimes(() => false))];
  const run = exploringBits(modelFor(five, settingOf(five)), properties, 20, {}, { now: () => 0 });
  const [first, second] = [run.next().value, run.next().value];
  expect(first).toMatchObject({ found: [{ property: properties[0], verdict: 'violated', trace: { stem: [] } }] });
  expect(second).not.toHaveProperty('found');
  expect(second).toHaveProperty('worlds');
});
