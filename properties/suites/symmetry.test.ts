// Goal: symmetry reduction changes no verdict, or the check refuses it. Method: random groups of clients that a server
// and an observer store in lists, sets and by name; the same with a rare case that distinguishes clients by name.
// SYMMETRY_RUNS=20000 sets the number of groups, SYMMETRY_SEED the seed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  always,
  check,
  choicesIn,
  everyStep,
  initialWorld,
  modelFor,
  type Property,
  settingOf,
  sometimes,
  step,
  viewOf,
  type WorldView,
} from '#sim';
import {
  type Group,
  groups,
  isBreaking,
  observerOf,
  type ServerContext,
  type SymmetryBreak,
  scenarioOf,
  symmetryBreaks,
} from '../arbitraries/groups.ts';

const { SYMMETRY_RUNS: runs = '150', SYMMETRY_SEED: seed = '7' } = process.env;
const worldsMax = 3_000;

const server = (world: WorldView) => world.local('server').context as ServerContext;
const seen = (world: WorldView) => world.observer('seen').context as { log: string[]; last: string; all: string[] };
const friend = (world: WorldView, name: string) => (world.local(name).context as { friend: string }).friend;

/** A property that symmetry reduction supports. */
type Asked = Property & { readonly test: Extract<Property['test'], { form: 'always' | 'sometimes' | 'step' }> };

/** Forms that name no client. Some are about clients in a state, or about a number of clients. */
function symmetricForms({ names }: Group, state: string, count: number): Property['test'][] {
  const is = (world: WorldView, name: string | undefined) =>
    name !== undefined && name !== 'nobody' && world.local(name).value === state;
  return [
    always(world => names.filter(name => is(world, name)).length <= count),
    always(world => !is(world, server(world).last)),
    always(
      world => server(world).owner !== server(world).last,
      world => server(world).owner !== 'nobody',
    ),
    always(
      world => server(world).list[0] !== server(world).last,
      world => server(world).list.length > 1,
    ),
    always(world => !is(world, server(world).list[1])),
    always(world => server(world).list[1] !== server(world).owner),
    always(world => server(world).list.length < names.length || server(world).list.join() !== seen(world).log.join()),
    sometimes(world => names.every(name => server(world).marks[name]) && server(world).count === count),
    sometimes(world => server(world).held.length === names.length && is(world, server(world).owner)),
    sometimes(world => names.every(name => friend(world, name) !== 'nobody' && friend(world, name) !== name)),
    always(world => !names.some(name => friend(world, name) === name)),
    always(world => world.inbox('server').every(({ from }) => from !== server(world).last)),
    always(world => seen(world).log.length < 2 || seen(world).log[0] !== seen(world).last),
    always(world => seen(world).log[1] !== server(world).last || !is(world, seen(world).log[0])),
    always(world => seen(world).all.length <= count || server(world).held.length <= count),
    everyStep(({ before, after }) => !names.some(name => is(after, name) && name === server(before).last)),
    everyStep(({ before, sends }) => sends.every(({ to }) => to === 'server' || to !== server(before).list[0])),
    everyStep(({ after, reports }) => reports.every(({ who }) => who !== server(after).list[0])),
    everyStep(({ before, choice }) => choice.kind !== 'crash' || !is(before, choice.party)),
  ];
}

/** A form that distinguishes clients by name in one case. */
function naming(group: Group, breaking: SymmetryBreak): Property['test'] {
  const [first] = group.names;
  return breaking.by === 'step property'
    ? everyStep(({ before, choice }) => !('party' in choice && choice.party === first && broken(before)))
    : always(world => !broken(world));
  function broken(world: WorldView): boolean {
    return isBreaking(group, server(world).list, breaking);
  }
}

const property = (name: string, group: Group, form: Property['test'], breaking?: SymmetryBreak): Asked => ({
  name,
  says: 'Under test.',
  kind: 'safety',
  subject: 'two-phase-commit',
  source: 'ours',
  breaks: [],
  observers: [observerOf(group, breaking)],
  test: form as Asked['test'],
});

/** The verdicts and trace lengths with symmetry and without; undefined if there are too many worlds. */
function both(group: Group, asked: readonly Asked[], breaking?: SymmetryBreak) {
  const scenario = scenarioOf(group, breaking);
  const setting = settingOf(scenario);
  const plain = check(scenario, setting, asked, { worldsMax });
  if (plain.coverage !== 'complete') return undefined;
  const said = ({ properties }: typeof plain) => properties.map(({ verdict, steps }) => [verdict, steps]);
  try {
    const reduced = check(scenario, setting, asked, { symmetry: true });
    expect(reduced.explored.symmetry?.proved).toBe(true);
    expect(reduced.explored.worlds).toBeLessThanOrEqual(plain.explored.worlds);
    const shownAll = reduced.properties.every(({ trace }, at) => shown(group, asked, at, trace?.stem, breaking));
    return { plain: said(plain), reduced: said(reduced), shown: shownAll };
  } catch (error) {
    const refused = (error as Error).message;
    if (!refused.startsWith('symmetry: ')) throw error;
    return { plain: said(plain), refused };
  }
}

/** Whether a trace leads to its violation or witness, step by step. */
function shown(group: Group, asked: readonly Asked[], at: number, stem?: readonly number[], breaking?: SymmetryBreak) {
  if (!stem) return true;
  const scenario = scenarioOf(group, breaking);
  const { test } = asked[at]!;
  let world = initialWorld(modelFor(scenario, settingOf(scenario), asked));
  let holds = test.form === 'step' || test.holds(viewOf(world));
  for (const choice of stem) {
    if (choice >= choicesIn(world).length) return false;
    const taken = step(world, choice)!;
    world = taken.to;
    holds = test.form === 'step' ? test.holds(taken) : test.holds(viewOf(world));
  }
  return holds === (test.form === 'sometimes');
}

const broken = fc.tuple(symmetryBreaks, fc.nat(18));
const particulars = fc.record({ state: fc.constantFrom('s0', 's1', 's2'), count: fc.nat(2) });
const parameters = { seed: Number(seed), numRuns: Number(runs) };

test('a symmetric group is not refused, and its verdicts are the same with symmetry and without', () => {
  let compared = 0;
  let found = 0;
  const law = fc.property(groups, particulars, (group, { state, count }) => {
    const asked = symmetricForms(group, state, count).map((form, at) => property(`property-${at}`, group, form));
    const observers = [observerOf(group)];
    const said = both(
      group,
      asked.map(each => ({ ...each, observers })),
    );
    if (!said) return;
    compared++;
    found += said.plain.filter(([, steps]) => steps !== undefined).length;
    expect(said).toEqual({ plain: said.plain, reduced: said.plain, shown: true });
  });
  fc.assert(law, parameters);
  expect(compared).toBeGreaterThan(0.6 * parameters.numRuns);
  expect(found).toBeGreaterThan(parameters.numRuns);
});

test('a group that distinguishes clients by name is refused, or its verdicts are the same', () => {
  let refusals = 0;
  const law = fc.property(groups, particulars, broken, (group, { state, count }, [breaking, at]) => {
    const isNaming = breaking.by === 'world property' || breaking.by === 'step property';
    const form = isNaming ? naming(group, breaking) : symmetricForms(group, state, count)[at]!;
    const said = both(group, [property('under-test', group, form, breaking)], breaking);
    if (!said) return;
    if ('refused' in said) refusals++;
    else expect(said).toEqual({ plain: said.plain, reduced: said.plain, shown: true });
  });
  fc.assert(law, parameters);
  expect(refusals).toBeGreaterThan(0.1 * parameters.numRuns);
});
