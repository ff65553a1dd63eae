/**
 * Symmetry reduction of a search: representatives replace worlds, and the search proves that the replicas are
 * interchangeable.
 */

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
import { SymmetryCheck } from './symmetry-check.ts';

export class SymmetryReduction implements Reduction {
  readonly name = 'symmetry';
  readonly symmetry: Symmetry;
  private readonly row: Row;
  private ofWorlds: readonly SymmetryCheck[] = [];
  private ofSteps: readonly SymmetryCheck[] = [];

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
    const all = monitors.properties.map(property => new SymmetryCheck(this.model, this.symmetry, property));
    this.ofWorlds = all.filter(({ isOfSteps }) => !isOfSteps);
    this.ofSteps = all.filter(({ isOfSteps }) => isOfSteps);
  }

  canonicalise(row: Row): void {
    this.symmetry.canonicalise(row);
  }

  /**
   * Whether charts, observers and properties are proved to treat replicas alike, in all that the search has met so far.
   */
  get isProved(): boolean {
    return this.symmetry.treatment.isProved && [...this.ofWorlds, ...this.ofSteps].every(({ isProved }) => isProved);
  }

  /** The number of answers of charts and observers compared. */
  get compared(): number {
    return this.symmetry.treatment.compared;
  }

  /** @throws InputError if a world shows that a chart or a property does not treat replicas alike */
  meet(row: Row): void {
    this.symmetry.treatment.meet(row);
    for (const each of this.ofWorlds) if (each.tellsApart({ before: row })) refuse(each.property);
  }

  represent(row: Row, successors: Successors, first: number): void {
    this.meetSteps(row, successors, first);
    this.replace(row, successors, first);
  }

  lift(path: readonly number[]): number[] {
    return liftTrace(this.model, this.symmetry, path);
  }

  figures(): Pick<Explored, 'symmetry'> {
    return { symmetry: { proved: this.isProved, compared: this.compared } };
  }

  /**
   * Compares the steps from a row, listed from place `first` on.
   * @throws InputError if a step shows that an observer or a property does not treat replicas alike
   */
  private meetSteps(row: Row, successors: Successors, first: number): void {
    this.symmetry.treatment.hear(row, successors, first);
    if (this.ofSteps.length === 0) return;
    for (let each = first; each < successors.count; each++) {
      successors.read(each, this.row);
      for (const one of this.ofSteps)
        if (one.tellsApart({ before: row, after: this.row, moved: successors.move(each) })) refuse(one.property);
    }
  }

  /** @throws InputError if a lifted trace does not show its finding, which was about a representative */
  conclude(found: readonly Finding[]): Finding[] {
    for (const { property, trace } of found)
      if (trace && !shows(this.model, property.test, trace.stem)) refuse(property);
    return [...found];
  }

  /**
   * Replaces each successor of a row, from place `first` on, with its representative, and drops the redundant ones.
   * Stops if a number does not fit its packed field (see `Successors.outgrown`).
   */
  private replace(here: Row, successors: Successors, first: number): void {
    const { symmetry, row } = this;
    const { ids, lost, touched } = successors;
    symmetry.meet(here);
    let to = first;
    for (let each = first; each < successors.count; each++) {
      if (symmetry.isRedundant(successors, each)) continue;
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
