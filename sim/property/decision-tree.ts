/**
 * A predicate as a decision tree over interned numbers, for export to other tools. `MemoisedPredicate` learns such
 * trees too, for speed. These trees are learned independently, so that a tool that reads them checks the memoised
 * predicate too.
 */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import { fieldThrough, type Part, type StepView, viewThrough, type WorldView } from '../world/world.ts';
import type { StepPredicate, WorldPredicate } from './property.ts';

/** The question of a fork: a part of the world before or after the step, or the move between them. */
export interface Question {
  readonly side: 'before' | 'after' | 'move';
  readonly part: Part;
  /** The index of the party or observer. */
  readonly index: number;
}

/** A node that branches on one number. A number without a branch was never seen. */
export interface Fork {
  readonly question: Question;
  readonly branches: Map<number, Branch>;
}

export type Branch = Fork | boolean;

/** A step; or a world, where `after` is `before` and `move` is undefined. */
interface Moment {
  readonly before: Row;
  readonly after: Row;
  readonly move: Move | undefined;
}

const moveAsked: Question = { side: 'move', part: 'local', index: 0 };
const same = (one: Question, two: Question): boolean =>
  one.side === two.side && one.part === two.part && one.index === two.index;

/** A tree that learns the answer of a predicate in every moment it is given. */
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

  /** Learns one more moment, unless the tree decides it already. */
  meet(moment: Moment): void {
    this.moment = moment;
    let branch = this.root;
    while (typeof branch === 'object') branch = branch.branches.get(this.value(branch.question));
    if (branch !== undefined) return;
    this.path = [];
    const answer = this.answer();
    this.root = this.graft(this.root, 0, answer);
  }

  /** Adds the path just read, from index `at` on, to a branch, and returns the branch. */
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
