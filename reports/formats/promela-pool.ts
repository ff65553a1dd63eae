/**
 * The transition tables of a model as one pool of numbers, which the C code indexes. Pure; independent of Promela. A
 * sparse table is its size, its keys in order, and their values; a branch of a decision is its question and such a
 * table.
 */
import type { Branch, Move, TransitionTables } from '#sim';

/** The value for an absent number; `Answer` ends a decision. */
export const none = -1;
const Answer = { no: -2, yes: -3 } as const;
const sides = ['before', 'after', 'move'];
const parts = ['local', 'inbox', 'observer', 'presence'];

/** The offsets of the tables in the pool, one for each party, observer or property. */
export interface Pool {
  readonly numbers: readonly number[];
  /**
   * Six numbers for each move: the next cell, the budget, offset and number of effects, offset and number of reports.
   */
  readonly moves: number;
  /**
   * For each cell, the first move of each kind and the end of the last kind; `none` first if no explored world has the
   * cell.
   */
  readonly kinds: readonly number[];
  readonly locals: readonly number[];
  readonly inboxes: readonly number[];
  /** Sparse by cell × operations + operation. */
  readonly applied: readonly number[];
  readonly operations: number;
  /** Sparse by cell × parties + crashed party; the number of operations, then each. */
  readonly losses: readonly number[];
  /** Sparse by state × reports + report. */
  readonly heard: readonly number[];
  readonly reports: number;
  /** The moves by which each device leaves and returns, or `none`. */
  readonly leave: readonly number[];
  readonly back: readonly number[];
  /** The root of each property's decision. */
  readonly decisions: readonly number[];
  /** The number of cells of each party, with entries or without. */
  readonly cells: readonly number[];
}

export function poolOf(unfolded: TransitionTables): Pool {
  const { model, parties, left, returned } = unfolded;
  const numbers: number[] = [];
  const put = (list: readonly number[]): number => {
    for (const number of list) numbers.push(number);
    return numbers.length - list.length;
  };
  const putSparse = (entries: Iterable<readonly [key: number, value: number]>): number => {
    const sorted = [...entries].sort(([one], [two]) => one - two);
    return put([sorted.length, ...sorted.map(([key]) => key), ...sorted.map(([, value]) => value)]);
  };

  const places = new Map<number, number>();
  const moves: Move[] = [];
  const place = (move: Move): number => {
    places.set(move.id, moves.length);
    return moves.push(move) - 1;
  };
  const cells = model.cells.map(({ localOf }) => localOf.length);
  const kinds = parties.map((party, at) => {
    const table: number[] = [];
    for (let cell = 0; cell < cells[at]!; cell++) {
      const known = party.moves.get(cell);
      for (const kind of model.registers.choiceKinds.all) {
        table.push(known ? moves.length : none);
        for (const move of known ?? []) if (move.kind === kind) place(move);
      }
      table.push(known ? moves.length : none);
    }
    return put(table);
  });
  const flips = (flipped: ReadonlyMap<string, Move>): number[] =>
    model.groups.map(({ name }) => {
      const move = flipped.get(name);
      return move ? place(move) : none;
    });
  const leave = flips(left);
  const back = flips(returned);
  const records = moves.map(({ to, counter, effects, reports }) => [
    to,
    counter,
    put(effects),
    effects.length / 2,
    put(reports),
    reports.length,
  ]);

  const operations =
    1 + greatest(parties.flatMap(({ applied }) => [...applied.values()].flatMap(row => [...row.keys()])));
  const reports = 1 + greatest(unfolded.heard.flatMap(table => [...table.values()].flatMap(row => [...row.keys()])));
  const flat = (table: ReadonlyMap<number, ReadonlyMap<number, number>>, width: number): number =>
    putSparse(
      [...table].flatMap(([key, row]) => [...row].map(([code, value]) => [key * width + code, value] as const)),
    );

  const decided = (branch: Branch): number => {
    if (typeof branch === 'boolean') return branch ? Answer.yes : Answer.no;
    const { side, part, index } = branch.question;
    const named = (value: number): number => (side === 'move' ? (places.get(value) ?? none) : value);
    const branches = [...branch.branches].map(([value, next]) => [named(value), decided(next)] as const);
    const asked = put([(index * parts.length + parts.indexOf(part)) * sides.length + sides.indexOf(side)]);
    putSparse(branches);
    return asked;
  };

  return {
    moves: put(records.flat()),
    kinds,
    locals: model.cells.map(({ localOf }) => put([...localOf])),
    inboxes: model.cells.map(({ inboxOf }) => put([...inboxOf])),
    applied: parties.map(({ applied }) => flat(applied, operations)),
    operations,
    losses: parties.map(({ losses }) =>
      flat(
        new Map(
          [...losses].map(([cell, row]) => [
            cell,
            new Map([...row].map(([by, codes]) => [by, put([codes.length, ...codes])])),
          ]),
        ),
        parties.length,
      ),
    ),
    heard: unfolded.heard.map(table => flat(table, reports)),
    reports,
    leave,
    back,
    decisions: unfolded.judged.map(({ decision }) => decided(decision)),
    cells,
    numbers,
  };
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
