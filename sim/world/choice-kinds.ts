/**
 * The kinds of choices of one composition, in the order in which choices are listed; within a kind, by party, then by
 * canonical text. The order is part of the contract, because a token stores places in it. Faults stand in it as the
 * system lists them, and so do the recoveries.
 */
import { crash, type Fault, type System } from '#machines';
import type { ChoiceKind, FaultKind } from './choice.ts';
import { InputError } from './input-error.ts';
import { quoted } from './visible.ts';

export class ChoiceKinds {
  /** In the order in which choices are listed. */
  readonly all: readonly ChoiceKind[];
  /** The place of each kind in that order. */
  readonly at: Readonly<Record<ChoiceKind, number>>;
  /** The faults, in order: those of messages, then the system's own. */
  readonly faults: readonly FaultKind[];
  /** The fault that meets groups, where there is one. */
  readonly ofGroups: Extract<Fault, { readonly meets: 'group' }> | undefined;
  /** Kinds every fair run takes whenever they stay possible; intents and faults are owed nothing. */
  readonly fair: ReadonlySet<ChoiceKind>;
  /** Kinds by which a party comes back. */
  readonly recoveries: ReadonlySet<ChoiceKind>;
  private readonly byName: ReadonlyMap<ChoiceKind, Fault>;

  constructor({ faults: declared = [crash] }: Pick<System, 'faults'>) {
    const recoveries = [...new Set(declared.map(({ recovery }) => recovery))];
    const fair = ['begin', 'deliver', 'proceed', 'expire', 'decide', ...recoveries] as const;
    this.faults = ['lose', 'copy', ...declared.map(({ name }) => name)];
    this.all = [...fair, 'intend', ...this.faults];
    this.at = Object.fromEntries(this.all.map((kind, at) => [kind, at])) as Record<ChoiceKind, number>;
    this.fair = new Set(fair);
    this.byName = new Map(declared.map(fault => [fault.name, fault]));
    const ofParties = declared.filter(({ meets }) => meets === 'party');
    this.recoveries = new Set(ofParties.map(({ recovery }) => recovery));
    const [ofGroups, another] = declared.filter(fault => fault.meets === 'group');
    this.ofGroups = ofGroups;
    if (another)
      throw new InputError(
        `a system has one fault that meets groups; ${ofGroups!.name} and ${another.name} are declared`,
      );
    const twice = this.all.find((kind, at) => this.all.indexOf(kind) !== at);
    if (twice) throw new InputError(`a fault needs a name of its own; ${quoted(twice)} is taken`);
  }

  /** Kinds as bits, by their places. */
  bits(wanted: (kind: ChoiceKind) => boolean): number {
    return this.all.reduce((bits, kind, at) => (wanted(kind) ? bits | (1 << at) : bits), 0);
  }

  isFault(kind: ChoiceKind): kind is FaultKind {
    return (this.faults as readonly ChoiceKind[]).includes(kind);
  }

  /** Whether groups go away, or return, by choices of this kind. */
  isOfGroups(kind: ChoiceKind): boolean {
    return kind === this.ofGroups?.name || kind === this.ofGroups?.recovery;
  }

  /** What is declared of a fault, where the kind is one of the system's own. */
  faultOf(kind: ChoiceKind): Fault | undefined {
    return this.byName.get(kind);
  }

  /** Whether a message may be lost with a choice of this kind: one more choice for each message. */
  losesOne(kind: ChoiceKind): boolean {
    const fault = this.byName.get(kind);
    return fault?.meets === 'party' && fault.losesOne === true;
  }

  /** The first fault that a kind of choice is the recovery from. */
  recoveredFrom(kind: ChoiceKind): Fault | undefined {
    return [...this.byName.values()].find(({ recovery }) => recovery === kind);
  }
}
