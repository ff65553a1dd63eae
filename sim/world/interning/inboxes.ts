/** One party's inboxes, interned as small integers. An operation on an inbox is a table look-up. */
import { deliverable, type Inbox, purge, put, reachable, take } from './inbox.ts';
import { Interner } from './interner.ts';
import { PairTable } from './pair-table.ts';
import { operation, type Registers } from './registers.ts';

/** The result in place of an inbox or a cell where the link is full. */
export const full = -1;

export class Inboxes {
  private readonly inboxes = new Interner<Inbox>();
  private readonly applied = new PairTable();
  private readonly nextUp: (readonly number[])[] = [];
  private readonly withinReach: (readonly number[])[] = [];

  constructor(
    private readonly party: number,
    private readonly registers: Registers,
  ) {}

  /** The number of the empty inbox. */
  empty(): number {
    return this.id([]);
  }

  get size(): number {
    return this.inboxes.size;
  }

  /** The number of an inbox whose messages are in the order of `inbox.ts`. */
  adopt(messages: Inbox): number {
    return this.id(messages);
  }

  messages(inbox: number): Inbox {
    return this.inboxes.get(inbox);
  }

  /** The messages that can be delivered next. */
  deliverable(inbox: number): readonly number[] {
    this.nextUp[inbox] ??= deliverable(this.messages(inbox), this.registers);
    return this.nextUp[inbox];
  }

  /** The messages that can be lost or copied. */
  reachable(inbox: number): readonly number[] {
    this.withinReach[inbox] ??= reachable(this.messages(inbox), this.registers);
    return this.withinReach[inbox];
  }

  /**
   * The inbox after an operation, by the operation's code. It is the same inbox where nothing changes, and `full` where
   * the link is full.
   */
  apply(inbox: number, code: number): number {
    return this.applied.get(inbox, code) ?? this.applied.set(inbox, code, this.after(this.messages(inbox), code));
  }

  private after(inbox: Inbox, code: number): number {
    const operations = this.registers.operations(this.party);
    const operand = operations[2 * code + 1]!;
    switch (operations[2 * code]) {
      case operation.put: {
        const fuller = put(inbox, operand, this.registers);
        return fuller ? this.id(fuller) : full;
      }
      case operation.take:
        return this.id(take(inbox, operand));
      default:
        return this.id(purge(inbox, operand, this.registers));
    }
  }

  private id(messages: Inbox): number {
    return this.inboxes.id(messages.join(), () => messages);
  }
}
