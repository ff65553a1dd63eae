/**
 * A predicate at the speed of a table. The predicate reads plain objects through a watched view; what it read, and what
 * it answered, becomes a path in a decision tree over interned numbers. The next world with the same numbers in the same
 * places is judged by walking that path: no objects, no allocation. Sound because predicates are pure functions of what
 * they read.
 */

import type { ChoiceKind } from '../world/choice.ts';
import type { Model } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import { fieldBit, type Row } from '../world/successors.ts';
import { fieldThrough, type Part, type StepView, viewThrough, type WorldView } from '../world/world.ts';
import type { Place, Reader } from './judged.ts';
import type { StepPredicate, WorldPredicate } from './property.ts';
import { deferred, type Reads } from './reads.ts';

const Side = { before: 0, after: 1, move: 2 } as const;
type RowSide = typeof Side.before | typeof Side.after;

/** A place a predicate can read from. */
interface Source extends Place {
  readonly side: (typeof Side)[keyof typeof Side];
}

interface Fork {
  readonly source: Source;
  readonly branches: (Fork | boolean | undefined)[];
}

const theMove: Source = { side: Side.move, field: -1, through: undefined };

abstract class Judge {
  /** The fields of a row it has ever read, as bits; all fields from the 31st on share one. */
  fields = 0;
  protected root: Fork | boolean | undefined;
  private readonly path: [source: Source, value: number][] = [];
  protected before!: Row;
  protected after!: Row;
  protected move: Move | undefined;

  /** `judged`: who is to know of every place it reads; `reads`: of what it reads inside local states. */
  constructor(
    protected readonly model: Model,
    private readonly judged: Reader | undefined,
    private readonly reads: Reads | undefined,
  ) {}

  protected judge(): boolean {
    let node = this.root;
    while (typeof node === 'object') node = node.branches[this.value(node.source)];
    return node ?? this.learn();
  }

  protected abstract ask(): boolean;

  protected view(side: RowSide): WorldView {
    const sources = new Map<string, Source>();
    const sourceOf = (part: Part, index: number): Source => {
      const key = `${part} ${index}`;
      const source = sources.get(key) ?? { side, ...fieldThrough(this.model, part, index) };
      sources.set(key, source);
      return source;
    };
    const view = viewThrough(this.model, (part, index) => this.read(sourceOf(part, index)));
    return this.reads ? this.reads.watched(view) : view;
  }

  protected read(source: Source): number {
    const value = this.value(source);
    if (source.side !== Side.move) {
      this.fields |= fieldBit(source.field);
      this.judged?.add(source);
    }
    if (!this.path.some(([known]) => known === source)) this.path.push([source, value]);
    return value;
  }

  protected value({ side, field, through }: Source): number {
    if (side === Side.move) return this.move!.id;
    const number = side === Side.before ? this.before[field]! : this.after[field]!;
    return through ? through[number]! : number;
  }

  /** Asks the predicate itself and grows the tree by the path it read. */
  private learn(): boolean {
    this.path.length = 0;
    const answer = this.ask();
    let grow = (node: Fork | boolean): void => {
      this.root = node;
    };
    let node = this.root;
    for (const [source, value] of this.path) {
      if (typeof node !== 'object') {
        node = { source, branches: [] };
        grow(node);
      }
      const { branches } = node;
      grow = grown => {
        branches[value] = grown;
      };
      node = branches[value];
    }
    grow(answer);
    return answer;
  }
}

/** Judges worlds. */
export class WorldJudge extends Judge {
  private readonly seen: WorldView;

  constructor(
    model: Model,
    private readonly predicate: WorldPredicate,
    judged?: Reader,
    reads?: Reads,
  ) {
    super(model, judged, reads);
    this.seen = this.view(Side.before);
  }

  /** Whether the world of this row satisfies the predicate. */
  holds(row: Row): boolean {
    this.before = row;
    return this.judge();
  }

  protected override ask(): boolean {
    return this.predicate(this.seen);
  }
}

/** Moves that belong to no cell: what a crash takes along is not told by the move, and a device comes and goes in any. */
const beyondCells: ReadonlySet<ChoiceKind> = new Set(['crash', 'leave', 'return']);

/** Judges steps. */
export class StepJudge extends Judge {
  /** Whether it has ever looked at which choice was taken; told only where reads are kept. */
  readsChoice = false;
  private readonly seen: StepView;

  constructor(
    model: Model,
    private readonly predicate: StepPredicate,
    judged?: Reader,
    reads?: Reads,
  ) {
    super(model, judged, reads);
    const moved = (): Move => {
      this.read(theMove);
      return this.move!;
    };
    const looked = () => {
      this.readsChoice = true;
      return moved().choice;
    };
    this.seen = {
      before: this.view(Side.before),
      after: this.view(Side.after),
      get choice() {
        // A predicate that names the choice need not look at it.
        return reads ? deferred(looked) : moved().choice;
      },
      get sends() {
        return moved().sends;
      },
      get reports() {
        return moved().reports.map(report => model.registers.reports.get(report));
      },
      get heard() {
        return moved().heard;
      },
    };
  }

  /** Whether the step satisfies the predicate. */
  holds(before: Row, move: Move, after: Row): boolean {
    // No property speaks of how a run begins.
    if (move.kind === 'begin') return true;
    this.before = before;
    this.after = after;
    this.move = move;
    return this.judge();
  }

  /** Whether the same is said of every step by the move last judged: a move belongs to one cell of its party. */
  get decidedByMove(): boolean {
    const { kind, party } = this.move!;
    return !beyondCells.has(kind) && this.restsOn(({ side, field }) => side === Side.move || field === party);
  }

  /** Whether the same is said of every step that does the same in the same local state, whatever waits for its party. */
  get decidedByDeed(): boolean {
    const { kind, party } = this.move!;
    const { localOf } = this.model.cells[party]!;
    const isOwn = ({ field, through }: Source) => field === party && through === localOf;
    return !beyondCells.has(kind) && this.restsOn(source => source.side === Side.move || isOwn(source));
  }

  /** Whether the same is said of every step with the same choice, sends and reports, wherever it is taken. */
  get decidedByTelling(): boolean {
    return this.move!.kind !== 'crash' && this.restsOn(({ side }) => side === Side.move);
  }

  /** Whether what was said last would be said of any move between the same worlds. */
  get isMoveless(): boolean {
    return this.restsOn(({ side }) => side !== Side.move);
  }

  /** Whether what was said last rests on such sources only. */
  private restsOn(isOne: (source: Source) => boolean): boolean {
    let node = this.root;
    while (typeof node === 'object') {
      if (!isOne(node.source)) return false;
      node = node.branches[this.value(node.source)];
    }
    return true;
  }

  protected override ask(): boolean {
    return this.predicate(this.seen);
  }
}
