/** Symmetry in a search: whether replicas are alike is tried on the first worlds, and representatives stand for their worlds. */
import { InputError } from '../world/input-error.ts';
import { everyField, type Row, type Successors } from '../world/successors.ts';
import type { Symmetry } from '../world/symmetry.ts';
import type { Watches } from './watch.ts';

/** In how many worlds properties are tried for telling replicas apart. */
const worldsTried = 512;

export class Alike {
  private readonly row: Row;

  constructor(
    readonly symmetry: Symmetry,
    private readonly watches: Watches,
    width: number,
  ) {
    this.row = new Int32Array(width);
    watches.derivesNothing();
  }

  /** Refuses where the world at place `at` shows that replicas are not alike, to the charts or to a property. */
  try(at: number, row: Row): void {
    this.symmetry.check(row);
    if (at >= worldsTried || this.watches.isEmpty) return;
    for (const image of this.symmetry.images(row)) {
      const property = this.watches.tellingApart(row, image);
      if (property) throw new InputError(`symmetry: ${property} tells replicas by name; check it without symmetry`);
    }
  }

  /**
   * Puts a representative in the place of each successor of a row from place `first` on, and leaves out those that only
   * repeat one; stops where a number has no room (see `Successors.outgrown`).
   */
  represent(here: Row, successors: Successors, first: number): void {
    const { symmetry, row } = this;
    const { ids, lost, touched } = successors;
    symmetry.meet(here);
    let to = first;
    for (let each = first; each < successors.count; each++) {
      if (symmetry.repeats(successors, each)) continue;
      successors.read(each, row);
      symmetry.canonicalise(row);
      if (!successors.replace(to, row)) return;
      ids[to] = ids[each]!;
      lost[to] = lost[each]!;
      touched[to++] = everyField;
    }
    successors.count = to;
  }
}
