// Goal: a scenario that knows no cards is checked with the engine alone. Method: a check, a token and a search for repairs.
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

test('it is checked, and its counterexample is replayed from a token', () => {
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

test('a word that only cards have is refused', () => {
  for (const word of ['published', 'bind-confirmation=none', 'mutant=commit-unprepared'])
    expect(() => settingNamed(commit, [word])).toThrow(`two-phase-commit has no setting "${word}"; its settings are `);
});
