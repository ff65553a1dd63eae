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
  }

  /** Refuses where the world at place `at` shows that replicas are not alike, to the charts or to a property. */
  try(at: number, row: Row): void {
    this.symmetry.check(row);
    if (at >= worldsTried) return;
    for (const image of this.symmetry.images(row)) {
      const property = this.watches.tellingApart(row, image);
      if (property) throw new InputError(`symmetry: ${property} tells replicas by name; check it without symmetry`);
    }
  }

  /** Puts a representative in the place of each successor from place `first` on, as far as they have room. */
  represent(successors: Successors, first: number): void {
    const { row } = this;
    for (let each = first; each < successors.count; each++) {
      successors.read(each, row);
      this.symmetry.canonicalise(row);
      successors.replace(each, row);
      successors.touched[each] = everyField;
    }
  }
}
