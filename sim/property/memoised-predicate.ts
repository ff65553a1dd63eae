/**
 * A predicate at the speed of a table. The predicate reads plain objects through a watched view; what it read, and what
 * it answered, becomes a path in a decision tree over interned numbers. The next world with the same numbers in the same
 * places is judged by walking that path: no objects, no allocation. Sound because predicates are pure functions of what
 * they read. A premise is part of the path: whether it is false, and what is said where it is true, is one walk.
 */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import { fieldBit, type Row } from '../world/row.ts';
import { fieldThrough, type Part, viewThrough, type WorldView } from '../world/world.ts';
import type { WorldPredicate } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { Place, Reader } from './satisfied-cache.ts';

export const Side = { before: 0, after: 1, move: 2 } as const;
type RowSide = typeof Side.before | typeof Side.after;

/** A place a predicate can read from. */
export interface Source extends Place {
  readonly side: (typeof Side)[keyof typeof Side];
}

/** What is said of a world or a step: the predicate is false there, true there, or its premise is false there. */
export const Said = { broken: 0, kept: 1, idle: 2 } as const;
export type Said = (typeof Said)[keyof typeof Said];

interface Fork {
  readonly source: Source;
  readonly branches: (Fork | Said | undefined)[];
}

export abstract class MemoisedPredicate {
  /** The fields of a row it has ever read, as bits; all fields from the 31st on share one. */
  fields = 0;
  protected root: Fork | Said | undefined;
  /** Every place of a row it has ever read, whichever side of a step. */
  private readonly places: Place[] = [];
  private readonly path: [source: Source, value: number][] = [];
  protected before!: Row;
  protected after!: Row;
  protected move: Move | undefined;

  /** `judged`: who is to know of every place it reads; `reads`: of what it reads inside local states. */
  constructor(
    protected readonly model: Model,
    private readonly judged: Reader | undefined,
    private readonly reads: ReadPaths | undefined,
  ) {}

  /** Whether two rows differ in a place it has ever read. */
  tellsApart(one: Row, other: Row): boolean {
    return this.places.some(({ field, through }) => {
      const [here, there] = [one[field]!, other[field]!];
      return through ? through[here] !== through[there] : here !== there;
    });
  }

  protected judge(): Said {
    let node = this.root;
    while (typeof node === 'object') node = node.branches[this.value(node.source)];
    return node ?? this.learn();
  }

  protected abstract ask(): Said;

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
      const { field, through } = source;
      if (!this.places.some(place => place.field === field && place.through === through)) this.places.push(source);
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
  private learn(): Said {
    this.path.length = 0;
    const answer = this.ask();
    let grow = (node: Fork | Said): void => {
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
export class MemoisedWorldPredicate extends MemoisedPredicate {
  private readonly seen: WorldView;

  constructor(
    model: Model,
    private readonly predicate: WorldPredicate,
    judged?: Reader,
    reads?: ReadPaths,
    private readonly premise?: WorldPredicate,
  ) {
    super(model, judged, reads);
    this.seen = this.view(Side.before);
  }

  /** Whether nothing it ever read differed in the worlds it was shown. */
  get isConstant(): boolean {
    let node = this.root;
    while (typeof node === 'object') {
      const grown: (Fork | Said | undefined)[] = node.branches.filter(branch => branch !== undefined);
      if (grown.length > 1) return false;
      [node] = grown;
    }
    return true;
  }

  /** What is said of the world of this row. */
  says(row: Row): Said {
    this.before = row;
    return this.judge();
  }

  /** Whether the world of this row satisfies the predicate, or its premise is false there. */
  holds(row: Row): boolean {
    return this.says(row) !== Said.broken;
  }

  protected override ask(): Said {
    if (this.premise && !this.premise(this.seen)) return Said.idle;
    return this.predicate(this.seen) ? Said.kept : Said.broken;
  }
}
