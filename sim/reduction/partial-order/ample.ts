/**
 * Partial order reduction by ample sets (Peled 1993; Clarke, Grumberg, Peled, Model Checking, ch. 10). The ample set of
 * a world is the next steps of one party, if they are independent of every step of the others and invisible to every
 * property. The search then takes these steps only; the other parties' steps follow in the successors. For every run of
 * the full search the reduced search has a run of the same steps in another order, perhaps with some steps added,
 * through worlds that look the same to every property. An ample set satisfies four conditions:
 *
 * - C0: its steps are enabled. A world in which one of them would change nothing, or finds a link full, is expanded
 *   fully.
 * - C1: no step of another party before them can disable or change them, or be disabled or changed by them.
 *   `Candidates` lists the cases. The delivery of a message with a stable reply does not commute with faults; see there
 *   why none is missed.
 * - C2: no property sees them. The local states before and after agree on every path that any property has read of the
 *   party (`ReadPaths`). No property has read an inbox they change. They report nothing if the model has observers.
 *   Every property about steps accepts them in every world (`StepMonitor.overlooks`).
 * - C3: no other step is postponed for ever. In a cycle of ample steps, each step would consume something that a step
 *   of the cycle produces: the local state it is taken in, or the message it delivers. A graph records what each
 *   candidate consumes and produces, and a candidate that would close a cycle in the graph is rejected.
 *
 * C1 and C2 rest on claims from what was learned so far: the paths and inboxes read, the senders seen, the local states
 * that follow another. If something learned later contradicts a claim behind an ample step, the search is *refuted*: it
 * is discarded, and restarts with what was learned. There are finitely many facts to learn, so the last search ends
 * unrefuted. Its claims then hold in all reachable worlds, not only in those it met. Proof: suppose a run of the full
 * search contradicts a claim, or meets a world in which a property reads something for the first time. Take the prefix
 * up to the first such point. All claims hold in the prefix, so the reduced search has the prefix in another order, and
 * meets a world that looks the same. There the property read the same paths with the same values, or the party did the
 * same, and the claim was given up.
 */

import type { Monitors } from '../../property/monitors.ts';
import type { ReadPaths } from '../../property/read-paths.ts';
import type { Move } from '../../world/interning/move.ts';
import type { Model } from '../../world/model.ts';
import { noMask } from '../../world/move-pairs.ts';
import type { AmpleFilter, Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import { Acyclic } from './acyclic.ts';
import { type Candidate, Candidates, messagesOf } from './candidates.ts';

/** A candidate, its filter, and whether it satisfies C2 and C3; undefined before the first test. */
interface TestedCandidate {
  readonly candidate: Candidate;
  readonly only: AmpleFilter;
  isFit?: boolean;
}

/** Two local states that an ample step connects; no property can tell them apart. */
interface Claim {
  readonly party: number;
  readonly before: number;
  readonly after: number;
}

export class AmpleSets {
  /** The number of worlds of which only an ample set was taken. */
  worlds = 0;
  private readonly candidates: Candidates;
  /** By party and cell. */
  private readonly tested: TestedCandidate[][][];
  private readonly dependencies = new Acyclic();
  private readonly claims = new Map<string, Claim>();
  /** Parties whose inboxes are claimed to be unread. */
  private readonly unreadInboxes = new Set<number>();
  /** The size of `reads` when the claims were last compared with it. */
  private sizeCompared = 0;
  private wasRefuted = false;
  private readonly listed: Successors;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    private readonly reads: ReadPaths,
  ) {
    this.candidates = new Candidates(model);
    this.tested = model.parties.map(() => []);
    this.listed = model.successors();
    this.after = new Int32Array(model.width);
  }

  /** The ample set of a world; undefined if the world has none and is expanded fully. */
  choose(row: Row): AmpleFilter | undefined {
    for (let party = 0; party < this.tested.length; party++) {
      const cell = row[party]!;
      this.tested[party]![cell] ??= this.candidates.of(party, cell).map(candidate => untested(candidate));
      for (const tested of this.tested[party]![cell]!) {
        if (tested.isFit === false || !this.isFreeOfFaults(tested.candidate, row) || !this.isEnabled(tested, row))
          continue;
        tested.isFit ??= this.isFit(tested.candidate, row);
        if (!tested.isFit) continue;
        return tested.only;
      }
    }
    return undefined;
  }

  /** Whether something learned contradicts a claim behind an ample step. */
  get isRefuted(): boolean {
    this.wasRefuted ||= this.candidates.areRefuted || this.monitors.areMistaken || this.isContradicted();
    return this.wasRefuted;
  }

  /**
   * Whether, at the end of the search, an unjudged ample step or a step left out can be the only one to make a premise
   * true.
   */
  get mayHaveMissed(): boolean {
    return this.monitors.mayHaveMissed;
  }

  /** C1: whether the budgets of all faults that could interfere are spent. */
  private isFreeOfFaults({ spent }: Candidate, row: Row): boolean {
    const { budgets, width } = this.model;
    for (const counter of spent) if (budgets.left(row[width - 1]!, counter) > 0) return false;
    return true;
  }

  /**
   * C0: whether the party's device has not left, and each move changes something and finds space on its link. Lists the
   * steps in `listed`.
   */
  private isEnabled({ candidate, only }: TestedCandidate, row: Row): boolean {
    const { listed } = this;
    listed.clear();
    listed.overflowed = false;
    this.model.append({ row, words: row, from: 0 }, listed, noMask, only);
    return !listed.overflowed && listed.count === candidate.moves.length;
  }

  /** Whether a candidate satisfies C2 and C3; if so, its claims are recorded. Reads its steps from `listed`. */
  private isFit(candidate: Candidate, row: Row): boolean {
    const { model, monitors, after, listed } = this;
    const { party, moves, isStable } = candidate;
    if (model.observers.length > 0 && moves.some(({ reports }) => reports.length > 0)) return false;
    const { localOf } = model.cells[party]!;
    const claims = moves.map(({ to }): Claim => ({ party, before: localOf[row[party]!]!, after: localOf[to]! }));
    const inboxes = moves.flatMap(move => inboxesOf(move));
    if (!claims.every(claim => this.isInvisible(claim)) || inboxes.some(each => this.isRead(each))) return false;
    for (let choice = 0; choice < listed.count; choice++) {
      listed.read(choice, after);
      if (!monitors.isInvisible(row, listed.move(choice), after, isStable)) return false;
    }
    if (isStable && !this.overlooksFaults(row, moves[0]!)) return false;
    if (!this.dependencies.add(...this.consumedAndProduced(candidate, claims))) return false;
    for (const claim of claims) this.claims.set(Object.values(claim).join(), claim);
    for (const each of inboxes) this.unreadInboxes.add(each);
    return true;
  }

  /**
   * Whether every property about steps accepts that a message with a stable reply is lost or copied: these steps are
   * left out too.
   */
  private overlooksFaults(row: Row, { party, message }: Move): boolean {
    const { model, monitors, after } = this;
    return model.cells[party]!.moves(row[party]!).every(move => {
      if (move.message !== message || (move.kind !== 'lose' && move.kind !== 'copy')) return true;
      after.set(row);
      // A copy for which the link has no space changes nothing.
      if (move.to >= 0) after[party] = move.to;
      return monitors.isInvisible(row, move, after, true);
    });
  }

  /** What a candidate consumes, and everything it produces. */
  private consumedAndProduced({ party, moves, isStable }: Candidate, claims: readonly Claim[]): [string, string[]] {
    const { message } = moves[0]!;
    const sent = moves.flatMap(move => messagesOf(this.model, move)).map(each => `message ${each}`);
    const reached = isStable ? [] : claims.map(({ after }) => `${party} in ${after}`);
    return [message >= 0 ? `message ${message}` : `${party} in ${claims[0]!.before}`, [...sent, ...reached]];
  }

  private isContradicted(): boolean {
    if (this.reads.size === this.sizeCompared) return false;
    this.sizeCompared = this.reads.size;
    return (
      [...this.unreadInboxes].some(each => this.isRead(each)) ||
      ![...this.claims.values()].every(each => this.isInvisible(each))
    );
  }

  private isInvisible({ party, before, after }: Claim): boolean {
    const cells = this.model.cells[party]!;
    return this.reads.alike(this.model.parties[party]!.name, cells.localState(before), cells.localState(after));
  }

  private isRead(party: number): boolean {
    return this.reads.hasInbox(this.model.parties[party]!.name);
  }
}

/** The parties whose inboxes a move changes. */
function inboxesOf({ party, message, effects }: Move): number[] {
  return [...(message >= 0 ? [party] : []), ...effects.filter((_, at) => at % 2 === 0)];
}

function untested(candidate: Candidate): TestedCandidate {
  const { place, message } = candidate.moves[0]!;
  const only = { party: candidate.party, kind: place, message: candidate.isStable ? message : -1 };
  return { candidate, only };
}
