/**
 * Partial order reduction by ample sets (Peled 1993; Clarke, Grumberg, Peled, Model Checking, ch. 10). In a world where what
 * one party does next concerns nobody, the party goes on alone: its steps are taken, and all others are left to the worlds
 * after. For every run of the full search the reduced one has a run of the same steps in another order, with perhaps
 * some added, through worlds that look the same to every property. It needs four things:
 *
 * - C0, the steps taken alone are there: a world in which one of them would change nothing or find no room is expanded whole.
 * - C1, nothing that happens first can hinder them, nor be changed by them: see `Candidates`.
 * - C2, no property sees them. Local states before and after agree on all that any property has read of the party
 *   (`ReadPaths`); inboxes they change were never read; they report nothing where observers ride along; a property about
 *   steps minds them nowhere (`StepMonitor.isInvisible`).
 * - C3, none of the others waits for ever. On a cycle of steps taken alone each step would need something that a step of the
 *   cycle gives: the local state it is taken in, or the message it delivers. So what needs and what gives is kept as
 *   a graph, and a candidate that would close a cycle in it is none.
 *
 * C1 and C2 rest on what was learned so far: paths and inboxes read, senders heard of, local states that follow another. If
 * something learned later speaks against a step that was taken alone, the search is *mistaken*: it counts for nothing,
 * and begins anew with what was learned. All there is to learn is finite, so a last search ends without a mistake. Its
 * claims then hold of all worlds, and not just of those it met. Suppose a run of the full search does what contradicts a claim, or
 * meets a world in which a property reads what it never read before, and take its beginning up to there. Until then all claims
 * held, so the reduced search has that beginning in another order, and a world that looks the same: there the property read
 * the same paths, value by value, or the party did the same, and the claim had been given up.
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

/** A candidate, and whether no property sees it and it closes no cycle; not known before it is tried. */
interface Tried {
  readonly candidate: Candidate;
  readonly only: AmpleFilter;
  isFit?: boolean;
}

/** A step between two local states that no property may tell apart. */
interface Claim {
  readonly party: number;
  readonly before: number;
  readonly after: number;
}

export class AmpleSets {
  /** Worlds in which a party went on alone. */
  worlds = 0;
  private readonly candidates: Candidates;
  /** By party and cell. */
  private readonly tried: Tried[][][];
  private readonly needs = new Acyclic();
  private readonly claims = new Map<string, Claim>();
  /** Parties whose inboxes must not be read. */
  private readonly unread = new Set<number>();
  /** How much had been read when the claims were looked at last. */
  private sizeSeen = 0;
  private hasErred = false;
  private readonly listed: Successors;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    private readonly reads: ReadPaths,
  ) {
    this.candidates = new Candidates(model);
    this.tried = model.parties.map(() => []);
    this.listed = model.successors();
    this.after = new Int32Array(model.width);
  }

  /** The steps of a party that goes on alone; undefined where none does. */
  choose(row: Row): AmpleFilter | undefined {
    for (let party = 0; party < this.tried.length; party++) {
      const cell = row[party]!;
      this.tried[party]![cell] ??= this.candidates.of(party, cell).map(candidate => triedOf(candidate));
      for (const tried of this.tried[party]![cell]!) {
        if (tried.isFit === false || !this.isFree(tried.candidate, row) || !this.isWhole(tried, row)) continue;
        tried.isFit ??= this.isFit(tried.candidate, row);
        if (!tried.isFit) continue;
        return tried.only;
      }
    }
    return undefined;
  }

  /** Whether something learned speaks against a step that was taken alone. */
  get isMistaken(): boolean {
    this.hasErred ||= this.candidates.areMistaken || this.monitors.areMistaken || this.isContradicted();
    return this.hasErred;
  }

  /** Whether, in the end, a step that was taken alone or left out may be the only one to make a premise true. */
  get mayHaveMissed(): boolean {
    return this.monitors.mayHaveMissed;
  }

  /** Whether no fault can come between any more. */
  private isFree({ spent }: Candidate, row: Row): boolean {
    const { budgets, width } = this.model;
    for (const counter of spent) if (budgets.left(row[width - 1]!, counter) > 0) return false;
    return true;
  }

  /** Whether the party is there, and all that it is to do changes something and finds room; then that is listed. */
  private isWhole({ candidate, only }: Tried, row: Row): boolean {
    const { listed } = this;
    listed.clear();
    listed.overflowed = false;
    this.model.append({ row, words: row, from: 0 }, listed, noMask, only);
    return !listed.overflowed && listed.count === candidate.moves.length;
  }

  /** Whether no property sees what a candidate does, and it closes no cycle; then all of that is claimed from now on. */
  private isFit(candidate: Candidate, row: Row): boolean {
    const { model, monitors, after, listed } = this;
    const { party, moves, isSettled } = candidate;
    if (model.observers.length > 0 && moves.some(({ reports }) => reports.length > 0)) return false;
    const { localOf } = model.cells[party]!;
    const claims = moves.map(({ to }): Claim => ({ party, before: localOf[row[party]!]!, after: localOf[to]! }));
    const inboxes = moves.flatMap(move => inboxesOf(move));
    if (!claims.every(claim => this.isUnseen(claim)) || inboxes.some(each => this.isRead(each))) return false;
    for (let choice = 0; choice < listed.count; choice++) {
      listed.read(choice, after);
      if (!monitors.isInvisible(row, listed.move(choice), after, isSettled)) return false;
    }
    if (isSettled && !this.overlooksFaults(row, moves[0]!)) return false;
    if (!this.needs.add(...this.needAndGifts(candidate, claims))) return false;
    for (const claim of claims) this.claims.set(Object.values(claim).join(), claim);
    for (const each of inboxes) this.unread.add(each);
    return true;
  }

  /** Whether no property about steps minds a settled message being lost or copied, which is left out as well. */
  private overlooksFaults(row: Row, { party, message }: Move): boolean {
    const { model, monitors, after } = this;
    return model.cells[party]!.moves(row[party]!).every(move => {
      if (move.message !== message || (move.kind !== 'lose' && move.kind !== 'copy')) return true;
      after.set(row);
      // A copy the link has no room for is none.
      if (move.to >= 0) after[party] = move.to;
      return monitors.isInvisible(row, move, after, true);
    });
  }

  /** What a candidate needs, and all it gives. */
  private needAndGifts({ party, moves, isSettled }: Candidate, claims: readonly Claim[]): [string, string[]] {
    const { message } = moves[0]!;
    const sent = moves.flatMap(move => messagesOf(this.model, move)).map(each => `message ${each}`);
    const reached = isSettled ? [] : claims.map(({ after }) => `${party} in ${after}`);
    return [message >= 0 ? `message ${message}` : `${party} in ${claims[0]!.before}`, [...sent, ...reached]];
  }

  private isContradicted(): boolean {
    if (this.reads.size === this.sizeSeen) return false;
    this.sizeSeen = this.reads.size;
    return (
      [...this.unread].some(each => this.isRead(each)) || ![...this.claims.values()].every(each => this.isUnseen(each))
    );
  }

  private isUnseen({ party, before, after }: Claim): boolean {
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

function triedOf(candidate: Candidate): Tried {
  const { place, message } = candidate.moves[0]!;
  const only = { party: candidate.party, kind: place, message: candidate.isSettled ? message : -1 };
  return { candidate, only };
}
