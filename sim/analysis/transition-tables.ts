/**
 * A model unfolded: every entry of every table that expanding the scenario's worlds asks for, recorded while they are
 * expanded, so that another tool can explore it anew from the tables alone. An entry that no world uses is left out; a tool
 * that asks for it has gone astray.
 */

import { type Branch, DecisionTree } from '../property/decision-tree.ts';
import { type OfSteps, type OfWorlds, semanticsOf } from '../property/forms.ts';
import type { Property } from '../property/property.ts';
import type { CellTables, ObserverStates } from '../world/composition.ts';
import { Expansion } from '../world/expansion.ts';
import { InputError } from '../world/input-error.ts';
import type { Move } from '../world/interning/move.ts';
import { operation } from '../world/interning/registers.ts';
import type { Model } from '../world/model.ts';
import { noMask } from '../world/move-pairs.ts';
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

/** A property another tool can judge: a world decides it, or a step. */
export interface PropertyTable {
  readonly property: Property;
  readonly semantics: OfWorlds | OfSteps;
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
  const hasSteps = judges.some(({ semantics }) => semantics.judges === 'steps');
  const used = new Used(model);
  const { ofGroups } = model.registers.choiceKinds;
  const expansion = used.recording();
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
    for (const { semantics, learned } of judges)
      if (semantics.judges === 'worlds') learned.meet({ before, after: before, move: undefined });
    used.keep(before);
    successors.clear();
    expansion.append({ row: before, words: before, from: 0 }, successors, noMask, undefined);
    overflowed ||= successors.overflowed;
    const isHeard = model.observers.length > 0 || hasSteps;
    steps += successors.stepsFrom(0, isHeard);
    for (let each = 0; each < successors.count; each++) {
      const move = successors.move(each);
      const after = successors.after(each);
      for (const { semantics, learned } of judges)
        if (semantics.judges === 'steps') learned.meet({ before, after, move });
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
    judged: judges.map(({ property, semantics, learned }) => ({ property, semantics, decision: learned.root ?? true })),
    unjudged: properties.filter(each => !judges.some(({ property }) => property === each)),
  };
}

function judgeOf(model: Model, property: Property) {
  const semantics = semanticsOf(property.test);
  switch (semantics.judges) {
    case 'worlds':
      return { property, semantics, learned: DecisionTree.ofWorlds(model, semantics.demand) };
    case 'steps':
      return { property, semantics, learned: DecisionTree.ofSteps(model, semantics.demand) };
    default:
      return undefined;
  }
}

/** The tables, growing by what each world uses. */
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

  /** Expands worlds of the model, and keeps every entry of a table that is asked for. */
  recording(): Expansion {
    const { model, parties, heard } = this;
    const { budgets, registers, presence, pairs, setting, width, beginnings, listed } = model;
    const cells = model.cells.map((own, party): CellTables => {
      const { applied, losses } = parties[party]!;
      return {
        compiled: own.compiled,
        program: cell => own.program(cell),
        apply: (cell, code) => recorded(applied, cell, code, own.apply(cell, code)),
        lossesBy: (failed, cell) => {
          const lost = own.lossesBy(failed, cell);
          const codes = lost.map(message => registers.code(party, operation.take, message));
          recorded(losses, cell, failed, codes);
          return lost;
        },
      };
    });
    const observers = model.observers.map(
      (own, at): ObserverStates => ({
        hear: (state, report) => recorded(heard[at]!, state, report, own.hear(state, report)),
      }),
    );
    return new Expansion({ cells, observers, budgets, registers, presence, pairs, setting, width, beginnings, listed });
  }

  /** Keeps the moves of the cells a world is in, whoever is away and whatever timers wait for. */
  keep(row: Row): void {
    for (const [party, { moves }] of this.parties.entries()) {
      const cell = row[party]!;
      if (!moves.has(cell)) moves.set(cell, this.model.cells[party]!.moves(cell).filter(this.granted));
    }
  }

  /** Moves this setting ever pays for. */
  private readonly granted = ({ counter }: Move): boolean =>
    counter < 0 || this.model.budgets.left(this.model.budgets.full, counter) > 0;
}

/** The value, which is an entry from now on. */
function recorded<Value>(table: Map<number, Map<number, Value>>, key: number, other: number, value: Value): Value {
  let row = table.get(key);
  if (!row) {
    row = new Map();
    table.set(key, row);
  }
  row.set(other, value);
  return value;
}
