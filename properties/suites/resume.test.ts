// Goal: a check resumed from a checkpoint has the outcome of an uninterrupted one. Method: checks stopped at several
// limits, with the whole catalogue in force: observers, steps, liveness, violations.
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { type CardChange, check, inForce, type Limits, type Outcome, type Store, scenarios, settingOf } from '#sim';

/** A checkpoint store in memory. */
function memoryStore(): Store {
  let kept: Uint8Array[] | undefined;
  return {
    name: 'shelf',
    build: 'this',
    read: () => kept,
    write: pieces => {
      kept = Array.from(pieces, piece => piece.slice());
    },
  };
}

function checked(name: string, change: CardChange, limits: Limits = {}, store?: Store): Outcome {
  const scenario = scenarios.find(each => each.name === name)!;
  const outside = { now: () => 0, ...(store ? { store } : {}) };
  return check(scenario, settingOf(scenario, change), inForce(scenario, catalogue), limits, outside);
}

test.each([
  ['first-bind', {}],
  ['lossy-bind', { profile: 'published' }],
  ['lossy-bind', { mutant: 'journal-leak' }],
  ['torn-switch', {}],
  ['tap-during-switch', { profile: 'published' }],
  ['migrate-card', { profile: 'published', faults: { copy: 1 } }],
  ['crashed-sign-in', {}],
  ['lossy-delete', { profile: 'published' }],
  ['lossy-suspension', {}],
] as const)('%s with %j', (name, change) => {
  const whole = checked(name, change);
  const store = memoryStore();
  for (const worldsMax of [3, 60, 61, 250, 700, 1500]) checked(name, change, { worldsMax }, store);
  const last = checked(name, change, {}, store);
  // The whole outcome is equal, including the queries of the charts and the bytes of worlds.
  expect(last).toEqual(whole);
});
