/**
 * The transition tables of a model, for export to another tool. They contain every table entry that the expansion of
 * the scenario's worlds reads, recorded during the expansion, so that the other tool can explore the same worlds from
 * the tables alone. An entry that no world uses is absent; a tool that reads an absent entry has an error.
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

/** A table with two keys that contains only used entries. */
export type Sparse = Map<number, Map<number, number>>;

/** The transitions of one party's cells. */
export interface PartyTables {
  readonly name: string;
  /** For each cell that occurs in some world, its moves in the order of choices. */
  readonly moves: Map<number, readonly Move[]>;
  /** Cell and coded operation → the cell after it, or -1 if the link is full. */
  readonly applied: Sparse;
  /** Cell and failed party → the coded operations that each lose one message with the failure. */
  readonly losses: Map<number, Map<number, readonly number[]>>;
}

/** A property that another tool can judge: a world or a step decides it. */
export interface PropertyTable {
  readonly property: Property;
  readonly semantics: OfWorlds | OfSteps;
  readonly decision: Branch;
}

/** The tables of a model, from which `promela` writes a model for Spin. */
export interface TransitionTables {
  readonly model: Model;
  /** Whether the tables are complete: every world was expanded, and no link was ever full. */
  readonly complete: boolean;
  readonly worlds: number;
  readonly steps: number;
  readonly parties: readonly PartyTables[];
  /** For each observer: state and report → the next state. */
  readonly heard: readonly Sparse[];
  /** The moves by which a device leaves, by its name. */
  readonly left: ReadonlyMap<string, Move>;
  /** The moves by which a device returns, by its name. */
  /** The moves by which a device returns, by its name. */
  readonly returned: ReadonlyMap<string, Move>;
  readonly judged: readonly PropertyTable[];
  /** The properties about whole runs. */
  readonly unjudged: readonly Property[];
}

/**
 * Expands every world of a model and records the tables.
 * @param worldsMax the number of worlds after which the expansion stops, and the tables are incomplete
 * @throws InputError where the scenario has several beginnings
 */
export function transitionTablesOf(
  model: Model,
  properties: readonly Property[],
  worldsMax = Number.POSITIVE_INFINITY,
): TransitionTables {
  if (model.beginnings.length > 1)
    throw new InputError(
      `${model.scenario.name} has several beginnings, which no export supports; export a scenario with one`,
    );
  const judges = properties.flatMap(property => judgeOf(model, property) ?? []);
  const hasSteps = judges.some(({ semantics }) => semantics.judges === 'steps');
  const used = new RecordedTables(model);
  const { ofGroups } = model.registers.choiceKinds;
  const expansion = used.recording();
  const left = new Map<string, Move>();
  const returned = new Map<string, Move>();
  const known = new Set<string>();
  const worlds: Row[] = [];
  const enter = (row: Row): void => {
    const key = row.join();
    if (known.has(key)) return;
    known.add(key);
    worlds.push(row);
  };
  const successors = model.successors();
  let steps = 0;
  let overflowed = false;
  enter(model.initial.slice());
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
      enter(after);
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

/** The tables; each expanded world adds the entries that it uses. */
class RecordedTables {
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

  /** An expansion of the model that records every table entry it reads. */
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

  /** Records the moves of a world's cells, including those of absent devices and of waiting timers. */
  keep(row: Row): void {
    for (const [party, { moves }] of this.parties.entries()) {
      const cell = row[party]!;
      if (!moves.has(cell)) moves.set(cell, this.model.cells[party]!.moves(cell).filter(this.granted));
    }
  }

  /** Whether the setting's budgets allow a move at all. */
  private readonly granted = ({ counter }: Move): boolean =>
    counter < 0 || this.model.budgets.left(this.model.budgets.full, counter) > 0;
}

/** Records an entry, and returns its value. */
function recorded<Value>(table: Map<number, Map<number, Value>>, key: number, other: number, value: Value): Value {
  let row = table.get(key);
  if (!row) {
    row = new Map();
    table.set(key, row);
  }
  row.set(other, value);
  return value;
}
