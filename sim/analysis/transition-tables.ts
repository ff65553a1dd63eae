/**
 * A model unfolded: every entry of every table that some world of the scenario uses, so that another tool can explore it
 * anew from the tables alone. An entry that no world uses is left out, and whoever asks for it has gone astray.
 */

import { type Branch, DecisionTree } from '../property/decision-tree.ts';
import { demandOf, type Property } from '../property/property.ts';
import { InputError } from '../world/input-error.ts';
import type { Move } from '../world/interning/move.ts';
import { operation } from '../world/interning/registers.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';

/** A table of two keys in which only what was used stands. */
export type Sparse = Map<number, Map<number, number>>;

/** What one party's cells do. */
export interface PartyTables {
  readonly name: string;
  /** The moves of every cell some world is in, in the contract's order. */
  readonly moves: Map<number, readonly Move[]>;
  /** Cell and coded operation → the cell after it, or -1 where the link has no room. */
  readonly applied: Sparse;
  /** Cell and failed party → the coded operations by which one message is lost with it. */
  readonly losses: Map<number, Map<number, readonly number[]>>;
}

/** A property another tool can judge: always, in every step, or somewhere. */
export interface PropertyTable {
  readonly property: Property;
  readonly form: 'always' | 'step' | 'sometimes';
  readonly decision: Branch;
}

/** A model unfolded into tables: what `promela` writes down for Spin. */
export interface TransitionTables {
  readonly model: Model;
  /** Every world was met, and no link was ever full: only then are the tables whole. */
  readonly complete: boolean;
  readonly worlds: number;
  readonly steps: number;
  readonly parties: readonly PartyTables[];
  /** For each observer: state and report → the state after it. */
  readonly heard: readonly Sparse[];
  /** The moves of devices that leave and return, by the device's name. */
  readonly left: ReadonlyMap<string, Move>;
  readonly returned: ReadonlyMap<string, Move>;
  readonly judged: readonly PropertyTable[];
  /** Those that speak of whole runs. */
  readonly unjudged: readonly Property[];
}

/**
 * Walks every world and keeps what was used.
 * @throws InputError where the scenario has several beginnings
 */
export function transitionTablesOf(
  model: Model,
  properties: readonly Property[],
  worldsMax = Number.POSITIVE_INFINITY,
): TransitionTables {
  if (model.beginnings.length > 1)
    throw new InputError(
      `${model.scenario.name} has several beginnings, which no other tool is told; export a scenario with one`,
    );
  const judges = properties.flatMap(property => judgeOf(model, property) ?? []);
  const used = new Used(model);
  const { ofGroups } = model.registers.choiceKinds;
  const left = new Map<string, Move>();
  const returned = new Map<string, Move>();
  const known = new Set<string>();
  const worlds: Row[] = [];
  const meet = (row: Row): void => {
    const key = row.join();
    if (known.has(key)) return;
    known.add(key);
    worlds.push(row);
  };
  const successors = model.successors();
  let steps = 0;
  let overflowed = false;
  meet(model.initial.slice());
  let at = 0;
  for (; at < worlds.length && worlds.length <= worldsMax; at++) {
    const before = worlds[at]!;
    for (const { form, learned } of judges)
      if (form !== 'step') learned.meet({ before, after: before, move: undefined });
    used.keep(before);
    model.expand(before, successors);
    overflowed ||= successors.overflowed;
    const isHeard = model.observers.length > 0 || judges.some(({ form }) => form === 'step');
    steps += successors.stepsFrom(0, isHeard);
    for (let each = 0; each < successors.count; each++) {
      const move = successors.move(each);
      const after = successors.after(each);
      for (const { form, learned } of judges) if (form === 'step') learned.meet({ before, after, move });
      const { choice } = move;
      if ('group' in choice) (choice.kind === ofGroups?.recovery ? returned : left).set(choice.group, move);
      meet(after);
    }
  }
  return {
    model,
    complete: at === worlds.length && !overflowed,
    worlds: worlds.length,
    steps,
    parties: used.parties,
    heard: used.heard,
    left,
    returned,
    judged: judges.map(({ property, form, learned }) => ({ property, form, decision: learned.root ?? true })),
    unjudged: properties.filter(each => !judges.some(({ property }) => property === each)),
  };
}

function judgeOf(model: Model, property: Property) {
  const { test } = property;
  if (test.form === 'step') return { property, form: test.form, learned: DecisionTree.ofSteps(model, demandOf(test)) };
  if (test.form === 'sometimes')
    return { property, form: test.form, learned: DecisionTree.ofWorlds(model, test.holds) };
  if (test.form !== 'always') return undefined;
  return { property, form: test.form, learned: DecisionTree.ofWorlds(model, demandOf(test)) };
}

/** The tables, growing by whatever one world more could use. */
class Used {
  readonly parties: PartyTables[];
  readonly heard: Sparse[];

  constructor(private readonly model: Model) {
    this.parties = model.parties.map(({ name }) => ({
      name,
      moves: new Map(),
      applied: new Map(),
      losses: new Map(),
    }));
    this.heard = model.observers.map(() => new Map());
  }

  /** Keeps every entry a world can ask for, whoever is away and whatever timers wait for. */
  keep(row: Row): void {
    const { model, parties } = this;
    const budget = row[model.width - 1]!;
    for (const [party, { moves }] of parties.entries()) {
      const cell = row[party]!;
      if (!moves.has(cell)) moves.set(cell, model.cells[party]!.moves(cell).filter(this.granted));
      for (const move of moves.get(cell)!)
        if (move.counter < 0 || model.budgets.left(budget, move.counter) > 0) this.take(row, move);
    }
  }

  /** Moves this setting ever pays for. */
  private readonly granted = ({ counter }: Move): boolean =>
    counter < 0 || this.model.budgets.left(this.model.budgets.full, counter) > 0;

  private take(row: Row, move: Move): void {
    const { model } = this;
    const cells = [...row.subarray(0, model.cells.length)];
    cells[move.party] = move.to;
    for (let at = 0; at < move.effects.length && !cells.includes(-1); at += 2) {
      const party = move.effects[at]!;
      cells[party] = this.apply(party, cells[party]!, move.effects[at + 1]!);
    }
    if (cells.includes(-1)) return;
    for (const [at, watcher] of model.observers.entries()) {
      let state = row[model.cells.length + at]!;
      for (const report of move.reports) {
        const after = watcher.hear(state, report);
        entries(this.heard[at]!, state).set(report, after);
        state = after;
      }
    }
    if (model.registers.choiceKinds.losesOne(move.kind)) this.lose(row, cells, move.party);
  }

  /** What can be lost with a fault of a party. */
  private lose(row: Row, cells: readonly number[], failed: number): void {
    const { cells: all, registers } = this.model;
    for (const [party, { losses }] of this.parties.entries()) {
      const cell = row[party]!;
      const codes = all[party]!.lossesBy(failed, cell).map(lost => registers.code(party, operation.take, lost));
      entries(losses, cell).set(failed, codes);
      for (const code of codes) this.apply(party, cells[party]!, code);
    }
  }

  private apply(party: number, cell: number, code: number): number {
    const after = this.model.cells[party]!.apply(cell, code);
    entries(this.parties[party]!.applied, cell).set(code, after);
    return after;
  }
}

/** The entries under a first key, made where there are none. */
function entries<Value>(table: Map<number, Map<number, Value>>, key: number): Map<number, Value> {
  let row = table.get(key);
  if (!row) {
    row = new Map();
    table.set(key, row);
  }
  return row;
}
