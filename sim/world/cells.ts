/**
 * Cells: a party's local state and inbox, interned as one small integer, and what may happen there, compiled once.
 * XState is asked once for each (local state, event) pair, ever; after that a step is a few table look-ups.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { ChartEvent, Envelope, Party } from '#machines';
import { type Answer, Chart, type Local, type Posture } from './chart.ts';
import { type Choice, type ChoiceKind, choiceKinds, fairKinds, kindAt } from './choice.ts';
import { HarnessError } from './harness-error.ts';
import { deliverable, type Inbox, purge, put, reachable, take } from './inbox.ts';
import { canonical, Interner } from './interner.ts';
import { Memory } from './memory.ts';
import { intentCounter, type Move, type Moves, operation, type Registers, touchesTwice } from './registers.ts';

const none: Move[] = [];
/** Instead of a cell: the link has no room for one more message. */
export const full = -1;

/** One party's cells. */
export class Cells {
  readonly chart: Chart;
  readonly localOf: number[] = [];
  readonly inboxOf: number[] = [];
  private readonly party: Party;
  private readonly locals = new Interner<AnyMachineSnapshot>();
  private readonly postures: Posture[] = [];
  private readonly inboxes = new Interner<Inbox>();
  private readonly pairs: number[][] = [];
  private readonly answers = new Map<string, Answer & { readonly local: number }>();
  private readonly compiled: Moves[] = [];
  private readonly applied = new Memory();
  private readonly losses: (readonly number[])[][] = [];

  constructor(
    private readonly index: number,
    private readonly registers: Registers,
  ) {
    this.party = registers.parties[index]!;
    this.chart = new Chart(this.party);
  }

  get size(): number {
    return this.localOf.length;
  }

  initial(): number {
    return this.cell(this.local(this.chart.initial()), this.inbox([]));
  }

  localState(local: number): Local {
    const { value, context } = this.locals.get(local);
    return { value, context };
  }

  snapshot(local: number): AnyMachineSnapshot {
    return this.locals.get(local);
  }

  messages(inbox: number): readonly number[] {
    return this.inboxes.get(inbox);
  }

  posture(local: number): Posture {
    this.postures[local] ??= this.chart.posture(this.locals.get(local));
    return this.postures[local];
  }

  /** The cell after an operation on its inbox, by its code: itself where nothing changes, `full` where there is no room. */
  apply(cell: number, code: number): number {
    const known = this.applied.get(cell, code);
    return known === undefined ? this.applied.set(cell, code, this.after(cell, code)) : known;
  }

  /** Everything that may happen in this cell, compiled on first sight. */
  moves(cell: number): Moves {
    this.compiled[cell] ??= this.compile(cell);
    return this.compiled[cell];
  }

  /** Losses out of this inbox that a crash of `crashed` can bring: its own messages still on the network. */
  lossesBy(crashed: number, cell: number): readonly number[] {
    this.losses[cell] ??= [];
    const known = this.losses[cell];
    known[crashed] ??= reachable(this.inboxes.get(this.inboxOf[cell]!), this.registers).filter(
      message => crashed === this.index || this.registers.sender(message) === crashed,
    );
    return known[crashed];
  }

  private after(cell: number, code: number): number {
    const inbox = this.inboxes.get(this.inboxOf[cell]!);
    const operations = this.registers.operations(this.index);
    const [what, operand] = [operations[2 * code], operations[2 * code + 1]!];
    const after =
      what === operation.put
        ? put(inbox, operand, this.registers)
        : what === operation.take
          ? take(inbox, operand)
          : purge(inbox, operand, this.registers);
    return after === undefined ? full : this.cell(this.localOf[cell]!, this.inbox(after));
  }

  private cell(local: number, inbox: number): number {
    this.pairs[local] ??= [];
    const row = this.pairs[local];
    let cell = row[inbox];
    if (cell === undefined) {
      cell = this.localOf.length;
      row[inbox] = cell;
      this.localOf.push(local);
      this.inboxOf.push(inbox);
    }
    return cell;
  }

  private local(snapshot: AnyMachineSnapshot): number {
    return this.locals.id(canonical([snapshot.value, snapshot.context]), () => snapshot);
  }

  private inbox(messages: Inbox): number {
    return this.inboxes.id(messages.join(), () => messages);
  }

  /** What the chart answers; asked once for each pair of local state and event. */
  private ask(local: number, event: ChartEvent, key: string): Answer & { readonly local: number } {
    const pair = `${local} ${key}`;
    let answer = this.answers.get(pair);
    if (!answer) {
      const asked = this.chart.ask(this.locals.get(local), event);
      answer = { ...asked, local: this.local(asked.snapshot) };
      this.answers.set(pair, answer);
    }
    return answer;
  }

  private compile(cell: number): Moves {
    const local = this.localOf[cell]!;
    const inboxId = this.inboxOf[cell]!;
    const inbox = this.inboxes.get(inboxId);
    const { registers, party, index } = this;
    const { name } = party;
    const { down, busy, timers } = this.posture(local);
    const lists: Move[][] = choiceKinds.map(() => none);
    let kinds = 0;
    let certain = -1;
    const granted = (kind: ChoiceKind): boolean => (registers.granted & (1 << kindAt[kind])) !== 0;

    const add = (choice: Choice, to: number, rest: Partial<Move>): void => {
      const effects = rest.effects ?? [];
      if (to === cell && effects.length === 0) return;
      const { kind } = choice;
      const counter =
        choice.kind === 'intend' ? registers.counter(intentCounter(name, choice.intent)) : registers.counter(kind);
      const move: Move = {
        id: registers.moves.length,
        kind,
        place: kindAt[kind],
        choice,
        party: index,
        message: 'envelope' in choice ? registers.message(choice.envelope) : -1,
        to,
        effects,
        repeats: touchesTwice(index, effects),
        asked: rest.asked,
        sends: rest.sends ?? [],
        reports: rest.reports ?? [],
        heard: rest.heard ?? true,
        item: fairKinds.has(kind) ? registers.items.id(canonical(choice), () => canonical(choice)) : -1,
        counter,
      };
      registers.moves.push(move);
      const { place } = move;
      if (to === cell || to === full) certain &= ~(1 << place);
      if (lists[place] === none) lists[place] = [move];
      else lists[place]!.push(move);
      kinds |= 1 << place;
    };
    const ask = (
      choice: Choice,
      event: ChartEvent,
      key: string,
      after: number,
      extra: readonly number[] = [],
    ): void => {
      const answer = this.ask(local, event, key);
      const sends = answer.sends.map(({ to, message }): Envelope => ({ from: name, to, message }));
      add(choice, this.cell(answer.local, after), {
        effects: [...extra, ...sends.flatMap(envelope => this.posted(envelope))],
        sends,
        reports: answer.reports.map(report => registers.reports.id(canonical(report), () => report)),
        heard: answer.heard,
        asked: { local, event },
      });
    };

    if (down) {
      const kind = party.fails?.by === 'tear' ? 'power-up' : 'restart';
      ask({ kind, party: name }, { type: kind }, kind, inboxId);
    } else if (busy.length > 0) {
      for (const { state, event } of busy) ask({ kind: 'proceed', party: name, state }, event, event.type, inboxId);
    } else {
      for (const message of deliverable(inbox, registers)) {
        const envelope = registers.envelope(message);
        const kept = registers.link(message).discipline === 'duplicating';
        const after = kept ? inboxId : this.inbox(take(inbox, message));
        ask({ kind: 'deliver', party: name, envelope }, envelope.message, `m${message}`, after);
      }
      for (const { state, timer, event } of timers)
        ask({ kind: 'expire', party: name, timer, state }, event, event.type, inboxId);
      for (const intent of registers.intents(index))
        ask({ kind: 'intend', party: name, intent }, intent, canonical(intent), inboxId);
    }
    for (const message of reachable(inbox, registers)) {
      const envelope = registers.envelope(message);
      if (granted('lose')) {
        const lost = this.after(cell, registers.code(index, operation.take, message));
        add({ kind: 'lose', party: name, envelope }, lost, {});
      }
      if (granted('copy')) {
        // A copy the link has no room for is marked like a send it has no room for.
        const copied = this.after(cell, registers.code(index, operation.put, message));
        add({ kind: 'copy', party: name, envelope }, copied, {});
      }
    }
    if (!down && party.fails?.by === 'tear' && granted('tear')) {
      const bus = registers.partyAt(party.fails.bus);
      const emptied = this.inbox(purge(inbox, bus, registers));
      const cleared = [bus, registers.code(bus, operation.purge, index)];
      ask({ kind: 'tear', party: name }, { type: 'tear' }, 'tear', emptied, cleared);
    }
    if (!down && party.fails?.by === 'crash' && granted('crash'))
      ask({ kind: 'crash', party: name }, { type: 'crash' }, 'crash', inboxId);
    if (!down && party.fails?.by === 'crash' && party.fails.session !== undefined && granted('reinstall')) {
      const element = registers.partyAt(party.fails.session);
      const closed = this.inbox(purge(inbox, element, registers));
      const cleared = [element, registers.code(element, operation.purge, index)];
      ask({ kind: 'reinstall', party: name }, { type: 'reinstall' }, 'reinstall', closed, cleared);
    }
    return { lists, kinds, certain };
  }

  private posted(envelope: Envelope): [party: number, code: number] {
    const to = this.registers.partyAt(envelope.to);
    if (to === this.index) throw new HarnessError(`${envelope.from} sends to itself; use a state instead`);
    return [to, this.registers.code(to, operation.put, this.registers.message(envelope))];
  }
}
