/**
 * What each replica of a group looks like in a world, as one number: its own cells, those of all others and the observers
 * as it sees them, what is left of its budgets, whether it is away. Replicas that look alike can change places without changing the world, as far as no party knows of pairs.
 */
import { canonical, Interner } from './interner.ts';
import { Memory } from './memory.ts';
import type { Model } from './model.ts';
import { type Renaming, renamedLocal, renamedText } from './renaming.ts';

export class Sights {
  private readonly texts = new Interner<undefined>();
  private readonly pairs = new Map<number, number>();
  /** For each place its own words marked as its own, and those of the others as somebody else's. */
  private readonly marks: readonly Renaming[];
  /** The parties a replica looks at: its own first, then those of no replica. */
  private readonly parties: readonly (readonly number[])[];
  /** By party: what is known of a cell, a local state, an inbox, by place. */
  private readonly cells: readonly Memory[];
  private readonly locals: readonly Memory[];
  private readonly inboxes: readonly Memory[];
  private readonly messages = new Memory();
  private readonly observers: readonly Memory[];
  /** Of each replica: its budget counters, and the places of its devices. */
  private readonly counters: readonly (readonly number[])[];
  private readonly devices: readonly (readonly number[])[];
  private readonly found: number[];

  constructor(
    private readonly model: Model,
    group: readonly (readonly string[])[],
  ) {
    const names = model.parties.map(({ name }) => name);
    const others = names.filter(name => !group.some(replica => replica.includes(name)));
    this.parties = group.map(replica =>
      [...names.filter(name => replica.includes(name)), ...others].map(name => names.indexOf(name)),
    );
    this.marks = group.map(
      (_, place) =>
        new Map(
          group.flatMap((replica, each) =>
            replica.map((word, index) => [word, `${each === place ? 'own' : 'other'}${index}`] as const),
          ),
        ),
    );
    const memories = (): Memory[] => names.map(() => new Memory());
    [this.cells, this.locals, this.inboxes] = [memories(), memories(), memories()];
    this.observers = model.observers.map(() => new Memory());
    // A name that a replica sees otherwise than everybody else does is its own.
    const owned = (all: readonly string[]) =>
      this.marks.map(marks => [...all.keys()].filter(at => renamedText(all[at]!, marks).match(/\bown\d+\b/) !== null));
    this.counters = owned(model.budgets.names);
    this.devices = owned(model.roster.devices.map(({ name }) => name));
    this.found = group.map(() => 0);
  }

  /** A number for each replica; equal where they look alike. The list is used again. */
  looks(row: Int32Array): number[] {
    const { observers, cells, budgets, width } = this.model;
    for (let place = 0; place < this.found.length; place++) {
      let look = 0;
      for (const party of this.parties[place]!) look = this.pair(look, this.cell(party, row[party]!, place));
      for (let at = 0; at < observers.length; at++)
        look = this.pair(look, this.observer(at, row[cells.length + at]!, place));
      for (const counter of this.counters[place]!) look = this.pair(look, budgets.left(row[width - 1]!, counter));
      for (const device of this.devices[place]!) look = this.pair(look, (row[width - 2]! >> device) & 1);
      this.found[place] = look;
    }
    return this.found;
  }

  private cell(party: number, cell: number, place: number): number {
    const known = this.cells[party]!.get(cell, place);
    if (known !== undefined) return known;
    const { localOf, inboxOf } = this.model.cells[party]!;
    const sight = this.pair(this.local(party, localOf[cell]!, place), this.inbox(party, inboxOf[cell]!, place));
    return this.cells[party]!.set(cell, place, sight);
  }

  private observer(at: number, state: number, place: number): number {
    const { observers } = this.model;
    return (
      this.observers[at]!.get(state, place) ??
      this.observers[at]!.set(
        state,
        place,
        this.text(canonical(renamedLocal(observers[at]!.state(state), this.marks[place]!))),
      )
    );
  }

  private local(party: number, local: number, place: number): number {
    return (
      this.locals[party]!.get(local, place) ??
      this.locals[party]!.set(
        local,
        place,
        this.text(canonical(renamedLocal(this.model.cells[party]!.localState(local), this.marks[place]!))),
      )
    );
  }

  private inbox(party: number, inbox: number, place: number): number {
    const known = this.inboxes[party]!.get(inbox, place);
    if (known !== undefined) return known;
    const messages = this.model.cells[party]!.messages(inbox).map(message => this.message(message, place));
    return this.inboxes[party]!.set(inbox, place, this.text(messages.sort((one, other) => one - other).join()));
  }

  private message(message: number, place: number): number {
    return (
      this.messages.get(message, place) ??
      this.messages.set(message, place, this.text(renamedText(this.model.registers.text(message), this.marks[place]!)))
    );
  }

  private text(text: string): number {
    return this.texts.id(text, () => undefined);
  }

  private pair(one: number, other: number): number {
    const key = one * 2 ** 26 + other;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      pair = this.pairs.size;
      this.pairs.set(key, pair);
    }
    return pair;
  }
}
