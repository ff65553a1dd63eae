/**
 * The check that a property is symmetric: that it does not tell replicas apart by name. It compares the property's
 * verdict on a representative, or on a step from one, with its verdict under every permutation of the replicas. Worlds
 * that differ only in places that the property never reads are compared once. So a proof needs as many evaluations as a
 * search without symmetry, but none of its worlds. If these are too many, the check compares the first representatives
 * under the transpositions of neighbours only, and the rest remains a claim.
 */

import { type Semantics, semanticsOf } from '../../property/forms.ts';
import { MemoisedWorldPredicate } from '../../property/memoised-predicate.ts';
import { MemoisedStepPredicate } from '../../property/memoised-step-predicate.ts';
import type { Property, WorldPredicate } from '../../property/property.ts';
import type { Place, ReadListener } from '../../property/satisfied-cache.ts';
import { canonical, Interner } from '../../world/interning/interner.ts';
import type { Move } from '../../world/interning/move.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Moved } from './equal-treatment.ts';
import type { Permutation } from './permutation.ts';
import type { Symmetry } from './symmetry.ts';

/** The most comparisons for a proof; they take about a second. */
const comparedMax = 2 ** 17;
/** The most comparisons after the proof was given up. */
const unprovedMax = 2 ** 12;

/** The subject of an evaluation: a world, or a step and the world it leads to. */
interface Subject {
  readonly before: Row;
  readonly after?: Row;
  readonly moved?: Moved;
}

export class SymmetryCheck {
  /** Whether symmetry is proved for everything met so far. */
  isProved = true;
  /** Whether the property is about steps. */
  readonly isOfSteps: boolean;
  private compared = 0;
  /** The number of comparisons since the proof was given up. */
  private unproved = 0;
  private readonly evaluate: (subject: Subject) => number;
  /** The places that the property has read, and their images under permutations. */
  private places: Place[] = [];
  private fields: number[] = [];
  /** The subjects compared, by the numbers at those places. */
  private known = new Set<string>();
  private readonly moves = new Interner<Move>();

  constructor(
    private readonly model: Model,
    private readonly symmetry: Symmetry,
    readonly property: Property,
  ) {
    const semantics = semanticsOf(property.test);
    const reader = { add: (place: Place) => this.add(place) };
    this.isOfSteps = semantics.judges === 'steps';
    this.evaluate = evaluation(model, semantics, reader, moved => this.move(moved));
  }

  /** Whether the property's verdict on a world or step differs from its verdict on an image under a permutation. */
  tellsApart(subject: Subject): boolean {
    for (;;) {
      const { places } = this;
      const differs = this.differs(subject);
      if (places === this.places) return differs;
      // A new place can distinguish subjects that were taken as equal, so the comparison starts again.
      this.known = new Set();
    }
  }

  private differs(first: Subject): boolean {
    const answer = this.evaluate(first);
    if (!this.isNew(first)) return false;
    const pending = [first];
    for (let subject = pending.pop(); subject; subject = pending.pop()) {
      if (!this.isProved && this.unproved > unprovedMax) return false;
      for (const permutation of this.isProved ? this.symmetry.generators : this.symmetry.swaps) {
        this.compared++;
        const image = this.imageOf(permutation, subject);
        if (this.evaluate(image) !== answer) return true;
        if (!this.isProved) this.unproved++;
        else if (this.compared > comparedMax) this.isProved = false;
        else if (this.isNew(image)) pending.push(image);
      }
    }
    return false;
  }

  private isNew({ before, after, moved }: Subject): boolean {
    let key = '';
    for (const { field, through } of this.places) {
      key += `${through ? through[before[field]!]! : before[field]!} `;
      if (after) key += `${through ? through[after[field]!]! : after[field]!} `;
    }
    if (moved) key += `${this.move(moved).id} ${moved.party} ${moved.asked?.local ?? ''}`;
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }

  private imageOf(permutation: Permutation, { before, after, moved }: Subject): Subject {
    return {
      before: this.rowAfter(permutation, before),
      ...(after ? { after: this.rowAfter(permutation, after) } : {}),
      ...(moved ? { moved: this.symmetry.treatment.moveAfter(permutation, moved) } : {}),
    };
  }

  private rowAfter(permutation: Permutation, row: Row): Row {
    const after = row.slice();
    this.symmetry.permutations.applyTo(permutation, this.fields, after);
    return after;
  }

  /** The interned move with the parts that the property can read; equal moves are one object. */
  private move(moved: Moved): Move {
    const { choice, sends, reports, heard } = moved;
    const id = this.moves.id(canonical([choice, sends, reports, heard]), () => ({
      place: -1,
      to: -1,
      effects: [],
      item: -1,
      counter: -1,
      ...moved,
      id: this.moves.size,
    }));
    return this.moves.get(id);
  }

  /** Adds a place that the property reads, and all its images under permutations. */
  private add({ field, through }: Place): void {
    if (this.places.some(place => place.field === field && place.through === through)) return;
    const { cells } = this.model;
    const isLocal = field < cells.length && through === cells[field]!.localOf;
    const fields = [field];
    for (const each of fields)
      for (const { parties } of this.symmetry.generators) {
        const to = parties[each] ?? each;
        if (!fields.includes(to)) fields.push(to);
      }
    const places = fields.map(each => {
      const party = cells[each];
      return { field: each, through: through && party && (isLocal ? party.localOf : party.inboxOf) };
    });
    this.places = [...this.places, ...places];
    this.fields = [...new Set(this.places.map(place => place.field))];
    this.known = new Set();
  }
}

/** The evaluation of a property on a subject; it returns the verdict as a number. */
function evaluation(
  model: Model,
  semantics: Semantics,
  reader: ReadListener,
  moveOf: (moved: Moved) => Move,
): (subject: Subject) => number {
  const ofWorlds = (holds: WorldPredicate, when?: WorldPredicate) => {
    const judge = new MemoisedWorldPredicate(model, holds, reader, undefined, when);
    return ({ before }: Subject) => judge.judgementOf(before);
  };
  switch (semantics.judges) {
    case 'worlds':
      return ofWorlds(semantics.holds, semantics.when);
    case 'steps': {
      const judge = new MemoisedStepPredicate(model, semantics.holds, reader, undefined, semantics.when);
      return ({ before, after, moved }) => judge.judgementOf(before, moveOf(moved!), after!);
    }
    case 'stuck worlds':
      // That all charts are in final states names no replica.
      return semantics.unless ? ofWorlds(semantics.unless) : () => 0;
    case 'runs':
      return () => 0;
  }
}
