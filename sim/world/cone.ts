/**
 * Cone of influence: what can influence nothing any more is left out of the worlds. That is, *dead letters* (see
 * `DeadLetters`): a copied or late answer that will be ignored whenever it comes. An inbox is told without them, so that
 * worlds that differ only in dead letters are one; everything else of a model sees only another machine of cells.
 *
 * Why that is enough. Let a world of the reduced model stand for every full world with the same local states, observers
 * and devices, whose inboxes are the same but for dead letters, and which has no more left of any budget.
 * - What a full world does, its reduced world does: a delivery, loss or copy of a dead letter, alone or with a crash,
 *   leaves it at a world it stands for, since dead stays dead and nobody sees what is left of a budget but the choices it
 *   pays for, of which the reduced world has as many or more. Any other step is listed in both: it changes its own party's
 *   cell, or it puts a letter that is kept (`shows`). So by induction every message ever sent is sent in the reduced model
 *   too, and claims that rest on the messages known at its end rest on all there are.
 * - What a reduced world does, one of its full worlds does in as many steps. Two things may wait for a dead letter: quiet
 *   timers, and what stands behind it in an ordered queue. There the full world delivers it first, which changes nothing.
 * What nobody may look at is left out only: who looks into an inbox has it kept whole, and so do step properties that
 * might refuse a delivery that changes nothing (`sim/check/silence.ts`). Promises owe every delivery, and are not checked.
 *
 * Claims may turn out to be wrong while messages become known. Then everything that was explored is given up, and begins
 * anew with what was learned, until nothing turns out to be wrong: new messages come to an end.
 */
import type { Cells } from './cells.ts';
import type { ChoiceKind } from './choice.ts';
import { DeadLetters } from './dead-letters.ts';
import type { Registers } from './registers.ts';

/** Kinds of moves that put letters into other inboxes and do nothing else to them. */
const usual: ReadonlySet<ChoiceKind> = new Set(['deliver', 'proceed', 'expire', 'intend', 'power-up', 'restart']);

export class Cone {
  readonly parties: readonly DeadLetters[];

  constructor(parties: readonly Cells[]) {
    this.parties = parties.map(cells => new DeadLetters((local, message) => cells.ignores(local, message)));
  }

  /** Whether a claim that was made turned out to be wrong: nothing that was explored counts. */
  get isRefuted(): boolean {
    return this.parties.some(({ isRefuted }) => isRefuted);
  }

  /** How many letters were left out, wherever they waited. */
  get leftOut(): number {
    return this.parties.reduce((sum, { leftOut }) => sum + leftOut.size, 0);
  }

  /** Every letter is kept from now on. */
  keepAll(): void {
    for (const letters of this.parties) letters.keepAll();
  }

  /**
   * A move leaves its own party's cell as it is: what it does elsewhere makes it a step, so it has to be seen there.
   * @param effects pairs of party and code, flat
   */
  shows(kind: ChoiceKind, effects: readonly number[], registers: Registers): void {
    if (!usual.has(kind)) this.keepAll();
    for (let at = 0; at < effects.length; at += 2) {
      const [party, code] = [effects[at]!, effects[at + 1]!];
      this.parties[party]!.keep(registers.operations(party)[2 * code + 1]!);
    }
  }

  restart(): void {
    for (const letters of this.parties) letters.restart();
  }
}
