/**
 * Cells: pairs of a party's local state and inbox, interned as small integers. The moves of a cell are compiled once;
 * afterwards a step is a few table look-ups.
 */
import { full, Inboxes } from './inboxes.ts';
import { Locals } from './locals.ts';
import type { Move, Reaction } from './move.ts';
import type { Offer } from './offers.ts';
import type { Omission, PartyOmission } from './omission.ts';
import { PairTable } from './pair-table.ts';
import { type Operation, operation, type Registers } from './registers.ts';

const none: Move[] = [];

/** The cells of one party. */
export class Cells extends Locals {
  readonly localOf: number[] = [];
  readonly inboxOf: number[] = [];
  readonly inboxes: Inboxes;
  private readonly pairs: number[][] = [];
  /** The position of each compiled cell on the tape. */
  readonly compiled: (number | undefined)[] = [];
  private applied = new PairTable();
  private readonly losses: (readonly number[])[][] = [];
  /** The omission of dead messages from all inboxes, and from this party's; undefined without that reduction. */
  private omission: Omission | undefined;
  private omitted: PartyOmission | undefined;

  constructor(index: number, registers: Registers) {
    super(index, registers);
    this.inboxes = new Inboxes(index, registers);
  }

  get size(): number {
    return this.localOf.length;
  }

  /** The number of the inbox that results from putting these messages in, one after the other. */
  adoptInbox(messages: readonly number[]): number {
    return messages.reduce(
      (inbox, message) => this.inboxes.apply(inbox, this.registers.code(this.index, operation.put, message)),
      this.inboxes.empty(),
    );
  }

  /** The cell of a local state and an inbox, without its dead messages. */
  cell(local: number, inbox: number): number {
    this.pairs[local] ??= [];
    const row = this.pairs[local];
    let cell = row[inbox];
    if (cell === undefined) {
      const alive = this.alive(local, inbox);
      cell = alive === inbox ? this.localOf.length : this.cell(local, alive);
      row[inbox] = cell;
      if (alive !== inbox) return cell;
      this.localOf.push(local);
      this.inboxOf.push(inbox);
    }
    return cell;
  }

  /** Omits dead messages from now on. All cells are forgotten; the charts' answers are kept. */
  leaveOut(omission: Omission): void {
    this.omission = omission;
    this.omitted = omission.parties[this.index];
    for (const list of [this.localOf, this.inboxOf, this.pairs, this.compiled, this.losses]) list.length = 0;
    this.applied = new PairTable();
  }

  /** Records that a property reads the inbox: no message is omitted from it any more. */
  noteInboxRead(): void {
    this.omitted?.keepAll();
  }

  messages(inbox: number): readonly number[] {
    return this.inboxes.messages(inbox);
  }

  /** The chart's reaction to the delivery of a message in a local state, reachable or not. */
  answer(local: number, message: number): Reaction {
    return this.reaction(local, this.offers.of('deliver', message));
  }

  /**
   * The choices in a local state with the chart's reactions: those other than deliveries where `message` is -1,
   * otherwise the delivery of that message; empty where deliveries are not enabled.
   */
  answers(local: number, message: number): (readonly [Offer, Reaction])[] {
    const offers =
      message < 0
        ? this.enabled(local, [])
        : this.enabled(local, [message]).filter(offer => offer.kind === 'deliver' && offer.message === message);
    return offers.map(offer => [offer, this.reaction(local, offer)] as const);
  }

  /**
   * The cell after an operation on its inbox, by the operation's code. It is the same cell where nothing changes, and
   * `full` where the link is full.
   */
  apply(cell: number, code: number): number {
    return this.applied.get(cell, code) ?? this.applied.set(cell, code, this.after(cell, code));
  }

  /** The position of a cell's moves on the tape; the first call compiles them. */
  program(cell: number): number {
    return this.compiled[cell] ?? this.compile(cell);
  }

  /** The moves of a cell. */
  moves(cell: number): readonly Move[] {
    const { moves, tape } = this.registers;
    return tape.ids(this.program(cell)).map(id => moves[id]!);
  }

  /** The messages in this inbox that a fault of the party `failed` can lose: network messages to or from that party. */
  lossesBy(failed: number, cell: number): readonly number[] {
    this.losses[cell] ??= [];
    const known = this.losses[cell];
    known[failed] ??= this.inboxes
      .reachable(this.inboxOf[cell]!)
      .filter(message => failed === this.index || this.registers.sender(message) === failed);
    return known[failed];
  }

  /** The inbox without its dead messages. */
  private alive(local: number, inbox: number): number {
    const { omitted, inboxes } = this;
    if (!omitted) return inbox;
    const messages = inboxes.messages(inbox);
    const alive = omitted.alive(local, messages);
    return alive.length === messages.length ? inbox : inboxes.adopt(alive);
  }

  private after(cell: number, code: number): number {
    const inbox = this.inboxes.apply(this.inboxOf[cell]!, code);
    return inbox === full ? full : this.cell(this.localOf[cell]!, inbox);
  }

  private compile(cell: number): number {
    const local = this.localOf[cell]!;
    const inbox = this.inboxOf[cell]!;
    const { offers, inboxes, registers, index } = this;
    const lists: Move[][] = registers.choiceKinds.all.map(() => none);
    let certain = -1;
    const add = (offer: Offer, to: number, reaction?: Reaction): void => {
      const effects = reaction?.effects ?? [];
      // A fault that the chart ignores can still lose a message.
      if (
        to === cell &&
        effects.length === 0 &&
        !reaction?.reports.length &&
        !registers.choiceKinds.losesOne(offer.kind)
      )
        return;
      const { place } = offer;
      if (to === cell) this.omission?.shows(offer.kind, effects, registers);
      const move = this.move(offer, to, effects, reaction);
      if (to === cell || to === full || offer.counter >= 0) certain &= ~(1 << place);
      if (lists[place] === none) lists[place] = [move];
      else lists[place]!.push(move);
    };
    for (const offer of this.enabled(local, inboxes.deliverable(inbox))) {
      const reaction = this.reaction(local, offer);
      this.omitted?.step(local, reaction.local);
      add(offer, this.cell(reaction.local, this.inboxAfter(inbox, offer)), reaction);
    }
    for (const message of inboxes.reachable(inbox)) {
      if (offers.grants('lose'))
        add(offers.of('lose', message), this.after(cell, registers.code(index, operation.take, message)));
      // A copy over a full link is marked like a send over a full link.
      if (offers.grants('copy'))
        add(offers.of('copy', message), this.after(cell, registers.code(index, operation.put, message)));
    }
    const begin = registers.tape.write(lists, certain);
    this.compiled[cell] = begin;
    return begin;
  }

  private move(
    { kind, place, choice, message, item, counter }: Offer,
    to: number,
    effects: readonly number[],
    reaction?: Reaction,
  ): Move {
    const move: Move = {
      id: this.registers.moves.length,
      kind,
      place,
      choice,
      party: this.index,
      message,
      to,
      effects,
      asked: reaction?.asked,
      sends: reaction?.sends ?? [],
      reports: reaction?.reports ?? [],
      heard: reaction?.heard ?? true,
      item,
      counter,
    };
    this.registers.moves.push(move);
    return move;
  }

  /** The inbox after the chart's reaction. */
  private inboxAfter(inbox: number, { kind, message, clears }: Offer): number {
    const { inboxes, registers, index } = this;
    const after = (before: number, what: Operation, operand: number): number =>
      inboxes.apply(before, registers.code(index, what, operand));
    if (kind === 'deliver')
      return registers.link(message).discipline === 'duplicating' ? inbox : after(inbox, operation.take, message);
    return clears.reduce((left, other, at) => (at % 2 === 0 ? after(left, operation.purge, other) : left), inbox);
  }
}
