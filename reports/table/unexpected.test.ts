/**
 * Goal: an unexpected message has a reason beside the chart, and does not come. Method: the tables of every scenario under
 * both profiles and the lists are compared both ways; that none of it comes is among the expected verdicts.
 */
import { describe, expect, test } from 'vitest';
import { profileNames, type Unexpected, type UnexpectedByRegion } from '#machines';
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

const named = (name: string): CardScenario => scenarios.find(scenario => scenario.name === name)!;

/** The runs of the findings in the lists: none is open. */
const runs: Readonly<Record<string, CardScenario>> = {};

const settings = scenarios.flatMap(scenario => profileNames.map(profile => [scenario, profile] as const));
const drawn = [
  ...settings.map(([scenario, profile]) => [scenario, { profile }] as const),
  // The profiles verify identities in one of two ways; with both, users are asked for a code, too.
  [named('one-tap-bind'), { with: { 'identity-verification': 'both' } }] as const,
];
const lists = new Map<string, UnexpectedByRegion>();
/** The unexpected cells of all charts; those without a reason. */
const unexpected = new Set<string>();
const questions = new Set<string>();

const cellsOf = (region: string, { messages, states }: Pick<Unexpected, 'messages' | 'states'>): readonly string[] =>
  [messages].flat().flatMap(message => [states].flat().map(state => `${region}: ${message} in ${state}`));

const seen = new Set<unknown>();
for (const [scenario, change] of drawn) {
  const system = systemOf(scenario, settingOf(scenario, change));
  const general = (path: string): string => generalNames(system.kinds ?? {})(path.split('.'));
  for (const party of system.parties.filter(({ chart }) => !seen.has(chart))) {
    seen.add(party.chart);
    const role = party.role ?? party.name;
    lists.set(role, party.unexpected ?? {});
    for (const { region, reasons } of partyTables(scenario, system, party))
      for (const { messages, states, because, found } of reasons)
        for (const cell of cellsOf(`${role}, ${general(region.name)}`, { messages, states: states.map(general) })) {
          unexpected.add(cell);
          if (because === undefined && found === undefined) questions.add(cell);
        }
  }
}

const listed = [...lists].flatMap(([role, regions]) =>
  Object.entries(regions).flatMap(([region, list]) =>
    list.map(each => [cellsOf(`${role}, ${region}`, each), each] as const),
  ),
);

test('every unexpected message has a reason, or is a finding', () => {
  expect([...questions]).toEqual([]);
});

test('every message that is listed is unexpected in some chart, and listed once', () => {
  const cells = listed.flatMap(([cells]) => cells);
  expect(cells.filter(cell => !unexpected.has(cell))).toEqual([]);
  expect(cells.filter((cell, at) => cells.indexOf(cell) !== at)).toEqual([]);
});

describe('no unexpected message comes', () => {
  const cards = settings.filter(([{ subject }]) => subject === 'cards');
  const unheard = cards.filter(([scenario, profile]) =>
    expectedOf(scenario.name, profile).includes(noMessageGoesUnheard.name),
  );

  test('in any scenario under any profile, but for two', () => {
    for (const [scenario] of cards) expect(inForce(scenario, catalogue)).toContain(noMessageGoesUnheard);
    expect(unheard.map(([{ name }, profile]) => `${name}, ${profile}`)).toEqual([
      'crashed-migration, published',
      'crashed-sign-in, published',
    ]);
  });

  test.each(
    unheard.map(([scenario, profile]) => [scenario.name, scenario, profile] as const),
  )('in %s either: what goes unheard there is turned away by a guard', (_, scenario, profile) => {
    const setting = settingOf(scenario, { profile });
    const met = new Set<string>();
    const records = everyStep(({ heard, choice }) => {
      if (!heard && choice.kind === 'deliver') met.add(`${choice.party}: ${choice.envelope.message.type}`);
      return true;
    });
    check(scenario, setting, [{ ...noMessageGoesUnheard, test: records }]);
    const system = systemOf(scenario, setting);
    const cells = system.parties.flatMap(party =>
      partyTables(scenario, system, party).flatMap(({ reasons }) =>
        reasons.flatMap(({ messages }) => messages.map(message => `${party.name}: ${message}`)),
      ),
    );
    expect(met.size).toBeGreaterThan(0);
    expect([...met].filter(each => cells.includes(each))).toEqual([]);
  });
});

test('the checker finds each finding', () => {
  const found = listed.flatMap(([, each]) => ('found' in each ? [each.found] : []));
  expect(Object.keys(runs).sort()).toEqual([...new Set(found)].sort());
  for (const [[cell], each] of listed) {
    if (!('found' in each)) continue;
    const scenario = runs[each.found]!;
    const { properties } = check(scenario, settingOf(scenario), [noMessageGoesUnheard], { untilFound: true });
    const model = modelFor(scenario, settingOf(scenario), [noMessageGoesUnheard]);
    const { choice } = replayToken(model, traceOf(properties[0]!.token!, [scenario])).steps.at(-1)!;
    expect([each.messages].flat(), cell).toContain(choice.kind === 'deliver' && choice.envelope.message.type);
  }
});
