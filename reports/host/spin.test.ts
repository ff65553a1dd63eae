// Goal: an exploration that shares only tables with Tongka's has the same counts and verdicts, and detects errors.
// Method: Spin over the exported models of a few scenarios (npm run check:spin takes all), and over corrupted ones.
import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import {
  type CardChange,
  type CardScenario,
  type ChoiceKind,
  cardKinds,
  checking,
  inForce,
  type Model,
  modelFor,
  type Outcome,
  type Property,
  scenarios,
  settingOf,
  type TransitionTables,
  transitionTablesOf,
  twoPhaseCommitOf,
} from '#sim';
import { json, tongka } from '../cli/spawn.test-kit.ts';
import { judgesWorlds } from '../cli/verbs/export.ts';
import { type CrossCheck, crossCheck } from '../formats/cross-check.ts';
import { depthMax, promela } from '../formats/promela.ts';
import { runSpin, spinMissing } from './spin.ts';

const missing = spinMissing();
const named = (name: string): CardScenario => scenarios.find(scenario => scenario.name === name)!;

/** A corruption of the engine's steps, or of the exported tables. */
interface Corruption {
  readonly engine?: (model: Model) => void;
  readonly tables?: (unfolded: TransitionTables) => void;
}

/** Tongka's outcome compared with Spin's. */
async function compared(scenario: CardScenario, change: CardChange, corrupted: Corruption = {}): Promise<CrossCheck> {
  const setting = settingOf(scenario, change);
  const properties = inForce(scenario, catalogue);
  const modelled = (): Model => {
    const model = modelFor(scenario, setting, properties);
    corrupted.engine?.(model);
    return model;
  };
  const checked = (asked: readonly Property[]): Outcome => {
    const turns = checking(scenario, setting, asked, {}, { now: () => 0 }, modelled());
    let turn = turns.next();
    while (!turn.done) turn = turns.next();
    return turn.value;
  };
  const unfolded = transitionTablesOf(modelled(), properties);
  corrupted.tables?.(unfolded);
  return crossCheck(
    [checked(properties), checked(properties.filter(judgesWorlds))],
    unfolded,
    await runSpin(promela(unfolded), depthMax(unfolded.worlds)),
  );
}

/** Together they have every kind of choice, both timer disciplines, an observer, and both verdicts. */
const handful: readonly (readonly [scenario: string, change: CardChange])[] = [
  ['first-bind', { profile: 'published' }],
  ['torn-tap', {}],
  ['crashed-delete', {}],
  ['quick-switch', { profile: 'published' }],
  ['late-return', { profile: 'published' }],
  ['reinstall', { faults: { reinstall: 1, copy: 1, leave: 1 } }],
];

test('export prints the model, and refuses a model it cannot export', async () => {
  const { code, out } = await tongka(['export', 'two-phase-commit', '--to', 'promela']);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('active proctype world()') });
  expect(out).toContain('assert(c_expr { holds (resource_managers_agree) });');
  expect(await tongka(['export', 'first-bind', '--worlds-max', '9'])).toMatchObject({ code: 2, out: '' });
  expect(await tongka(['export'])).toMatchObject({ code: 64, out: '' });
});

test('without Spin, export --verify is refused', async () => {
  const { code, err } = await tongka(['export', 'two-phase-commit', '--verify'], { env: { PATH: '' } });
  expect({ code, err }).toEqual({ code: 64, err: 'tongka: --verify needs spin, which is not installed\n' });
});

test('the scenarios make every kind of choice', () => {
  // No written scenario has decisions, and several beginnings are not exported.
  const kinds = new Set<ChoiceKind>(['begin', 'decide']);
  for (const [name, change] of handful) {
    const { parties, left, returned } = transitionTablesOf(modelFor(named(name), settingOf(named(name), change)), []);
    for (const { moves } of parties) for (const { kind } of [...moves.values()].flat()) kinds.add(kind);
    for (const { kind } of [...left.values(), ...returned.values()]) kinds.add(kind);
  }
  expect(cardKinds.all.filter(kind => !kinds.has(kind))).toEqual([]);
});

test.runIf(missing)(`nothing is compared with Spin: ${missing} is not installed`, () => {});

describe.skipIf(missing)('Spin agrees', () => {
  test.each([
    [3, 288, 761],
    [5, 8_832, 37_345],
  ])('on Two-Phase Commit of %i: %i worlds, %i steps', async (size, worlds, steps) => {
    const found = await compared(twoPhaseCommitOf(size), {});
    expect(found).toMatchObject({ differences: [], spin: { worlds, steps }, compared: { holds: 1, violated: 0 } });
  });

  test('when the command line runs it', async () => {
    const { code, value } = await json('export', 'two-phase-commit', '--verify');
    const verified = [expect.objectContaining({ worlds: 288, differences: [], notCompared: [] })];
    expect({ code, value }).toEqual({ code: 0, value: { command: 'export', verified, leftOut: 0 } });
  });

  test.each(handful)('on %s %o', async (name, change) => {
    const found = await compared(named(name), change);
    expect(found).toMatchObject({ differences: [], spin: { worlds: found.worlds, steps: found.steps } });
    expect(found.compared.holds).toBeGreaterThan(40);
    expect(found.compared.violated > 0).toBe(change.profile === 'published');
  });
});

describe.skipIf(missing)('Spin disagrees', () => {
  const differences = async (corrupted: Corruption): Promise<string> =>
    (await compared(named('switch-card'), {}, corrupted)).differences.join('; ');
  const corrupted = (tables: Corruption['tables']): Promise<string> => differences({ tables: tables! });

  test('if the engine omits a choice', async () => {
    const engine = (model: Model): void => {
      const append = model.append.bind(model);
      model.append = (here, into, mask) => {
        append(here, into, mask);
        if (into.count > 1 && into.move(into.count - 1).kind === 'expire') into.count--;
      };
    };
    expect(await differences({ engine })).toMatch(/steps: \d+ by us, 603 by Spin|where no world of ours has been/);
  });

  test('if sleep sets leave out more than one of two independent orders', async () => {
    const engine = ({ pairs }: Model): void => {
      pairs.ofParty.fill(0);
    };
    expect(await differences({ engine })).toMatch(/^worlds with steps left out: \d+ by us, 271 by Spin/);
  });

  test('if a sent message does not arrive', async () => {
    const found = await corrupted(({ parties }) => {
      const [cell, row] = firstOf(parties.find(({ applied }) => applied.size > 0)!.applied);
      row.set(firstOf(row)[0], cell);
    });
    expect(found).toMatch(/worlds: 271 by us, \d+ by Spin/);
  });

  test('if a move is missing', async () => {
    const found = await corrupted(({ parties }) => {
      const { moves } = parties.find(({ name }) => name === 'terminal')!;
      const [cell, all] = [...moves].find(([, list]) => list.length > 1)!;
      moves.set(cell, all.slice(1));
    });
    expect(found).toMatch(/steps: 603 by us, \d+ by Spin/);
  });

  test('if an entry is missing', async () => {
    const found = await corrupted(({ parties }) => {
      const [, row] = firstOf(parties.find(({ applied }) => applied.size > 0)!.applied);
      row.delete(firstOf(row)[0]);
    });
    expect(found).toContain('Spin comes where no world of ours has been: every_choice_is_known ()');
  });

  test('if a judgement is inverted, and if one is missing', async () => {
    const turned = await corrupted(({ judged }) => {
      const decision = judged.find(({ property }) => property.name === 'no-message-goes-unheard')!.decision;
      if (typeof decision === 'object') decision.branches.set(firstOf(decision.branches)[0], false);
    });
    expect(turned).toBe('no-message-goes-unheard: holds by us, violated by Spin');
    const lacking = await corrupted(({ judged }) => {
      const decision = judged.find(({ property }) => property.name === 'active-means-loaded')!.decision;
      if (typeof decision === 'object') decision.branches.delete(firstOf(decision.branches)[0]);
    });
    expect(lacking).toBe('Spin comes where no world of ours has been: every_judgement_is_known ()');
  });
});

function firstOf<Value>(table: ReadonlyMap<number, Value>): [number, Value] {
  return [...table][0]!;
}
