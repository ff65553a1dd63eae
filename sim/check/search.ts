/** A breadth-first search under way: the worlds met so far, and the next one whose successors are to be added. */
import type { Mask } from '../world/diamonds.ts';
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Row, Successors } from '../world/successors.ts';
import { Symmetry } from '../world/symmetry.ts';
import { Graph } from './graph.ts';
import { Masks } from './masks.ts';
import { unfolded } from './orbit.ts';
import { Trail } from './trail.ts';
import type { Limits } from './verdict.ts';
import type { Watches } from './watch.ts';
import { Worlds } from './worlds.ts';

export class Search {
  readonly worlds: Worlds;
  readonly graph: Graph | undefined;
  readonly trail = new Trail();
  steps = 0;
  depth = 0;
  /** Steps that were counted only, each half of a diamond. */
  skipped = 0;
  /** A link had no room somewhere. */
  overflowed = false;
  /** The next world whose successors are to be added. */
  private at = 0;
  private levelEnd = 1;
  private readonly successors: Successors;
  /** What makes one world of those that differ only in which replica is which. */
  private readonly symmetry: Symmetry | undefined;
  /** The diamond mask of each world, where steps are left out. */
  private readonly masks: Masks | undefined;
  private readonly mask: Mask = { pairs: 0, fresh: 0 };
  private readonly nextMask: Mask = { pairs: 0, fresh: 0 };
  private readonly row: Row;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly watches: Watches,
    { diamonds = true, symmetry = false }: Pick<Limits, 'diamonds' | 'symmetry'> = {},
  ) {
    this.worlds = new Worlds(model.width, watches.live);
    this.graph = watches.live ? new Graph() : undefined;
    this.successors = model.successors();
    this.row = new Int32Array(model.width);
    this.after = new Int32Array(model.width);
    // Who judges steps, keeps the graph or lists the moves taken has to see every step.
    if (symmetry && watches.live)
      throw new InputError('symmetry: promises are not checked under it; name other properties, or check without it');
    this.symmetry = symmetry ? new Symmetry(model, model.alike) : undefined;
    this.masks = diamonds && !symmetry && !watches.everyStep && !model.listed ? new Masks() : undefined;
    const initial = model.initial.slice();
    this.symmetry?.canonicalise(initial);
    this.worlds.add(initial);
    this.masks?.push(this.mask);
    watches.begin(initial);
  }

  get isDone(): boolean {
    return this.at === this.worlds.count;
  }

  /** Bytes held on to. */
  get bytes(): number {
    return this.worlds.bytes + (this.graph?.bytes ?? 0) + (this.masks?.bytes ?? 0);
  }

  /** Adds the successors of so many worlds, or of fewer where a count is exceeded. */
  turn(
    worldsMost: number,
    { worldsMax = Infinity, stepsMax = Infinity }: Limits,
  ): 'worldsMax' | 'stepsMax' | undefined {
    const { worlds, successors, trail, row } = this;
    const end = this.at + worldsMost;
    for (; this.at < worlds.count && this.at < end; this.at++) {
      if (worlds.count > worldsMax) return 'worldsMax';
      if (this.steps > stepsMax) return 'stepsMax';
      if (this.at === this.levelEnd) {
        this.depth++;
        this.levelEnd = worlds.count;
      }
      worlds.open(this.at, row);
      this.symmetry?.check(row);
      this.after.set(row);
      this.masks?.read(this.at, this.mask);
      this.model.expand(row, successors, this.mask);
      this.overflowed ||= successors.overflowed;
      trail.mark(this.at, worlds.count);
      this.steps += successors.count + successors.skipped;
      this.skipped += successors.skipped;
      this.addAll();
    }
    return undefined;
  }

  /** The least shortest list of choices to the world at place `at`, and, where told so, one more choice taken there. */
  way(at: number, last?: number): number[] {
    const { model, worlds, trail, symmetry } = this;
    const more = last === undefined ? [] : [last];
    if (!symmetry) return [...trail.way(model, worlds, at), ...more];
    const way = trail.way(model, worlds, at, (successors, choice, row, child) => {
      const after = successors.after(choice, row);
      symmetry.canonicalise(after);
      return worlds.is(after, child);
    });
    return unfolded(model, symmetry, [...way, ...more]);
  }

  /** Adds the successors of the world that is open, and shows what is new to the watches. */
  private addAll(): void {
    const { worlds, graph, successors, at, row, after } = this;
    const { watches, masks } = this;
    graph?.beginWorld();
    for (let choice = 0; choice < successors.count; choice++) {
      const before = worlds.count;
      const next = this.symmetry ? this.addRepresentative(choice) : worlds.addSuccessor(successors, choice, row);
      const move = successors.move(choice);
      graph?.addStep(next, move.item);
      const isNew = worlds.count > before;
      if (isNew && masks) {
        this.model.diamonds.after(this.mask, successors, choice, this.nextMask);
        masks.push(this.nextMask);
      }
      const isJudged = watches.judgesStep(move);
      if (!isNew && !isJudged) continue;
      successors.apply(choice, after);
      if (isJudged) watches.step(at, choice, row, after, successors);
      if (isNew) this.meet(next, choice);
      successors.undo(choice, row, after);
    }
  }

  /** Adds the representative of what a choice leads to. */
  private addRepresentative(choice: number): number {
    const representative = this.successors.after(choice, this.row);
    this.symmetry!.canonicalise(representative);
    return this.worlds.add(representative);
  }

  /** Shows a new world to the watches. */
  private meet(world: number, choice: number): void {
    if (!this.symmetry) {
      this.watches.world(world, this.at, this.after, this.successors, choice);
      return;
    }
    const representative = this.after.slice();
    this.symmetry.canonicalise(representative);
    this.watches.representative(world, representative, this.successors.move(choice));
  }
}
