/**
 * Goal: an unexpected message has a reason beside the chart, and the reason is true. Method: the tables of every scenario
 * under both profiles and the lists are compared both ways; the checker says whether such a message ever comes.
 */
import { describe, expect, test } from 'vitest';
import { type Party, profileNames, type Unexpected } from '#machines';
import { catalogue, noMessageGoesUnheard } from '#properties';
import {
  type CardScenario,
  check,
  everyStep,
  expectedOf,
  generalNames,
  inForce,
  modelFor,
  replayToken,
  scenarios,
  settingOf,
  systemOf,
  traceOf,
} from '#sim';
import { partyTables } from './party-tables.ts';

/** The findings of the lists, each with a run that the checker finds. */
const runs: Readonly<Record<string, CardScenario>> = {
  'one-tap-bind, if the app of the old phone is installed anew: its list shows the card meanwhile': {
    ...named('one-tap-bind'),
    faults: { reinstall: 1 },
    asserts: [],
  },
};

function named(name: string): CardScenario {
  return scenarios.find(scenario => scenario.name === name)!;
}

const settings = scenarios.flatMap(scenario => profileNames.map(profile => [scenario, profile] as const));
/** The parties of all settings, by role: one for each chart. */
const parties = new Map<Party['chart'], Party>();
const questions = new Set<string>();
const unexpected = new Set<string>();

for (const [scenario, profile] of settings) {
  const system = systemOf(scenario, settingOf(scenario, { profile }));
  const general = generalNames(system.kinds ?? {});
  for (const party of system.parties.filter(({ chart }) => !parties.has(chart))) {
    parties.set(party.chart, party);
    for (const { region, reasons } of partyTables(scenario, system, party))
      for (const { messages, states, ...why } of reasons)
        for (const cell of messages.flatMap(message => states.map(state => [message, state] as const))) {
          const text = cellText(roleOf(party), general(region.name.split('.')), cell[0], general(cell[1].split('.')));
          unexpected.add(text);
          if (Object.keys(why).length === 0) questions.add(text);
        }
  }
}

function roleOf({ role, name }: Party): string {
  return role ?? name;
}
function cellText(party: string, region: string, message: string, state: string): string {
  return `${party}, ${region}: ${message} in ${state}`;
}

const lists = new Map([...parties.values()].map(party => [roleOf(party), party.unexpected ?? {}]));
const listed = [...lists].flatMap(([party, regions]) =>
  Object.entries(regions).flatMap(([region, list]) => list.map(each => ({ party, region, each }))),
);
const cellsOf = (party: string, region: string, { messages, states }: Unexpected): readonly string[] =>
  [messages].flat().flatMap(message => [states].flat().map(state => cellText(party, region, message, state)));

test('every unexpected message has a reason, or is a finding', () => {
  expect([...questions]).toEqual([]);
});

test('every message that is listed is unexpected in some chart, and listed once', () => {
  const cells = listed.flatMap(({ party, region, each }) => cellsOf(party, region, each));
  expect(cells.filter(cell => !unexpected.has(cell))).toEqual([]);
  expect(new Set(cells).size).toBe(cells.length);
});

describe('no unexpected message comes', () => {
  const cards = settings.filter(([{ subject }]) => subject === 'cards');
  const { name } = noMessageGoesUnheard;
  const unheard = cards.filter(([scenario, profile]) => expectedOf(scenario.name, profile).includes(name));

  test('in any scenario, as the expected verdicts say, but for three as published', () => {
    for (const [scenario] of cards) expect(inForce(scenario, catalogue)).toContain(noMessageGoesUnheard);
    expect(unheard.map(([scenario, profile]) => `${scenario.name}, ${profile}`)).toEqual([
      'lossy-migration, published',
      'crashed-migration, published',
      'crashed-sign-in, published',
    ]);
  });

  test.each(
    unheard.map(each => [each[0].name, ...each] as const),
  )('in %s it is a guard that turns away what comes', (_, scenario, profile) => {
    const setting = settingOf(scenario, { profile });
    const { parties: all, kinds = {} } = systemOf(scenario, setting);
    const met = new Set<string>();
    const records = everyStep(({ heard, choice, before }) => {
      if (!heard && choice.kind === 'deliver') met.add(`${choice.party} ${choice.envelope.message.type}`);
      return before !== undefined;
    });
    check(scenario, setting, [{ ...noMessageGoesUnheard, test: records }]);
    const reasons = all.flatMap(party =>
      partyTables(scenario, { kinds }, party).flatMap(({ reasons }) =>
        reasons.flatMap(({ messages }) => messages.map(message => `${party.name} ${message}`)),
      ),
    );
    expect(met.size).toBeGreaterThan(0);
    expect([...met].filter(each => reasons.includes(each))).toEqual([]);
  });
});

describe('the checker finds', () => {
  const findings = listed.filter(({ each }) => 'found' in each);
  test.each(
    findings.map(({ party, region, each }) => [cellsOf(party, region, each)[0], each] as const),
  )('%s', (_, each) => {
    const scenario = runs[(each as { found: string }).found]!;
    const setting = settingOf(scenario);
    const { properties } = check(scenario, setting, [noMessageGoesUnheard], { untilFound: true });
    const { steps } = replayToken(modelFor(scenario, setting), traceOf(properties[0]!.token!, [scenario]));
    const { choice } = steps.at(-1)!;
    expect(choice.kind === 'deliver' && choice.envelope.message.type).toBe([each.messages].flat()[0]);
  });
});
