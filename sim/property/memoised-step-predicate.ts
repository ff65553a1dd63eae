/** Judging steps at the speed of a table: what a predicate reads of the worlds on both sides, and of the move between. */
import type { ChoiceKind } from '../world/choice.ts';
import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { StepView } from '../world/world.ts';
import { MemoisedPredicate, Said, Side, type Source } from './memoised-predicate.ts';
import type { StepPredicate } from './property.ts';
import { deferred, type ReadPaths } from './read-paths.ts';
import type { Reader } from './satisfied-cache.ts';

const theMove: Source = { side: Side.move, field: -1, through: undefined };

/** Judges steps. */
export class MemoisedStepPredicate extends MemoisedPredicate {
  /** Whether it has ever looked at which choice was taken; told only where reads are kept. */
  readsChoice = false;
  /** Whether it has ever asked for the choice, or for what was sent, reported or heard. */
  asksMove = false;
  private readonly seen: StepView;

  constructor(
    model: Model,
    private readonly predicate: StepPredicate,
    judged?: Reader,
    reads?: ReadPaths,
    private readonly premise?: StepPredicate,
  ) {
    super(model, judged, reads);
    const asked = (): void => {
      this.asksMove = true;
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
        // A predicate that names the choice need not look at it.
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

  /** What is said of the step. */
  says(before: Row, move: Move, after: Row): Said {
    this.before = before;
    this.after = after;
    this.move = move;
    // No property speaks of how a run begins.
    if (move.kind === 'begin') return this.premise ? Said.idle : Said.kept;
    return this.judge();
  }

  /** Whether the step satisfies the predicate, or its premise is false there. */
  holds(before: Row, move: Move, after: Row): boolean {
    return this.says(before, move, after) !== Said.broken;
  }

  /** Whether the same is said of every step by the move last judged: a move belongs to one cell of its party. */
  get decidedByMove(): boolean {
    const { kind, party } = this.move!;
    return !this.isBeyondCells(kind) && this.restsOn(({ side, field }) => side === Side.move || field === party);
  }

  /** Whether the same is said of every step that does the same in the same local state, whatever waits for its party. */
  get decidedByDeed(): boolean {
    const { kind, party } = this.move!;
    const { localOf } = this.model.cells[party]!;
    const isOwn = ({ field, through }: Source) => field === party && through === localOf;
    return !this.isBeyondCells(kind) && this.restsOn(source => source.side === Side.move || isOwn(source));
  }

  /** Whether the same is said of every step with the same choice, sends and reports, wherever it is taken. */
  get decidedByTelling(): boolean {
    return (
      !this.model.registers.choiceKinds.losesOne(this.move!.kind) && this.restsOn(({ side }) => side === Side.move)
    );
  }

  /** Whether a move belongs to no cell: it may lose a message that the move does not name, or a group goes away or returns. */
  private isBeyondCells(kind: ChoiceKind): boolean {
    const { choiceKinds } = this.model.registers;
    return choiceKinds.losesOne(kind) || choiceKinds.isOfGroups(kind);
  }

  /** Whether what was said last would be said of any move between the same worlds. */
  get isMoveless(): boolean {
    return this.restsOn(({ side }) => side !== Side.move);
  }

  /** Whether what was said last rests on such sources only. */
  private restsOn(isOne: (source: Source) => boolean): boolean {
    let node = this.root;
    while (typeof node === 'object') {
      if (!isOne(node.source)) return false;
      node = node.branches[this.value(node.source)];
    }
    return true;
  }

  protected override ask(): Said {
    if (this.premise && !this.premise(this.seen)) return Said.idle;
    return this.predicate(this.seen) ? Said.kept : Said.broken;
  }
}
