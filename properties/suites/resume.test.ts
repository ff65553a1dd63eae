// Goal: a check that was stopped and goes on says what it would have said. Method: stop it here and there, with the whole
// catalogue in force: observers, steps, promises, violations.
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { type CardChange, check, inForce, type Limits, type Outcome, type Store, scenarios, settingOf } from '#sim';

/** A file in memory. */
function shelf(): Store {
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
  const store = shelf();
  for (const worldsMax of [3, 60, 61, 250, 700, 1500]) checked(name, change, { worldsMax }, store);
  const last = checked(name, change, {}, store);
  // All of it, what was asked of the charts and what the worlds take included: nothing tells that it was stopped.
  expect(last).toEqual(whole);
});
