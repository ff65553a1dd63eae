/**
 * A predicate as a decision tree over interned numbers, made to be written down for others. The checker's own judge
 * learns such trees too, for speed; these are learned apart from it, so that whoever reads them checks the judge as well.
 */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import { fieldThrough, type Part, type StepView, viewThrough, type WorldView } from '../world/world.ts';
import type { StepPredicate, WorldPredicate } from './property.ts';

/** What a fork asks: a part of the world on one side of the step, or which move it is. */
export interface Question {
  readonly side: 'before' | 'after' | 'move';
  readonly part: Part;
  /** The place of the party or observer. */
  readonly index: number;
}

/** Where a decision turns on one number; a number without a branch was never met. */
export interface Fork {
  readonly question: Question;
  readonly branches: Map<number, Branch>;
}

export type Branch = Fork | boolean;

/** A step, or a world where `after` is the same and no move is made. */
interface Moment {
  readonly before: Row;
  readonly after: Row;
  readonly move: Move | undefined;
}

const moveAsked: Question = { side: 'move', part: 'local', index: 0 };
const same = (one: Question, two: Question): boolean =>
  one.side === two.side && one.part === two.part && one.index === two.index;

/** Learns what a predicate answers in every moment it is shown. */
export class DecisionTree {
  root: Branch | undefined;
  private path: [question: Question, value: number][] = [];
  private moment!: Moment;
  private readonly answer: () => boolean;

  private constructor(
    private readonly model: Model,
    answer: (decision: DecisionTree) => () => boolean,
  ) {
    this.answer = answer(this);
  }

  static ofWorlds(model: Model, predicate: WorldPredicate): DecisionTree {
    return new DecisionTree(model, decision => {
      const seen = decision.view('before');
      return () => predicate(seen);
    });
  }

  static ofSteps(model: Model, predicate: StepPredicate): DecisionTree {
    return new DecisionTree(model, decision => {
      const seen = decision.stepView();
      return () => predicate(seen);
    });
  }

  /** Shows it one moment more. */
  meet(moment: Moment): void {
    this.moment = moment;
    let branch = this.root;
    while (typeof branch === 'object') branch = branch.branches.get(this.value(branch.question));
    if (branch !== undefined) return;
    this.path = [];
    const answer = this.answer();
    this.root = this.graft(this.root, 0, answer);
  }

  /** The tree with the path just read, from place `at` on, grown into it. */
  private graft(branch: Branch | undefined, at: number, answer: boolean): Branch {
    const asked = this.path[at];
    if (!asked) return answer;
    const [question, value] = asked;
    const fork = typeof branch === 'object' ? branch : { question, branches: new Map<number, Branch>() };
    fork.branches.set(value, this.graft(fork.branches.get(value), at + 1, answer));
    return fork;
  }

  private view(side: 'before' | 'after'): WorldView {
    return viewThrough(this.model, (part, index) => this.ask({ side, part, index }));
  }

  private stepView(): StepView {
    const moved = (): Move => {
      this.ask(moveAsked);
      return this.moment.move!;
    };
    const { reports } = this.model.registers;
    return {
      before: this.view('before'),
      after: this.view('after'),
      get choice() {
        return moved().choice;
      },
      get sends() {
        return moved().sends;
      },
      get reports() {
        return moved().reports.map(report => reports.get(report));
      },
      get heard() {
        return moved().heard;
      },
    };
  }

  private ask(question: Question): number {
    const value = this.value(question);
    if (!this.path.some(([known]) => same(known, question))) this.path.push([question, value]);
    return value;
  }

  private value({ side, part, index }: Question): number {
    const { before, after, move } = this.moment;
    if (side === 'move') return move!.id;
    const { field, through } = fieldThrough(this.model, part, index);
    const value = (side === 'before' ? before : after)[field]!;
    return through ? through[value]! : value;
  }
}
