/**
 * Memoised predicates. A predicate reads plain objects through a recording view; the values it read and its answer
 * become a path in a decision tree over interned numbers. A later world with the same numbers in the same places is
 * judged by walking that path, with no objects and no allocation. This is sound because predicates are pure functions
 * of what they read. The path covers the premise too, so that one walk judges premise and predicate.
 */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import { fieldBit, type Row } from '../world/row.ts';
import { fieldThrough, type Part, viewThrough, type WorldView } from '../world/world.ts';
import type { WorldPredicate } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { Place, ReadListener } from './satisfied-cache.ts';

export const Side = { before: 0, after: 1, move: 2 } as const;
type RowSide = typeof Side.before | typeof Side.after;

/** A place a predicate can read from. */
export interface Source extends Place {
  readonly side: (typeof Side)[keyof typeof Side];
}

/** The judgement of a world or a step: the predicate is false there, is true there, or its premise is false there. */
export const Judgement = { violated: 0, satisfied: 1, premiseFalse: 2 } as const;
export type Judgement = (typeof Judgement)[keyof typeof Judgement];

interface Fork {
  readonly source: Source;
  readonly branches: (Fork | Judgement | undefined)[];
}

export abstract class MemoisedPredicate {
  /** The fields of a row that the predicate has ever read, as bits; all fields from the 31st on share one bit. */
  fields = 0;
  protected root: Fork | Judgement | undefined;
  /** Every place of a row that the predicate has ever read, before or after a step. */
  private readonly places: Place[] = [];
  private readonly path: [source: Source, value: number][] = [];
  protected before!: Row;
  protected after!: Row;
  protected move: Move | undefined;

  /**
   * @param judged a listener to every place the predicate reads
   * @param reads records the paths the predicate reads inside local states
   */
  constructor(
    protected readonly model: Model,
    private readonly judged: ReadListener | undefined,
    private readonly reads: ReadPaths | undefined,
  ) {}

  /** Whether two rows differ in a place that the predicate has ever read. */
  distinguishes(one: Row, other: Row): boolean {
    return this.places.some(({ field, through }) => {
      const [here, there] = [one[field]!, other[field]!];
      return through ? through[here] !== through[there] : here !== there;
    });
  }

  protected judge(): Judgement {
    let node = this.root;
    while (typeof node === 'object') node = node.branches[this.value(node.source)];
    return node ?? this.learn();
  }

  protected abstract evaluate(): Judgement;

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

  /** Evaluates the predicate itself and adds the path it read to the tree. */
  private learn(): Judgement {
    this.path.length = 0;
    const answer = this.evaluate();
    let grow = (node: Fork | Judgement): void => {
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

/** A memoised predicate over worlds. */
export class MemoisedWorldPredicate extends MemoisedPredicate {
  private readonly seen: WorldView;

  constructor(
    model: Model,
    private readonly predicate: WorldPredicate,
    judged?: ReadListener,
    reads?: ReadPaths,
    private readonly premise?: WorldPredicate,
  ) {
    super(model, judged, reads);
    this.seen = this.view(Side.before);
  }

  /** Whether every place it ever read had one value in all worlds judged. */
  get isConstant(): boolean {
    let node = this.root;
    while (typeof node === 'object') {
      const grown: (Fork | Judgement | undefined)[] = node.branches.filter(branch => branch !== undefined);
      if (grown.length > 1) return false;
      [node] = grown;
    }
    return true;
  }

  /** The judgement of the world with this row. */
  judgementOf(row: Row): Judgement {
    this.before = row;
    return this.judge();
  }

  /** Whether the world with this row satisfies the predicate, or makes its premise false. */
  holds(row: Row): boolean {
    return this.judgementOf(row) !== Judgement.violated;
  }

  protected override evaluate(): Judgement {
    if (this.premise && !this.premise(this.seen)) return Judgement.premiseFalse;
    return this.predicate(this.seen) ? Judgement.satisfied : Judgement.violated;
  }
}
