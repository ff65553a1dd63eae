// Goal: a check from mid-run agrees with a check from the first world. Method: shortest counterexamples of some
// scenarios, checked from several worlds on them: the shortest future is the rest of the counterexample, choice by
// choice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import {
  check,
  checkingFrom,
  choicesIn,
  findingFrom,
  inForce,
  initialWorld,
  modelFor,
  type OutcomeAhead,
  replay,
  scenarios,
  settingOf,
  sometimes,
  step,
} from '#sim';
import { choiceLists, randomRun } from '../arbitraries/choices.ts';

const clock = { now: () => 0 };

function finish<Result>(turns: Generator<unknown, Result, 'stop' | undefined>): Result {
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

test.each(['torn-switch', 'crashed-delete', 'lossy-migration', 'lossy-tap', 'first-bind'])('%s', name => {
  const scenario = scenarios.find(each => each.name === name)!;
  const setting = settingOf(scenario, { profile: 'published' });
  const properties = inForce(scenario, catalogue).filter(({ test }) => test.form === 'always' || test.form === 'step');
  const broken = check(scenario, setting, properties).properties.filter(({ trace }) => trace);
  expect(broken.length).toBeGreaterThan(0);
  const model = modelFor(scenario, setting, properties);
  for (const { property, trace } of broken) {
    const { steps } = replay(model, trace!);
    for (const taken of [0, Math.floor(steps.length / 2), steps.length - 1]) {
      const past = { model, steps: steps.slice(0, taken) };
      const outcome = finish(checkingFrom(past, properties, {}, clock));
      const ahead = outcome.properties.find(concluded => concluded.property === property)!;
      expect(ahead.future).toEqual({ stem: trace!.stem.slice(taken), cycle: undefined });
      expect(ahead.trace).toEqual(trace);
    }
  }
});

test.each([
  'lossy-switch',
  'two-phase-commit',
  'late-return',
])('from the end of any run of %s, sleep sets change no result', name => {
  const scenario = scenarios.find(each => each.name === name)!;
  const properties = inForce(scenario, catalogue).filter(({ test }) => test.form === 'always');
  const model = modelFor(scenario, settingOf(scenario), properties);
  fc.assert(
    fc.property(choiceLists(20), wishes => {
      const past = { model, steps: randomRun(model, wishes).steps };
      const [half, every] = [{}, { sleepSets: false }].map(limits =>
        finish(checkingFrom(past, properties, limits, clock)),
      );
      const { worlds, steps, depth, skipped } = half!.explored;
      expect(every!.explored).toMatchObject({ worlds, steps, depth, skipped: 0 });
      expect(half!.properties.map(({ verdict, trace }) => [verdict, trace])).toEqual(
        every!.properties.map(({ verdict, trace }) => [verdict, trace]),
      );
      return skipped > 0 || worlds < 50;
    }),
    { seed: 2, numRuns: 15 },
  );
});

test('other steps in the same model during the check change no result', () => {
  const scenario = scenarios.find(each => each.name === 'lossy-bind')!;
  const setting = settingOf(scenario, { profile: 'published' });
  const properties = inForce(scenario, catalogue);
  const told = ({ properties: concluded, explored: { worlds, steps, depth } }: OutcomeAhead) => [
    concluded.map(({ property, verdict, token }) => [property.name, verdict, token]),
    [worlds, steps, depth],
  ];
  const past = () => ({ model: modelFor(scenario, setting, properties), steps: [] });
  const { model, steps } = past();
  const turns = checkingFrom({ model, steps }, properties, {}, clock);
  let turn = turns.next();
  let world = initialWorld(model);
  while (!turn.done) {
    for (let walked = 0; walked < 10; walked++) {
      const choices = choicesIn(world);
      world = step(world, (7 * walked) % choices.length)?.to ?? initialWorld(model);
    }
    turn = turns.next();
  }
  expect(told(turn.value)).toEqual(told(finish(checkingFrom(past(), properties, {}, clock))));
});

test('the search stops at the first finding, which is the finding of the complete search', () => {
  const scenario = scenarios.find(each => each.name === 'lossy-bind')!;
  const setting = settingOf(scenario);
  const condition = {
    name: 'off',
    says: 'The element is off.',
    kind: 'reachability',
    subject: scenario.subject,
    source: 'this test',
    breaks: [],
    test: sometimes(world => world.local('secureElement').value === 'off'),
  } as const;
  const { answer, found, explored } = finish(
    findingFrom({ model: modelFor(scenario, setting), steps: [] }, condition, {}, clock),
  );
  const whole = check(scenario, setting, [condition]);
  expect(answer).toBe('found');
  expect(found.trace).toEqual(whole.properties[0]!.trace);
  expect(found.token).toBe(whole.properties[0]!.token);
  expect(explored).toMatchObject({ complete: false, stopped: 'found' });
  expect(explored.worlds).toBeLessThan(whole.explored.worlds / 4);
});
