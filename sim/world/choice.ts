/**
 * What can happen. Everything that ever happens in a world is one choice out of a finite list in a fixed order; the
 * order is part of the contract, because a token stores places in it.
 */
import type { ChartEvent, Envelope, PartyName } from '#machines';
import { canonical } from './interning/interner.ts';

/** Every kind of choice, in the order choices are listed; within a kind, by party, then by canonical text. */
export const choiceKinds = [
  'begin',
  'deliver',
  'proceed',
  'expire',
  'decide',
  'power-up',
  'restart',
  'return',
  'intend',
  'lose',
  'copy',
  'tear',
  'crash',
  'reinstall',
  'leave',
] as const;

export type ChoiceKind = (typeof choiceKinds)[number];

/** The place of each kind in that order. */
export const kindAt = Object.fromEntries(choiceKinds.map((kind, at) => [kind, at])) as Readonly<
  Record<ChoiceKind, number>
>;

/** Kinds as bits, by their places. */
export function kindsOf(wanted: (kind: ChoiceKind) => boolean): number {
  return choiceKinds.reduce((bits, kind, at) => (wanted(kind) ? bits | (1 << at) : bits), 0);
}

/** The faults: choices with a budget. */
export const faultKinds = ['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How often each fault may happen; a fault left out may not. */
export type FaultBudget = Readonly<Partial<Record<FaultKind, number>>>;

/** Kinds every fair run takes whenever they stay possible; no fair run has to take an intent or a fault. */
export const fairKinds: ReadonlySet<ChoiceKind> = new Set([
  'begin',
  'deliver',
  'proceed',
  'expire',
  'decide',
  'power-up',
  'restart',
  'return',
]);

/** One choice, told by meaning. `party` is whose chart moves, or whose inbox the fault touches. */
export type Choice =
  | { readonly kind: 'begin'; readonly party: PartyName; readonly beginning: string }
  | { readonly kind: 'deliver' | 'lose' | 'copy'; readonly party: PartyName; readonly envelope: Envelope }
  | { readonly kind: 'proceed'; readonly party: PartyName; readonly state: string }
  | { readonly kind: 'expire'; readonly party: PartyName; readonly timer: string; readonly state: string }
  | { readonly kind: 'decide'; readonly party: PartyName; readonly decision: string; readonly outcome: ChartEvent }
  | { readonly kind: 'power-up' | 'restart' | 'tear' | 'reinstall'; readonly party: PartyName }
  | { readonly kind: 'leave' | 'return'; readonly party: PartyName; readonly device: string }
  | { readonly kind: 'intend'; readonly party: PartyName; readonly intent: ChartEvent }
  | { readonly kind: 'crash'; readonly party: PartyName; readonly lost?: Envelope };

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
