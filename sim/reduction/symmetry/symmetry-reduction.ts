/** Symmetry in a search: representatives stand for their worlds, and that replicas are alike is proved as it goes. */

import { isLiveness } from '../../property/forms.ts';
import type { Monitors } from '../../property/monitors.ts';
import type { Property } from '../../property/property.ts';
import type { Explored, Finding } from '../../property/verdict.ts';
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import { everyField, type Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import type { Reduction } from '../reduction.ts';
import { liftTrace, shows } from './lift-trace.ts';
import { Symmetry } from './symmetry.ts';
import { TellingApart } from './telling-apart.ts';

export class SymmetryReduction implements Reduction {
  readonly name = 'symmetry';
  readonly symmetry: Symmetry;
  private readonly row: Row;
  private ofWorlds: readonly TellingApart[] = [];
  private ofSteps: readonly TellingApart[] = [];

  constructor(
    private readonly model: Model,
    properties: readonly Property[],
  ) {
    if (properties.some(({ test }) => isLiveness(test)))
      throw new InputError(
        'symmetry: liveness properties are not checked under it; name other properties, or check without it',
      );
    this.symmetry = new Symmetry(model, model.alike);
    this.row = new Int32Array(model.width);
  }

  begin(monitors: Monitors): void {
    monitors.derivesNothing();
    const all = monitors.properties.map(property => new TellingApart(this.model, this.symmetry, property));
    this.ofWorlds = all.filter(({ isOfSteps }) => !isOfSteps);
    this.ofSteps = all.filter(({ isOfSteps }) => isOfSteps);
  }

  canonicalise(row: Row): void {
    this.symmetry.canonicalise(row);
  }

  /** Whether it is proved that replicas are alike, as far as the search has come: to the charts, and to the properties. */
  get isProved(): boolean {
    return this.symmetry.treatment.isProved && [...this.ofWorlds, ...this.ofSteps].every(({ isProved }) => isProved);
  }

  /** How many answers of charts and observers were compared. */
  get compared(): number {
    return this.symmetry.treatment.compared;
  }

  /** Refuses where a world shows that replicas are not alike, to the charts or to a property. */
  meet(row: Row): void {
    this.symmetry.treatment.meet(row);
    for (const each of this.ofWorlds) if (each.isFound({ before: row })) refuse(each.property);
  }

  represent(row: Row, successors: Successors, first: number): void {
    this.meetSteps(row, successors, first);
    this.replace(row, successors, first);
  }

  lift(way: readonly number[]): number[] {
    return liftTrace(this.model, this.symmetry, way);
  }

  told(): Pick<Explored, 'symmetry'> {
    return { symmetry: { proved: this.isProved, compared: this.compared } };
  }

  /** Refuses where a step from a row shows it, to observers or to a property; the steps begin at place `first`. */
  private meetSteps(row: Row, successors: Successors, first: number): void {
    this.symmetry.treatment.hear(row, successors, first);
    if (this.ofSteps.length === 0) return;
    for (let each = first; each < successors.count; each++) {
      successors.read(each, this.row);
      for (const one of this.ofSteps)
        if (one.isFound({ before: row, after: this.row, moved: successors.move(each) })) refuse(one.property);
    }
  }

  /** Refuses where the way to what was found does not show it: whoever was found was a representative. */
  conclude(found: readonly Finding[]): Finding[] {
    for (const { property, trace } of found)
      if (trace && !shows(this.model, property.test, trace.stem)) refuse(property);
    return [...found];
  }

  /**
   * Puts a representative in the place of each successor of a row from place `first` on, and leaves out those that only
   * repeat one; stops where a number has no room (see `Successors.outgrown`).
   */
  private replace(here: Row, successors: Successors, first: number): void {
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

function refuse({ name }: Property): never {
  throw new InputError(`symmetry: ${name} tells replicas by name; check it without symmetry`);
}
