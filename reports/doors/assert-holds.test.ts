// Goal: the error of `assertHolds` states the problem and the next step. Method: two parties, and properties with each
// verdict.
import { expect, test } from 'vitest';
import { remembering } from '#machines';
import {
  always,
  InputError,
  leadsTo,
  modelFor,
  type Property,
  replayToken,
  type Scenario,
  settingOf,
  sometimes,
  traceOf,
} from '#sim';
import { assertHolds, NotHeldError } from './assert-holds.ts';

const ann = remembering('ann', {
  idle: { on: { go: ['asking', 'ben', 'ask'] } },
  asking: { on: { yes: ['glad'] } },
  glad: {},
});
const ben = remembering('ben', { idle: { on: { ask: ['asked', 'ann', 'yes'] } }, asked: {} });
const asking: Scenario = {
  name: 'asking',
  story: 'Ann asks Ben.',
  subject: 'asking',
  system: () => ({ parties: [ann, ben], link: () => ({ discipline: 'ordered', reach: 'network', inFlightMax: 1 }) }),
  intents: [{ party: 'ann', intent: { type: 'go' } }],
  faults: { lose: 1 },
  timers: 'free',
  asserts: [],
};
const is = (party: string, state: string) => (world: { local: (party: string) => { value: unknown } }) =>
  world.local(party).value === state;
const property = (name: string, test: Property['test']): Property => ({
  name,
  says: `The sentence of ${name}.`,
  kind: 'safety',
  subject: 'asking',
  source: 'ours',
  breaks: [],
  test,
});
const annIsGlad = property('ann-is-glad', sometimes(is('ann', 'glad')));
const benIsNotAsked = property(
  'ben-is-not-asked',
  always(world => !is('ben', 'asked')(world)),
);

/** The error that it throws. */
function thrown(...words: Parameters<typeof assertHolds>): NotHeldError {
  try {
    assertHolds(...words);
  } catch (error) {
    if (error instanceof NotHeldError) return error;
    throw error;
  }
  throw new Error('it holds');
}

test('the outcome is returned if every property holds', () => {
  expect(assertHolds(asking, [annIsGlad])).toMatchObject({ verdict: 'holds', coverage: 'complete', scenario: asking });
});

test('without properties, unheard messages are checked', () => {
  expect(assertHolds(asking).properties).toMatchObject([{ property: { name: 'no-message-goes-unheard' } }]);
  const deaf = remembering('ben', { idle: {} });
  const system: Scenario['system'] = setting => ({ ...asking.system(setting), parties: [ann, deaf] });
  expect(thrown({ ...asking, system }).message).toContain('violated: no-message-goes-unheard');
});

test('a violated property is reported with its statement, its run and the replay command', () => {
  const { message, outcome, stack } = thrown(asking, [annIsGlad, benIsNotAsked]);
  const { token } = outcome.properties[1]!;
  expect(message).toBe(`asking: 1 of 2 properties hold

violated: ben-is-not-asked
The sentence of ben-is-not-asked.
The shortest run that breaks it has 2 steps:

   ann      ben
1   ● go [idle → asking] · been.asking = true
2   ├──ask──▶│ [idle → asked] · been.asked = true
    │        │

still in flight:
  ben → ann  yes

To replay it:
  const trace = traceOf('${token}', [scenario]);
  const run = replayToken(modelFor(scenario, trace.setting), trace);`);
  const trace = traceOf(token!, [asking]);
  const run = replayToken(modelFor(asking, trace.setting), trace);
  expect(run.steps.at(-1)!.after.local('ben').value).toBe('asked');
  expect(stack?.split('\n    at ')[1]).toContain('assert-holds.test.ts');
});

test('a violation by an infinite run is reported with its cycle, an unreached property without a run', () => {
  const system: Scenario['system'] = () => ({
    ...asking.system(settingOf(asking)),
    parties: [remembering('ann', { idle: { on: { go: ['one'] } }, one: { later: ['two'] }, two: { later: ['one'] } })],
  });
  const { message } = thrown({ ...asking, system }, [
    property('ann-rests', leadsTo(is('ann', 'one'), is('ann', 'idle'))),
    property('ann-sleeps', sometimes(is('ann', 'asleep'))),
  ]);
  expect(message).toContain('0 of 2 properties hold');
  expect(message).toContain('from here on, for ever');
  expect(message).toContain('violated: ann-sleeps\nThe sentence of ann-sleeps.\nEvery world was explored, and none of');
});

test('an undecided property is reported with the limit that was met', () => {
  const { message, outcome } = thrown(
    asking,
    [
      property(
        'all-is-well',
        always(() => true, is('ann', 'asking')),
      ),
    ],
    {
      limits: { worldsMax: 1 },
    },
  );
  expect(outcome.verdict).toBe('undecided');
  expect(message).toContain('undecided: all-is-well\nThe sentence of all-is-well.');
  expect(message).toMatch(
    /Undecided after \d+ worlds and \d+ steps?: the limit worldsMax \(1\) was met; raise limits\.worldsMax/,
  );
});

test('an exceeded message limit is reported, and the coverage of a bit-state search', () => {
  const chatty = remembering('ann', {
    idle: { on: { go: ['one', 'ben', 'ask'] } },
    one: { on: { go: ['idle', 'ben', 'ask'] } },
  });
  const system: Scenario['system'] = setting => ({ ...asking.system(setting), parties: [chatty, ben] });
  const well = property(
    'all-is-well',
    always(() => true, is('ann', 'one')),
  );
  expect(thrown({ ...asking, system }, [well]).message).toContain('raise inFlightMax of the link');
  const { message } = thrown(
    asking,
    [
      property(
        'all-is-well',
        always(() => true, is('ann', 'asking')),
      ),
    ],
    {
      limits: { bitState: 16 },
    },
  );
  expect(message).toContain('a search with limits.bitState may leave out worlds');
});

test('a vacuous property is reported, unless `allowVacuous` is set', () => {
  const vacuous = property(
    'nothing-said',
    always(() => true, is('ann', 'asleep')),
  );
  expect(thrown(asking, [vacuous]).message).toContain(
    'vacuous: nothing-said\nThe sentence of nothing-said.\nvacuous: its premise never came up, so it says nothing here.',
  );
  expect(assertHolds(asking, [vacuous], { allowVacuous: true }).properties).toMatchObject([{ vacuous: true }]);
});

test('another setting can be checked, and an empty list of properties is an error', () => {
  const reliable = settingOf(asking, { faults: {} });
  const answered = property('ann-gets-an-answer', leadsTo(is('ann', 'asking'), is('ann', 'glad')));
  expect(thrown(asking, [answered]).message).toContain('violated: ann-gets-an-answer');
  expect(assertHolds(asking, [answered], { setting: reliable }).setting).toBe(reliable);
  expect(() => assertHolds(asking, [])).toThrow(InputError);
});
