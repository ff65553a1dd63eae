/**
 * Candidates for going on alone: what a party may do next in one of its cells such that, whatever all others do before it
 * is done, it stays possible, and doing it first leads to the same world. There are four kinds.
 *
 * - *Busy*: all its `proceed`s. It takes no delivery meanwhile, so that others can only put messages into its inbox.
 * - *Down*: power-up or restart, not where timers are quiet: then an expiry elsewhere would have to wait for what it sends.
 * - *Served by one*: the only message waiting in the one queue that ever brings this party anything, where it can do
 *   nothing else of its own accord. Others can only add to the end of the queue.
 * - *Settled*: a message that is answered in the same way whatever the party does from now on, without changing it (see
 *   `StableReplies`). Its answer, if any, is one message back to who sent it.
 *
 * Faults could come between. For the first three kinds nothing may be left to pay for those that reach the party, or empty
 * its inbox or what it has sent (`threats`): its own tear, crash and reinstall, unless it is down; those of whoever shares
 * a bus or a session with it; its device leaving. Loss and copying commute with what it sends, but for losing from a
 * set, where the message is put back, and copying in a queue, where the copy would go ahead of it (`disturbed`).
 * Budgets only shrink, so what is spent stays spent.
 *
 * A settled message may be lost, copied, or taken along by a crash before it is delivered; then the order is not all that
 * differs. But the world after its delivery can do all that the world before can: where it was ignored, nothing at all,
 * with more left of the budgets; where it was answered, lose, copy or take along the answer instead, which is between the
 * same two parties. So nothing is missed. Only where timers are quiet must the party not fail or leave before
 * it answers: an expiry would not wait for the message then, but for its answer.
 *
 * Links are full in fewer worlds when messages are taken out early: what is undecided without may be decided with it, of
 * links that are long enough. Where an answer finds no room, that is told as ever.
 */
import type { Move } from '../../world/interning/move.ts';
import { operation } from '../../world/interning/registers.ts';
import type { Model } from '../../world/model.ts';
import { StableReplies } from './stable-replies.ts';

/** What a party may be left to do alone, in one of its cells. */
export interface Candidate {
  readonly party: number;
  /** All of it; where it is about one message, that is one move. */
  readonly moves: readonly Move[];
  /** Whether the message may be delivered in any other local state instead: it is settled. */
  readonly isSettled: boolean;
  /** Budget counters of which nothing may be left. */
  readonly spent: readonly number[];
}

export class Candidates {
  private readonly isQuiet: boolean;
  private readonly settled: readonly StableReplies[];
  /** By party: who has ever sent to it. */
  private readonly senders: readonly Set<number>[];
  /** Messages whose senders are known. */
  private heard = 0;
  /** Parties that were taken to be served by one. */
  private readonly served = new Set<number>();

  constructor(private readonly model: Model) {
    this.isQuiet = model.setting.timers === 'quiet';
    this.settled = model.parties.map((_, party) => new StableReplies(model, party));
    this.senders = model.parties.map(() => new Set());
  }

  /** Whether something seen since speaks against a candidate. */
  get areMistaken(): boolean {
    this.hear();
    return [...this.served].some(party => this.senders[party]!.size > 1) || this.settled.some(each => each.isMistaken);
  }

  /** The candidates of a cell that is seen for the first time. */
  of(party: number, cell: number): Candidate[] {
    this.settled[party]!.meet(cell);
    const moves = this.model.cells[party]!.moves(cell);
    const whole = this.whole(party, cell, moves);
    return whole ? [whole] : moves.flatMap(move => this.settledBy(party, cell, move) ?? []);
  }

  /** All that a party can do, where it is busy, down or served by one. */
  private whole(party: number, cell: number, all: readonly Move[]): Candidate | undefined {
    const { choiceKinds } = this.model.registers;
    // A counted intent may be spent, and a quiet timer waits.
    const waits = ({ kind }: Move): boolean => this.isQuiet && kind === 'expire';
    const able = all.filter(move => !choiceKinds.isFault(move.kind) && !waits(move));
    const moves = able.filter(({ kind, counter }) => kind !== 'intend' || counter < 0);
    const [first] = moves;
    // A step that only reports leads nowhere: alone, it would keep all others waiting.
    const onlyReports = ({ to, effects }: Move): boolean => to === cell && effects.length === 0;
    if (!first || moves.some(({ kind }) => kind !== first.kind) || able.some(onlyReports)) return undefined;
    const isDown = choiceKinds.recoveries.has(first.kind);
    const isServed = first.kind === 'deliver' && this.isServedByOne(party, moves);
    if (!isServed && first.kind !== 'proceed' && (!isDown || this.isQuiet)) return undefined;
    const intents = able.flatMap(({ kind, counter }) => (kind === 'intend' && counter >= 0 ? counter : []));
    const spent = [...intents, ...this.threats(party, isDown), ...this.disturbed(moves)];
    return { party, moves, isSettled: false, spent };
  }

  private isServedByOne(party: number, moves: readonly Move[]): boolean {
    this.hear();
    if (moves.length > 1 || this.senders[party]!.size > 1) return false;
    const { discipline, reach } = this.model.registers.link(moves[0]!.message);
    if (discipline !== 'ordered' || reach !== 'local') return false;
    this.served.add(party);
    return true;
  }

  /** A delivery, where it is settled. */
  private settledBy(party: number, cell: number, move: Move): Candidate | undefined {
    const { registers, cells } = this.model;
    const { localOf } = cells[party]!;
    const { kind, message, effects, to } = move;
    if (kind !== 'deliver' || localOf[to] !== localOf[cell] || effects.length > 2) return undefined;
    const isBag = (each: number): boolean => {
      const { discipline, reach } = registers.link(each);
      return discipline === 'unordered' && reach === 'network';
    };
    const answers = messagesOf(this.model, move);
    if (![message, ...answers].every(isBag)) return undefined;
    if (answers.some(answer => registers.receiver(answer) !== registers.sender(message))) return undefined;
    if (!this.settled[party]!.isSettled(localOf[cell]!, message)) return undefined;
    const spent = this.isQuiet && answers.length > 0 ? this.threats(party, false) : [];
    return { party, moves: [move], isSettled: true, spent };
  }

  /** The counters of faults that can still reach a party, or what is between it and another. */
  private threats(party: number, isDown: boolean): number[] {
    const { parties, groups, budgets, registers } = this.model;
    const { name, fails = [] } = parties[party]!;
    const { ofGroups } = registers.choiceKinds;
    const isInGroup = groups.some(({ parties: members }) => members.includes(name));
    const closing = parties.flatMap(other => (other.fails ?? []).filter(({ closes }) => closes === name));
    return [
      ...[...(isDown ? [] : fails), ...closing].map(({ fault }) => budgets.counter(fault.name)),
      ...(ofGroups && isInGroup ? [budgets.counter(ofGroups.name)] : []),
    ];
  }

  /** The counters of faults that do not commute with what these moves send. */
  private disturbed(moves: readonly Move[]): number[] {
    const { registers, budgets } = this.model;
    const { choiceKinds } = registers;
    const losing = choiceKinds.faults.filter(kind => choiceKinds.losesOne(kind));
    const kinds = moves.flatMap(move =>
      messagesOf(this.model, move).flatMap(message => {
        const { discipline, reach } = registers.link(message);
        if (reach !== 'network' || discipline === 'unordered') return [];
        return discipline === 'ordered' ? ['copy'] : ['lose', ...losing];
      }),
    );
    return kinds.map(kind => budgets.counter(kind));
  }

  /** Takes note of who has sent to whom. */
  private hear(): void {
    const { registers } = this.model;
    for (; this.heard < registers.messages.size; this.heard++)
      this.senders[registers.receiver(this.heard)]!.add(registers.sender(this.heard));
  }
}

/** The messages a move sends. */
export function messagesOf({ registers }: Model, { effects }: Move): number[] {
  return effects.flatMap((party, at) => {
    if (at % 2 === 1) return [];
    const operations = registers.operations(party);
    const code = effects[at + 1]!;
    return operations[2 * code] === operation.put ? operations[2 * code + 1]! : [];
  });
}
