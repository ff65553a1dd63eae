/** One party's inboxes, interned: an inbox is a small integer, and what is done to it from outside a look-up. */
import { deliverable, type Inbox, purge, put, reachable, take } from './inbox.ts';
import { Interner } from './interner.ts';
import { PairTable } from './pair-table.ts';
import { operation, type Registers } from './registers.ts';

/** Instead of an inbox, or of a cell: the link has no room for one more message. */
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

  /** The inbox nothing waits in. */
  empty(): number {
    return this.id([]);
  }

  get size(): number {
    return this.inboxes.size;
  }

  /** The number of an inbox that is in order already. */
  adopt(messages: Inbox): number {
    return this.id(messages);
  }

  messages(inbox: number): Inbox {
    return this.inboxes.get(inbox);
  }

  /** What may be delivered next. */
  deliverable(inbox: number): readonly number[] {
    this.nextUp[inbox] ??= deliverable(this.messages(inbox), this.registers);
    return this.nextUp[inbox];
  }

  /** What loss and copying can reach. */
  reachable(inbox: number): readonly number[] {
    this.withinReach[inbox] ??= reachable(this.messages(inbox), this.registers);
    return this.withinReach[inbox];
  }

  /** The inbox after an operation, by its code: itself where nothing changes, `full` where there is no room. */
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
