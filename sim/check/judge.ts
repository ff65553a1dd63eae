/**
 * A predicate at the speed of a table. The predicate reads plain objects through a watched view; what it read, and what
 * it answered, becomes a path in a decision tree over interned numbers. The next world with the same numbers in the same
 * places is judged by walking that path: no objects, no allocation. Sound because predicates are pure functions of what
 * they read.
 */

import type { Model, Row } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import { fieldOf, type StepView, viewThrough, type WorldView } from '../world/world.ts';
import type { StepPredicate, WorldPredicate } from './property.ts';

/** A place a predicate can read from, coded as one number. */
const parts = ['local', 'inbox', 'observer', 'presence'] as const;
const Side = { before: 0, after: 1, move: 2 } as const;

interface Fork {
  readonly source: number;
  readonly branches: (Fork | boolean | undefined)[];
}

abstract class Judge {
  private root: Fork | boolean | undefined;
  private readonly path: [source: number, value: number][] = [];
  protected before!: Row;
  protected beforeAt = 0;
  protected after!: Row;
  protected afterAt = 0;
  protected move: Move | undefined;

  constructor(protected readonly model: Model) {}

  protected judge(): boolean {
    let node = this.root;
    while (typeof node === 'object') node = node.branches[this.value(node.source)];
    return node ?? this.learn();
  }

  protected abstract ask(): boolean;

  protected view(side: 0 | 1): WorldView {
    return viewThrough(this.model, (part, index) => this.read(3 * (parts.length * index + parts.indexOf(part)) + side));
  }

  protected read(source: number): number {
    const value = this.value(source);
    if (!this.path.some(([known]) => known === source)) this.path.push([source, value]);
    return value;
  }

  private value(source: number): number {
    const side = source % 3;
    if (side === Side.move) return this.move!.id;
    const field = (source - side) / 3;
    const part = field % parts.length;
    const index = (field - part) / parts.length;
    return side === Side.before
      ? fieldOf(this.model, this.before, this.beforeAt, parts[part]!, index)
      : fieldOf(this.model, this.after, this.afterAt, parts[part]!, index);
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
  ) {
    super(model);
    this.seen = this.view(Side.before);
  }

  /** Whether the world whose row begins at `offset` satisfies the predicate. */
  holds(rows: Row, offset = 0): boolean {
    this.before = rows;
    this.beforeAt = offset;
    return this.judge();
  }

  protected override ask(): boolean {
    return this.predicate(this.seen);
  }
}

/** Judges steps. */
export class StepJudge extends Judge {
  private readonly seen: StepView;

  constructor(
    model: Model,
    private readonly predicate: StepPredicate,
  ) {
    super(model);
    const moved = (): Move => {
      this.read(Side.move);
      return this.move!;
    };
    this.seen = {
      before: this.view(Side.before),
      after: this.view(Side.after),
      get choice() {
        return moved().choice;
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

  /** Whether the step satisfies the predicate; the row after it begins at `offset`. */
  holds(before: Row, move: Move, after: Row, offset = 0): boolean {
    this.before = before;
    this.after = after;
    this.afterAt = offset;
    this.move = move;
    return this.judge();
  }

  protected override ask(): boolean {
    return this.predicate(this.seen);
  }
}
