/**
 * Cells: a party's local state and inbox, interned as one small integer, and what may happen there, compiled once.
 * XState is asked once for each (local state, event) pair, ever; after that a step is a few table look-ups.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { ChartEvent, Envelope, Party } from '#machines';
import { type Answer, Chart, type Local, type Posture } from './chart.ts';
import { type Choice, type ChoiceKind, choiceKinds, fairKinds } from './choice.ts';
import { HarnessError } from './harness-error.ts';
import { deliverable, type Inbox, purge, put, reachable, take } from './inbox.ts';
import { canonical, Interner } from './interner.ts';
import { intentCounter, type Move, type Moves, operation, type Registers } from './registers.ts';

const none: readonly Move[] = [];
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
  private readonly applied: number[][] = [];

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

  /** The cell after an operation on its inbox: itself where nothing changes, `full` where the link has no room. */
  apply(cell: number, code: number): number {
    const row = this.applied[cell]!;
    const known = row[code];
    if (known !== undefined) return known;
    const inbox = this.inboxes.get(this.inboxOf[cell]!);
    const operand = code >> 2;
    const after =
      (code & 3) === operation.put
        ? put(inbox, operand, this.registers)
        : (code & 3) === operation.take
          ? take(inbox, operand)
          : purge(inbox, operand, this.registers);
    row[code] = after === undefined ? full : this.cell(this.localOf[cell]!, this.inbox(after));
    return row[code];
  }

  /** Everything that may happen in this cell, compiled on first sight. */
  moves(cell: number): Moves {
    this.compiled[cell] ??= this.compile(cell);
    return this.compiled[cell];
  }

  /** Losses out of this inbox that a crash of `crashed` can bring: its own messages still on the network. */
  lossesBy(crashed: number, cell: number): readonly number[] {
    const inbox = this.inboxes.get(this.inboxOf[cell]!);
    return reachable(inbox, this.registers).filter(
      message => crashed === this.index || this.registers.sender(message) === crashed,
    );
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
      this.applied.push([]);
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
    const moves = Object.fromEntries(choiceKinds.map(kind => [kind, none])) as Record<ChoiceKind, Move[]>;

    const add = (choice: Choice, to: number, rest: Partial<Move>): void => {
      const effects = rest.effects ?? [];
      if (to === cell && effects.length === 0) return;
      const { kind } = choice;
      const counter =
        choice.kind === 'intend' ? registers.counter(intentCounter(name, choice.intent)) : registers.counter(kind);
      const move: Move = {
        id: registers.moves.length,
        kind,
        choice,
        party: index,
        to,
        effects,
        sends: [],
        reports: [],
        heard: true,
        item: fairKinds.has(kind) ? registers.items.id(canonical(choice), () => canonical(choice)) : -1,
        counter,
        ...rest,
      };
      registers.moves.push(move);
      if (moves[kind] === none) moves[kind] = [move];
      else moves[kind].push(move);
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
      add({ kind: 'lose', party: name, envelope }, this.apply(cell, 4 * message + operation.take), {});
      // A copy the link has no room for is marked like a send it has no room for.
      const copied = this.apply(cell, 4 * message + operation.put);
      add({ kind: 'copy', party: name, envelope }, copied, {});
    }
    if (!down && party.fails?.by === 'tear') {
      const bus = registers.partyAt(party.fails.bus);
      const emptied = this.inbox(purge(inbox, bus, registers));
      const cleared = [bus, 4 * index + operation.purge];
      ask({ kind: 'tear', party: name }, { type: 'tear' }, 'tear', emptied, cleared);
    }
    if (!down && party.fails?.by === 'crash') ask({ kind: 'crash', party: name }, { type: 'crash' }, 'crash', inboxId);
    if (!down && party.fails?.by === 'crash' && party.fails.session !== undefined) {
      const element = registers.partyAt(party.fails.session);
      const closed = this.inbox(purge(inbox, element, registers));
      const cleared = [element, 4 * index + operation.purge];
      ask({ kind: 'reinstall', party: name }, { type: 'reinstall' }, 'reinstall', closed, cleared);
    }
    return moves;
  }

  private posted(envelope: Envelope): [party: number, code: number] {
    const to = this.registers.partyAt(envelope.to);
    if (to === this.index) throw new HarnessError(`${envelope.from} sends to itself; use a state instead`);
    return [to, 4 * this.registers.message(envelope) + operation.put];
  }
}
