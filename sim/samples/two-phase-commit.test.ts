// Goal: the engine alone checks a scenario without cards. Method: a check, a token and a search for repairs.
import { expect, test } from 'vitest';
import { check, modelFor } from '../analysis/check.ts';
import { findingRepairs } from '../analysis/repairs.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always } from '../property/property.ts';
import { replayToken, traceOf } from '../trace/token.ts';
import { settingNamed, settingOf } from '../world/setting.ts';
import { viewOf } from '../world/world.ts';
import { twoPhaseCommitOf } from './two-phase-commit.ts';

const commit = twoPhaseCommitOf(2);
const neverCommitted = underTest(always(world => world.local('transactionManager').value !== 'committed'));

test('the check finds a counterexample, and its token replays it', () => {
  const setting = settingOf(commit, { parameters: { managers: 3 } });
  const { properties, explored } = check(commit, setting, [neverCommitted]);
  expect(explored).toMatchObject({ complete: true, worlds: 288, steps: 761 });
  const { verdict, token } = properties[0]!;
  expect(verdict).toBe('violated');
  expect(token).toMatch(/^two-phase-commit@managers=3\//);
  const trace = traceOf(token!, [commit]);
  const run = replayToken(modelFor(commit, trace.setting), trace);
  expect(viewOf(run.end).local('transactionManager').value).toBe('committed');
  expect(findingRepairs(run, neverCommitted, {}, { now: () => 0 }).next()).toEqual({ done: true, value: [] });
});

test('a setting word of card scenarios is refused', () => {
  for (const word of ['published', 'bind-confirmation=none', 'mutant=commit-unprepared'])
    expect(() => settingNamed(commit, [word])).toThrow(`two-phase-commit has no setting "${word}"; its settings are `);
});
