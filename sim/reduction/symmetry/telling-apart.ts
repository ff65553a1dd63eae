/**
 * Whether a property tells replicas by name. What it says of a representative, or of a step from one, is compared with
 * what it says under every permutation of the replicas; of worlds that differ only in what it never reads, once. So a
 * proof takes as many questions as a search without symmetry would put to the property, and none of its worlds. Where
 * these are too many, the first representatives are compared under every swap of neighbours, and the rest remains a claim.
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

/** Comparisons for a proof, at most: a second or so. And of representatives, where there is none. */
const comparedMost = 2 ** 17;
const triedMost = 2 ** 12;

/** What a property is asked about: a world, or a step and the world it leads to. */
interface Sight {
  readonly before: Row;
  readonly after?: Row;
  readonly moved?: Moved;
}

export class TellingApart {
  /** Whether all that was met so far is proved. */
  isProved = true;
  /** Whether it is asked about steps. */
  readonly isOfSteps: boolean;
  private compared = 0;
  private tried = 0;
  private readonly says: (sight: Sight) => number;
  /** The places it has ever read, and those it would read were replicas to change places. */
  private places: Place[] = [];
  private fields: number[] = [];
  /** What was compared, by the numbers at those places. */
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
    this.says = saying(model, semantics, reader, moved => this.move(moved));
  }

  /** Whether it says one thing of a world, or a step, and another where replicas have changed places. */
  isFound(sight: Sight): boolean {
    for (;;) {
      const { places } = this;
      const isFound = this.find(sight);
      if (places === this.places) return isFound;
      // What it has not read before may tell worlds apart that were taken for one: all is compared anew.
      this.known = new Set();
    }
  }

  private find(first: Sight): boolean {
    const answer = this.says(first);
    if (!this.isNew(first)) return false;
    const open = [first];
    for (let sight = open.pop(); sight; sight = open.pop()) {
      if (!this.isProved && this.tried > triedMost) return false;
      for (const permutation of this.isProved ? this.symmetry.generators : this.symmetry.swaps) {
        this.compared++;
        const image = this.sightAfter(permutation, sight);
        if (this.says(image) !== answer) return true;
        if (!this.isProved) this.tried++;
        else if (this.compared > comparedMost) this.isProved = false;
        else if (this.isNew(image)) open.push(image);
      }
    }
    return false;
  }

  private isNew({ before, after, moved }: Sight): boolean {
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

  private sightAfter(permutation: Permutation, { before, after, moved }: Sight): Sight {
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

  /** A move as the judge is shown it: equal ones are one. */
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

  /** One more place it reads: wherever replicas can take it belongs to it, too. */
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
      const its = cells[each];
      return { field: each, through: through && its && (isLocal ? its.localOf : its.inboxOf) };
    });
    this.places = [...this.places, ...places];
    this.fields = [...new Set(this.places.map(place => place.field))];
    this.known = new Set();
  }
}

/** What a property says of a sight, as a number. */
function saying(
  model: Model,
  semantics: Semantics,
  reader: ReadListener,
  moveOf: (moved: Moved) => Move,
): (sight: Sight) => number {
  const ofWorlds = (holds: WorldPredicate, when?: WorldPredicate) => {
    const judge = new MemoisedWorldPredicate(model, holds, reader, undefined, when);
    return ({ before }: Sight) => judge.judgementOf(before);
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
