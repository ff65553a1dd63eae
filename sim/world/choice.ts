/**
 * Choices: every step of a world is one choice from a finite list in a fixed order. The order is part of the contract,
 * because a token stores places in it (see `ChoiceKinds`).
 */
import type { ChartEvent, Envelope, GroupFault, GroupRecovery, PartyFault, PartyName, PartyRecovery } from '#machines';
import { canonical } from './interning/interner.ts';

/**
 * The kind of a fault: a choice with a budget. Loss and duplication concern messages; the other faults are those the
 * protocol declares.
 */
export type FaultKind = 'lose' | 'copy' | PartyFault | GroupFault;

/** The number of times each fault can happen; 0 by default. */
export type FaultBudget = Readonly<Partial<Record<FaultKind, number>>>;

/**
 * One choice, described independently of the world. `party` is the party whose chart moves, or whose inbox the fault
 * changes.
 */
export type Choice =
  | { readonly kind: 'begin'; readonly party: PartyName; readonly beginning: string }
  | { readonly kind: 'deliver' | 'lose' | 'copy'; readonly party: PartyName; readonly envelope: Envelope }
  | { readonly kind: 'proceed'; readonly party: PartyName; readonly state: string }
  | { readonly kind: 'expire'; readonly party: PartyName; readonly timer: string; readonly state: string }
  | { readonly kind: 'decide'; readonly party: PartyName; readonly decision: string; readonly outcome: ChartEvent }
  | { readonly kind: GroupFault | GroupRecovery; readonly party: PartyName; readonly group: string }
  | { readonly kind: 'intend'; readonly party: PartyName; readonly intent: ChartEvent }
  | { readonly kind: PartyFault | PartyRecovery; readonly party: PartyName; readonly lost?: Envelope };

/** The kind of a choice; `ChoiceKinds` orders them. */
export type ChoiceKind = Choice['kind'];

/**
 * The text of the fairness item that a choice is an instance of: the choice itself, one item for all beginnings, and
 * one item for all outcomes of a decision.
 */
export function itemText(choice: Choice): string {
  if (choice.kind === 'begin') return canonical({ kind: choice.kind });
  if (choice.kind !== 'decide') return choiceText(choice);
  const { kind, party, decision } = choice;
  return canonical({ kind, party, decision });
}

/** The canonical text of a choice: equal choices of different worlds have equal text. */
export function choiceText(choice: Choice): string {
  return canonical(choice);
}
