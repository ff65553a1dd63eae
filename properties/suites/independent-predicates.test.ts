/**
 * Goal: properties judge the auth server and the element by predicates of their own, which equal the predicates of the
 * charts in every reachable world. Method: both are evaluated in the worlds of every scenario under both profiles and
 * in violating configurations, up to a limit of worlds; and each predicate must be true somewhere and false somewhere.
 */
import { describe, expect, test } from 'vitest';
import * as machines from '#machines';
import { catalogue } from '#properties';
import {
  always,
  type CardChange,
  type CardScenario,
  check,
  type Property,
  scenarios,
  settingOf,
  sometimes,
  type WorldView,
} from '#sim';
import { activeToken, isLive, memoriesOf, rowsOf } from '../world/cards.ts';
import { isSpent, proofsOf, transactionsOf, verifiesFor } from '../world/payments.ts';

/** The limit of worlds in a scenario; most have fewer. */
const worldsMax = 20_000;
/** The limit of worlds in a violating configuration. */
const brokenWorldsMax = 1_000;

/** The values of a predicate in a world, each with the value of the charts' predicate. */
type Answers = (world: WorldView) => readonly (readonly [ours: unknown, theirs: unknown])[];

const proofsAndTokens = (world: WorldView) =>
  proofsOf(world).flatMap(proof => rowsOf(world).map(({ token }) => ({ proof, token })));

const predicates: Readonly<Record<string, Answers>> = {
  isLive: world => rowsOf(world).map(row => [isLive(row), machines.isLive(row)]),
  activeToken: world =>
    memoriesOf(world).flatMap(memory =>
      machines.cardTypes.map(type => [activeToken(memory, type), machines.activeToken(memory, type)] as const),
    ),
  verifiesFor: world =>
    proofsAndTokens(world).map(({ proof, token }) => [verifiesFor(proof, token), machines.verifiesFor(proof, token)]),
  isSpent: world => {
    const known = transactionsOf(world);
    return proofsAndTokens(world).map(({ proof, token }) => [
      isSpent(known, token, proof),
      machines.isSpent(known, token, proof),
    ]);
  },
};

const asked = (name: string, test: Property['test']): Property => {
  const kind = test.form === 'sometimes' ? 'reachability' : 'safety';
  return { name, says: name, kind, subject: 'cards', source: 'ours', breaks: [], test };
};

/** For each predicate, the property that it equals the predicate of the charts. */
const equalities = Object.entries(predicates).map(([name, answers]) =>
  asked(
    name,
    always(world => answers(world).every(([ours, theirs]) => ours === theirs)),
  ),
);

/** The predicates that differ from the charts' predicates in some world, each with the token of a trace there. */
function differing(scenario: CardScenario, change: CardChange, worldsMax: number): string[] {
  const { properties } = check(scenario, settingOf(scenario, change), equalities, { worldsMax });
  return properties.flatMap(({ property, verdict, token }) =>
    verdict === 'violated' ? `${property.name}: ${token}` : [],
  );
}

const aboutCards = scenarios.filter(({ subject }) => subject === 'cards');
const scenarioNamed = (name: string) => scenarios.find(scenario => scenario.name === name)!;

describe.each(machines.profileNames)('as %s, each predicate equals the predicate of the charts', profile => {
  test.each(aboutCards.map(({ name }) => name))('in %s', name => {
    expect(differing(scenarioNamed(name), { profile }, worldsMax)).toEqual([]);
  });
});

describe('in violating configurations, each predicate equals the predicate of the charts', () => {
  const breakings = catalogue
    .filter(({ subject }) => subject === 'cards')
    .flatMap(({ name, breaks }) => breaks.map(each => ({ name, ...each })));
  test.each(breakings)('$name in $scenario', ({ scenario, change }) => {
    expect(differing(scenarioNamed(scenario), change, brokenWorldsMax)).toEqual([]);
  });
});

test.each(Object.entries(predicates))('%s is true in some world and false in another', (_, answers) => {
  const said = [true, false].map(answer =>
    asked(
      String(answer),
      sometimes(world => answers(world).some(([ours]) => Boolean(ours) === answer)),
    ),
  );
  const given = ['tap-to-pay', 'dead-card-tap'].flatMap(name => {
    const { properties } = check(scenarioNamed(name), settingOf(scenarioNamed(name)), said);
    return properties.flatMap(({ property, verdict }) => (verdict === 'holds' ? property.name : []));
  });
  expect([...new Set(given)].sort()).toEqual(['false', 'true']);
});
