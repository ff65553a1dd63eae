/**
 * Candidates for ample sets: moves of a party in one of its cells that satisfy condition C1. Whatever the other parties
 * do first, the moves stay enabled, and taking them first leads to the same world. There are four kinds.
 *
 * - *Busy*: all `proceed` moves of the party. A busy party takes no delivery, so others can only put messages into its
 *   inbox.
 * - *Down*: the party's power-up or restart. Excluded with quiet timers: an expiry elsewhere would wait for the
 *   messages it sends.
 * - *Single sender*: the delivery of the only message in the only queue that leads to this party, if the party has no
 *   other move of its own. Others can only append to the queue.
 * - *Stable reply*: the delivery of a message that the party answers in the same way in every later local state,
 *   without changing its own (see `StableReplies`). The answer is at most one message, back to the sender.
 *
 * A fault could happen first. For the first three kinds the budgets of all interfering faults must be spent
 * (`interfering`): faults that stop the party, or empty its inbox or the links it sends on. These are its own tear,
 * crash and reinstall, unless it is down; those of every party that shares a bus or a session with it; its device
 * leaving. Loss and copying commute with the messages it sends, with two exceptions (`noncommuting`): loss from a set,
 * where sending the message puts it back, and copying in a queue, where the copy would go ahead of the message sent.
 * Budgets only shrink, so a spent budget stays spent.
 *
 * A message with a stable reply can be lost, copied or removed by a crash before its delivery; then the two runs differ
 * in more than their order. But the world after the delivery can do everything that the world before can. If the
 * message was ignored, the fault is replaced by no step, which leaves more of the budgets. If it was answered, the
 * fault is replaced by the same fault on the answer, which is between the same two parties. So nothing is missed. With
 * quiet timers the party must not fail or leave before it answers: an expiry would no longer wait for the message, but
 * for its answer.
 *
 * Early delivery fills links in fewer worlds: a check that is undecided without this reduction can be decided with it,
 * for links that are long enough. An answer that finds its link full is reported as in the full search.
 */
import type { Move } from '../../world/interning/move.ts';
import { operation } from '../../world/interning/registers.ts';
import type { Model } from '../../world/model.ts';
import { StableReplies } from './stable-replies.ts';

/** Moves of a party in one of its cells that satisfy C1, so that they are a candidate for an ample set. */
export interface Candidate {
  readonly party: number;
  /** All its moves; exactly one for a stable reply or a single sender. */
  readonly moves: readonly Move[];
  /** Whether it is a stable reply: the message is answered alike in every local state that follows. */
  readonly isStable: boolean;
  /** The budget counters that must be spent. */
  readonly spent: readonly number[];
}

export class Candidates {
  private readonly isQuiet: boolean;
  private readonly replies: readonly StableReplies[];
  /** By party: the parties that have ever sent to it. */
  private readonly senders: readonly Set<number>[];
  /** The number of messages whose senders are recorded. */
  private recorded = 0;
  /** Parties that are claimed to have a single sender. */
  private readonly withSingleSender = new Set<number>();

  constructor(private readonly model: Model) {
    this.isQuiet = model.setting.timers === 'quiet';
    this.replies = model.parties.map((_, party) => new StableReplies(model, party));
    this.senders = model.parties.map(() => new Set());
  }

  /** Whether a later observation contradicts a claim behind a candidate. */
  get areRefuted(): boolean {
    this.recordSenders();
    return (
      [...this.withSingleSender].some(party => this.senders[party]!.size > 1) ||
      this.replies.some(each => each.isRefuted)
    );
  }

  /** The candidates of a cell; called once for each cell. */
  of(party: number, cell: number): Candidate[] {
    this.replies[party]!.meet(cell);
    const moves = this.model.cells[party]!.moves(cell);
    const all = this.allMoves(party, cell, moves);
    return all ? [all] : moves.flatMap(move => this.stableReply(party, cell, move) ?? []);
  }

  /** All moves of a party but faults and counted intents, if it is busy, down or has a single sender. */
  private allMoves(party: number, cell: number, all: readonly Move[]): Candidate | undefined {
    const { choiceKinds } = this.model.registers;
    // The budget of a counted intent can be spent, and a quiet timer waits.
    const waits = ({ kind }: Move): boolean => this.isQuiet && kind === 'expire';
    const able = all.filter(move => !choiceKinds.isFault(move.kind) && !waits(move));
    const moves = able.filter(({ kind, counter }) => kind !== 'intend' || counter < 0);
    const [first] = moves;
    // A step that only reports leaves the world unchanged: as an ample step it would postpone all others for ever.
    const onlyReports = ({ to, effects }: Move): boolean => to === cell && effects.length === 0;
    if (!first || moves.some(({ kind }) => kind !== first.kind) || able.some(onlyReports)) return undefined;
    const isDown = choiceKinds.recoveries.has(first.kind);
    const isOnlyDelivery = first.kind === 'deliver' && this.hasSingleSender(party, moves);
    if (!isOnlyDelivery && first.kind !== 'proceed' && (!isDown || this.isQuiet)) return undefined;
    const intents = able.flatMap(({ kind, counter }) => (kind === 'intend' && counter >= 0 ? counter : []));
    const spent = [...intents, ...this.interfering(party, isDown), ...this.noncommuting(moves)];
    return { party, moves, isStable: false, spent };
  }

  /**
   * Whether one message is in flight to the party, and it comes from the only sender, in a local queue; if so, that is
   * claimed.
   */
  private hasSingleSender(party: number, moves: readonly Move[]): boolean {
    this.recordSenders();
    if (moves.length > 1 || this.senders[party]!.size > 1) return false;
    const { discipline, reach } = this.model.registers.link(moves[0]!.message);
    if (discipline !== 'ordered' || reach !== 'local') return false;
    this.withSingleSender.add(party);
    return true;
  }

  /** A move as a candidate, if it is a delivery with a stable reply. */
  private stableReply(party: number, cell: number, move: Move): Candidate | undefined {
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
    if (!this.replies[party]!.isStable(localOf[cell]!, message)) return undefined;
    const spent = this.isQuiet && answers.length > 0 ? this.interfering(party, false) : [];
    return { party, moves: [move], isStable: true, spent };
  }

  /** The counters of faults that stop a party, empty its inbox or empty the links it sends on. */
  private interfering(party: number, isDown: boolean): number[] {
    const { parties, groups, budgets, registers } = this.model;
    const { name, fails = [] } = parties[party]!;
    const { ofGroups } = registers.choiceKinds;
    const isInGroup = groups.some(({ parties: members }) => members.includes(name));
    const closing = parties.flatMap(other => (other.fails ?? []).filter(({ closes }) => closes?.includes(name)));
    return [
      ...[...(isDown ? [] : fails), ...closing].map(({ fault }) => budgets.counter(fault.name)),
      ...(ofGroups && isInGroup ? [budgets.counter(ofGroups.name)] : []),
    ];
  }

  /** The counters of loss and copying, if they do not commute with the messages that these moves send. */
  private noncommuting(moves: readonly Move[]): number[] {
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

  /** Records the senders of all messages seen so far. */
  private recordSenders(): void {
    const { registers } = this.model;
    for (; this.recorded < registers.messages.size; this.recorded++)
      this.senders[registers.receiver(this.recorded)]!.add(registers.sender(this.recorded));
  }
}

/** The numbers of the messages that a move sends. */
export function messagesOf({ registers }: Model, { effects }: Move): number[] {
  return effects.flatMap((party, at) => {
    if (at % 2 === 1) return [];
    const operations = registers.operations(party);
    const code = effects[at + 1]!;
    return operations[2 * code] === operation.put ? operations[2 * code + 1]! : [];
  });
}
