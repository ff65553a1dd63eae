/**
 * Goal: each reason for a survivor is about a mutant that there is, and says something. Method: the names of all mutants,
 * generated from the charts of every scenario; and some of them analysed.
 */
import { expect, test } from 'vitest';
import { catalogue, isAbout, noMessageGoesUnheard, reasonFor, reasons } from '#properties';
import {
  analysing,
  baselineOf,
  inForce,
  type MutationOutcome,
  mutationsIn,
  type RoleMutation,
  type Scenario,
  sampleOf,
  scenarios,
  settingOf,
} from '#sim';

const every = mutationsIn(scenarios.map(scenario => [scenario, settingOf(scenario)] as const));

test('each name of a reason is the name of a mutant', () => {
  const patterns = reasons.flatMap(({ mutants, ...reason }) =>
    [mutants].flat().map(each => ({ ...reason, mutants: each })),
  );
  const idle = patterns.filter(pattern => !every.some(({ name }) => isAbout(pattern, name)));
  expect(idle.map(({ mutants }) => mutants)).toEqual([]);
});

test('no mutant has two reasons, and each reason is a sentence', () => {
  for (const { name } of every) expect(reasons.filter(reason => isAbout(reason, name)).length, name).toBeLessThan(2);
  for (const { because } of reasons) expect(because).toMatch(/^[A-Z].{20,}\.$/s);
});

test('an asterisk stands for any text, and everything else for itself', () => {
  const reason = { mutants: ['terminal:*:drop-guard', 'clerk:(chart):x'], is: 'accepted', because: 'So.' } as const;
  const among = [reason];
  expect(reasonFor('terminal:idle:ask:drop-guard', among)).toBe(reason);
  expect(reasonFor('clerk:(chart):x', among)).toBe(reason);
  expect(reasonFor('clerk:(chart):xx', among)).toBeUndefined();
  expect(reasonFor('my-terminal:idle:ask:drop-guard', among)).toBeUndefined();
});

/** The small scenarios in which a sample is analysed. */
const small = ['two-phase-commit', 'first-card', 'tap-to-pay', 'delete-card', 'switch-card', 'one-tap-bind'];

test('in small scenarios, a mutant that is killed has no reason to survive', () => {
  const here = scenarios.filter(({ name }) => small.includes(name));
  const propertiesOf = (scenario: Scenario) => inForce(scenario, catalogue);
  const clock = { now: () => 0 };
  const baselines = here.map(each => baselineOf(each, settingOf(each), propertiesOf(each), clock));
  const outcomeOf = (mutation: RoleMutation): MutationOutcome => {
    const turns = analysing(
      mutation,
      {
        baselines,
        propertiesOf,
        settingWith: ({ name }, mutant) => settingOf(here.find(each => each.name === name)!, { mutant }),
        apart: noMessageGoesUnheard.name,
      },
      clock,
    );
    let turn = turns.next();
    while (!turn.done) turn = turns.next();
    return turn.value!;
  };
  const found = sampleOf(
    every.filter(mutation => mutation.scenarios.some(name => small.includes(name))),
    60,
    1,
  ).map(outcomeOf);
  const killed = found.filter(({ outcome }) => outcome === 'killed');
  expect(killed.length).toBeGreaterThan(8);
  expect(killed.filter(({ name }) => reasonFor(name)).map(({ name }) => name)).toEqual([]);
  // A kill has a run, unless a state is not reached or the chart fails.
  for (const { kill } of killed) expect(kill!.by.length > 0 || kill!.error !== undefined).toBe(true);
});
