/**
 * What can happen. Everything that ever happens in a world is one choice out of a finite list in a fixed order; the
 * order is part of the contract, because a token stores places in it (see `ChoiceKinds`).
 */
import type { ChartEvent, Envelope, GroupFault, GroupRecovery, PartyFault, PartyName, PartyRecovery } from '#machines';
import { canonical } from './interning/interner.ts';

/** The kind of a fault: a choice with a budget. A message is lost or copied; a party or a group meets what its protocol declares. */
export type FaultKind = 'lose' | 'copy' | PartyFault | GroupFault;

/** How often each fault may happen; a fault left out may not. */
export type FaultBudget = Readonly<Partial<Record<FaultKind, number>>>;

/** One choice, told by meaning. `party` is the party whose chart moves, or whose inbox the fault touches. */
export type Choice =
  | { readonly kind: 'begin'; readonly party: PartyName; readonly beginning: string }
  | { readonly kind: 'deliver' | 'lose' | 'copy'; readonly party: PartyName; readonly envelope: Envelope }
  | { readonly kind: 'proceed'; readonly party: PartyName; readonly state: string }
  | { readonly kind: 'expire'; readonly party: PartyName; readonly timer: string; readonly state: string }
  | { readonly kind: 'decide'; readonly party: PartyName; readonly decision: string; readonly outcome: ChartEvent }
  | { readonly kind: GroupFault | GroupRecovery; readonly party: PartyName; readonly group: string }
  | { readonly kind: 'intend'; readonly party: PartyName; readonly intent: ChartEvent }
  | { readonly kind: PartyFault | PartyRecovery; readonly party: PartyName; readonly lost?: Envelope };

/** The kind of a choice; `ChoiceKinds` has them in their order. */
export type ChoiceKind = Choice['kind'];

/** The fairness item a choice is an instance of: the choice itself; one for all beginnings, and one for all outcomes of a decision. */
export function itemText(choice: Choice): string {
  if (choice.kind === 'begin') return canonical({ kind: choice.kind });
  if (choice.kind !== 'decide') return choiceText(choice);
  const { kind, party, decision } = choice;
  return canonical({ kind, party, decision });
}

/** The canonical text of a choice: equal for equal meanings, whatever world it is made in. */
export function choiceText(choice: Choice): string {
  return canonical(choice);
}
