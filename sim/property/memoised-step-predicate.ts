/** Memoised predicates over steps: the decision tree covers the worlds before and after, and the move between them. */
import type { ChoiceKind } from '../world/choice.ts';
import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { StepView } from '../world/world.ts';
import { Judgement, MemoisedPredicate, Side, type Source } from './memoised-predicate.ts';
import type { StepPredicate } from './property.ts';
import { deferred, type ReadPaths } from './read-paths.ts';
import type { ReadListener } from './satisfied-cache.ts';

const theMove: Source = { side: Side.move, field: -1, through: undefined };

/** A memoised predicate over steps. */
export class MemoisedStepPredicate extends MemoisedPredicate {
  /** Whether it has ever read a part of the choice. Recorded only where `reads` is given. */
  readsChoice = false;
  /** Whether it has ever accessed the choice, sends, reports or heard reports of a step. */
  readsMove = false;
  private readonly seen: StepView;

  constructor(
    model: Model,
    private readonly predicate: StepPredicate,
    judged?: ReadListener,
    reads?: ReadPaths,
    private readonly premise?: StepPredicate,
  ) {
    super(model, judged, reads);
    const asked = (): void => {
      this.readsMove = true;
    };
    const moved = (): Move => {
      asked();
      this.read(theMove);
      return this.move!;
    };
    const looked = () => {
      this.readsChoice = true;
      return moved().choice;
    };
    this.seen = {
      before: this.view(Side.before),
      after: this.view(Side.after),
      get choice() {
        asked();
        // A predicate can access the choice without reading any part of it.
        return reads ? deferred(looked) : moved().choice;
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

  /** The judgement of the step. */
  judgementOf(before: Row, move: Move, after: Row): Judgement {
    this.before = before;
    this.after = after;
    this.move = move;
    // Properties do not cover the step into a beginning.
    if (move.kind === 'begin') return this.premise ? Judgement.premiseFalse : Judgement.satisfied;
    return this.judge();
  }

  /** Whether the step satisfies the predicate, or makes its premise false. */
  holds(before: Row, move: Move, after: Row): boolean {
    return this.judgementOf(before, move, after) !== Judgement.violated;
  }

  /** Whether every step by the move last judged has the same judgement. A move belongs to one cell of its party. */
  get decidedByMove(): boolean {
    const { kind, party } = this.move!;
    return !this.isBeyondCells(kind) && this.restsOn(({ side, field }) => side === Side.move || field === party);
  }

  /**
   * Whether every step with the same effect in the same local state has the last judgement, whatever its party's inbox.
   */
  get decidedByOwnState(): boolean {
    const { kind, party } = this.move!;
    const { localOf } = this.model.cells[party]!;
    const isOwn = ({ field, through }: Source) => field === party && through === localOf;
    return !this.isBeyondCells(kind) && this.restsOn(source => source.side === Side.move || isOwn(source));
  }

  /** Whether every step with the same choice, sends and reports has the last judgement, in any world. */
  get decidedByObservables(): boolean {
    return (
      !this.model.registers.choiceKinds.losesOne(this.move!.kind) && this.restsOn(({ side }) => side === Side.move)
    );
  }

  /**
   * Whether a move belongs to no cell: it can lose a message that it does not name, or it takes a group away or back.
   */
  private isBeyondCells(kind: ChoiceKind): boolean {
    const { choiceKinds } = this.model.registers;
    return choiceKinds.losesOne(kind) || choiceKinds.isOfGroups(kind);
  }

  /** Whether any move between the same worlds has the last judgement. */
  get ignoresMove(): boolean {
    return this.restsOn(({ side }) => side !== Side.move);
  }

  /** Whether the last judgement reads only sources for which `isOne` is true. */
  private restsOn(isOne: (source: Source) => boolean): boolean {
    let node = this.root;
    while (typeof node === 'object') {
      if (!isOne(node.source)) return false;
      node = node.branches[this.value(node.source)];
    }
    return true;
  }

  protected override evaluate(): Judgement {
    if (this.premise && !this.premise(this.seen)) return Judgement.premiseFalse;
    return this.predicate(this.seen) ? Judgement.satisfied : Judgement.violated;
  }
}
