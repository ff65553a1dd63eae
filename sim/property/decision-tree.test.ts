/**
 * Goal: a learned tree answers as its predicate does. Method: every world and step of small scenarios, each one twice.
 */
import { describe, expect, test } from 'vitest';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { firstBind } from '../scenarios/binding.ts';
import { lateReturn } from '../scenarios/migration.ts';
import { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import {
  choicesIn,
  fieldThrough,
  initialWorld,
  type Step,
  type StepView,
  step,
  type WorldView,
} from '../world/world.ts';
import { type Branch, DecisionTree } from './decision-tree.ts';

/** The first worlds of a scenario, and the steps that leave them. */
function explored(scenario: Scenario, most = 400) {
  const model = new Model(scenario, settingOf(scenario));
  const worlds = [initialWorld(model)];
  const seen = new Set([worlds[0]!.row.join()]);
  const steps: Step[] = [];
  for (const world of worlds.slice(0, 1)) worlds.splice(0, 1, world);
  for (let at = 0; at < worlds.length && at < most; at++)
    for (const [choice] of choicesIn(worlds[at]!).entries()) {
      const taken = step(worlds[at]!, choice)!;
      steps.push(taken);
      if (seen.has(taken.to.row.join())) continue;
      seen.add(taken.to.row.join());
      worlds.push(taken.to);
    }
  return { model, worlds: worlds.slice(0, most), steps };
}

/** The answer of a tree. No question occurs twice on a path. */
function answered(model: Model, tree: Branch, before: Int32Array, after: Int32Array, move: number): boolean {
  const asked = new Set<string>();
  let branch: Branch | undefined = tree;
  while (typeof branch === 'object') {
    const { side, part, index } = branch.question;
    expect(['before', 'after', 'move']).toContain(side);
    const question = side === 'move' ? 'move' : [side, part, index].join();
    expect(asked.has(question)).toBe(false);
    asked.add(question);
    if (side === 'move') branch = branch.branches.get(move);
    else {
      const { field, through } = fieldThrough(model, part, index);
      const number = (side === 'before' ? before : after)[field]!;
      branch = branch.branches.get(through ? through[number]! : number);
    }
  }
  return branch!;
}

const { model, worlds, steps } = explored(twoPhaseCommitOf(3));
const names = model.parties.map(({ name }) => name);

describe('of worlds', () => {
  test.each<[string, (world: WorldView) => boolean]>([
    ['one part', world => world.local('resourceManager1').value === 'prepared'],
    [
      'parts that depend on others',
      world => world.inbox(names[0]!).length > 1 || world.local(names[1]!).value === 'aborted',
    ],
    ['the same part again', world => names.every(name => world.local(name).value === world.local(names[0]!).value)],
    ['nothing', () => true],
  ])('%s', (_, holds) => {
    const decision = DecisionTree.ofWorlds(model, holds);
    const views = new Map(steps.map(({ to, after }) => [to.row.join(), after]));
    const known = worlds.filter(({ row }) => views.has(row.join()));
    for (const { row } of [...known, ...known]) decision.meet({ before: row, after: row, move: undefined });
    for (const { row } of known)
      expect(answered(model, decision.root!, row, row, -1)).toBe(holds(views.get(row.join())!));
  });

  test('a predicate is evaluated once for all worlds that agree on the parts it reads', () => {
    let asked = 0;
    const decision = DecisionTree.ofWorlds(model, world => {
      asked++;
      return world.local('resourceManager1').value !== 'committed';
    });
    for (const { row } of worlds) decision.meet({ before: row, after: row, move: undefined });
    expect(asked).toBe(new Set(worlds.map(({ row }) => model.cells[1]!.localOf[row[1]!])).size);
  });
});

describe('of steps', () => {
  test.each<[string, Scenario, (step: StepView) => boolean]>([
    ['what is sent', twoPhaseCommitOf(3), ({ sends }) => sends.length === 0],
    ['what is heard', twoPhaseCommitOf(3), ({ heard, choice }) => heard && choice.kind === 'deliver'],
    [
      'before and after',
      twoPhaseCommitOf(3),
      ({ before, after }) => before.local(names[1]!).value === after.local(names[1]!).value,
    ],
    ['what is reported', firstBind, ({ reports, after }) => reports.length > 0 && after.inbox('terminal').length > 0],
    ['who is away', lateReturn, ({ before, after }) => before.away('old') === after.away('old')],
  ])('%s', (_, scenario, holds) => {
    const { model, steps } = explored(scenario, 250);
    const decision = DecisionTree.ofSteps(model, holds);
    const successors = model.successors();
    const moves = steps.map(({ from, at }) => {
      model.expand(from.row, successors);
      return successors.move(at);
    });
    for (const [at, { from, to }] of steps.entries())
      decision.meet({ before: from.row, after: to.row, move: moves[at] });
    const answers = steps.map(({ from, to }, at) => answered(model, decision.root!, from.row, to.row, moves[at]!.id));
    expect(answers).toEqual(steps.map(taken => holds(taken)));
    expect(new Set(answers).size).toBe(2);
  });
});
