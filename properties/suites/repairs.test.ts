// Goal: a repair found for a run repairs its scenario, and the status of the run is correct. Method: violations with a
// known repairing safeguard; and the published profile, under which several safeguards are off.
import { describe, expect, test } from 'vitest';
import { type SafeguardName, safeguards } from '#machines';
import { catalogue } from '#properties';
import {
  type CardChange,
  check,
  divergenceOf,
  findingRepairs,
  modelFor,
  type Repair,
  replay,
  scenarios,
  settingOf,
} from '#sim';

function broken(name: string, propertyName: string, change: CardChange) {
  const scenario = scenarios.find(each => each.name === name)!;
  const property = catalogue.find(each => each.name === propertyName)!;
  const setting = settingOf(scenario, change);
  const { trace } = check(scenario, setting, [property]).properties[0]!;
  return { scenario, property, run: replay(modelFor(scenario, setting, [property]), trace!) };
}

/** The progress of the search for repairs. */
type RepairProgress = ReturnType<typeof findingRepairs> extends Generator<infer Told, unknown, unknown> ? Told : never;

const without = (name: SafeguardName): CardChange => ({ with: { [name]: safeguards[name].published } });

function repairsOf(name: string, propertyName: string, change: CardChange, stopAfter = Infinity): Repair[] {
  const { property, run } = broken(name, propertyName, change);
  const turns = findingRepairs(run, property, {}, { now: () => 0 });
  let turn = turns.next();
  for (let turned = 0; !turn.done; turned++) turn = turns.next(turned >= stopAfter ? 'stop' : undefined);
  return turn.value;
}

test.each<[scenario: string, property: string, safeguard: SafeguardName]>([
  ['torn-switch-of-field', 'a-switch-leaves-a-card-paying', 'atomic-activation'],
  ['lossy-tap', 'one-approval-per-proof', 'transaction-freshness'],
  ['crashed-delete', 'told-deleted-means-fenced', 'deletion-order'],
  ['crashed-migration', 'a-migrating-card-is-never-lost', 'durable-job'],
])('in %s, %s is repaired by %s, the only safeguard that is off', (name, property, safeguard) => {
  const [only, ...more] = repairsOf(name, property, without(safeguard));
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    name: safeguard,
    verdict: 'holds',
    outcome: { verdict: 'holds', coverage: 'complete' },
  });
  expect(only!.standing.answer).not.toBe('still fails');
});

test.each([
  ['torn-switch', 'a-switch-leaves-a-card-paying', ['atomic-activation']],
  ['lossy-migration', 'no-card-pays-twice-by-moving', ['migration-order']],
  // No single safeguard repairs it.
  ['second-try', 'no-orphan-is-left', []],
])('under the published profile, the repairs of %s are those that a check of each confirms', (name, propertyName, expected) => {
  const all = repairsOf(name, propertyName, { profile: 'published' });
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter(({ verdict }) => verdict === 'holds').map(({ name }) => name)).toEqual(expected);
  const { scenario, property } = broken(name, propertyName, { profile: 'published' });
  for (const { setting, verdict } of all) expect(check(scenario, setting, [property]).verdict).toBe(verdict);
});

test('after a stop, a candidate is undecided unless the run decides it', () => {
  // Under this safeguard the run holds, and the check takes more than one turn, so that it can be stopped.
  const all = repairsOf('lossy-bind', 'one-live-row-per-card', { profile: 'published' }, 1);
  const [first, ...others] = all;
  expect(first).toMatchObject({
    name: 'request-identity',
    standing: { answer: 'now holds' },
    verdict: 'undecided',
    outcome: { explored: { stopped: 'interrupted' } },
  });
  for (const { standing, verdict, outcome } of others) {
    expect(outcome).toBeUndefined();
    expect(verdict).toBe(standing.answer === 'still fails' ? 'violated' : 'undecided');
  }
});

describe('the departure of a run under another setting', () => {
  const torn = broken('torn-switch-of-field', 'a-switch-leaves-a-card-paying', without('atomic-activation'));
  const twice = broken('lossy-bind', 'one-live-row-per-card', { profile: 'published' });
  const hardened = ({ scenario, property }: typeof torn) => modelFor(scenario, settingOf(scenario), [property]);

  test('there is none under the same setting', () => {
    for (const { scenario, property, run } of [torn, twice]) {
      const again = divergenceOf(run, modelFor(scenario, run.model.setting, [property]));
      expect(again).toMatchObject({ observable: undefined, internal: undefined, run: { missing: undefined } });
      expect(again.run.steps.map(({ at }) => at)).toEqual(run.steps.map(({ at }) => at));
    }
  });

  test('it is in the hidden state of the element if the safeguard changes the element', () => {
    const { observable, internal, run } = divergenceOf(torn.run, hardened(torn));
    expect(observable).toBeUndefined();
    expect(internal?.parties).toEqual(['secureElement']);
    const context = (steps: typeof run.steps, step: number) => steps[step - 1]!.after.local('secureElement').context;
    expect(context(run.steps, internal!.step)).not.toEqual(context(torn.run.steps, internal!.step));
    expect(context(run.steps, internal!.step - 1)).toEqual(context(torn.run.steps, internal!.step - 1));
  });

  test('it is at the repeated request that opens a second row, but not when hardened', () => {
    const { observable, run } = divergenceOf(twice.run, hardened(twice));
    expect(observable).toEqual({ step: 7, parties: ['authServer', 'issuerServer'] });
    expect(run.missing).toBeUndefined();
  });
});

test('progress names the safeguard under test, and a stopped check is undecided', () => {
  const { property, run } = broken('lossy-migration', 'no-card-pays-twice-by-moving', { profile: 'published' });
  const progress: RepairProgress[] = [];
  const turns = findingRepairs(run, property, {}, { now: () => 0 });
  let turn = turns.next();
  // Stops during a check.
  let isStopped = false;
  while (!turn.done) {
    progress.push(turn.value);
    const stops: boolean = !isStopped && turn.value.worlds > 0;
    isStopped ||= stops;
    turn = turns.next(stops ? 'stop' : undefined);
  }
  expect(isStopped).toBe(true);
  const all = turn.value;
  for (const { name, done, of } of progress) expect([all[done]!.name, all.length]).toEqual([name, of]);
  const stopped = progress.find(({ worlds }) => worlds > 0)!;
  expect(all[stopped.done]).toMatchObject({ verdict: 'undecided', outcome: { explored: { stopped: 'interrupted' } } });
  for (const { verdict, outcome, standing } of all.slice(stopped.done + 1)) {
    expect(outcome).toBeUndefined();
    expect(verdict).toBe(standing.answer === 'still fails' ? 'violated' : 'undecided');
  }
});
