/**
 * The kinds of choices of one composition, in the order in which choices are listed. Within a kind, choices are sorted
 * by party, then by canonical text. The order is part of the contract, because a token stores places in it. Faults and
 * recoveries are in the order in which the system declares them.
 */
import { crash, type Fault, type System } from '#machines';
import type { ChoiceKind, FaultKind } from './choice.ts';
import { InputError } from './input-error.ts';
import { quoted } from './visible.ts';

export class ChoiceKinds {
  /** All kinds, in the order in which choices are listed. */
  readonly all: readonly ChoiceKind[];
  /** The place of each kind in that order. */
  readonly at: Readonly<Record<ChoiceKind, number>>;
  /** The faults, in order: loss and duplication of messages, then the faults of the system. */
  readonly faults: readonly FaultKind[];
  /** The fault of groups, if the system declares one. */
  readonly ofGroups: Extract<Fault, { readonly meets: 'group' }> | undefined;
  /** The fair kinds: a fair run takes a choice that stays possible. Intents and faults are not fair. */
  readonly fair: ReadonlySet<ChoiceKind>;
  /** The recoveries of parties. */
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

  /** The wanted kinds as bits, by their places. */
  bits(wanted: (kind: ChoiceKind) => boolean): number {
    return this.all.reduce((bits, kind, at) => (wanted(kind) ? bits | (1 << at) : bits), 0);
  }

  isFault(kind: ChoiceKind): kind is FaultKind {
    return (this.faults as readonly ChoiceKind[]).includes(kind);
  }

  /** Whether the kind is the fault or the recovery of groups. */
  isOfGroups(kind: ChoiceKind): boolean {
    return kind === this.ofGroups?.name || kind === this.ofGroups?.recovery;
  }

  /** The declaration of a fault of the system; undefined for other kinds. */
  faultOf(kind: ChoiceKind): Fault | undefined {
    return this.byName.get(kind);
  }

  /** Whether one message can be lost with a choice of this kind: one more choice for each message. */
  losesOne(kind: ChoiceKind): boolean {
    const fault = this.byName.get(kind);
    return fault?.meets === 'party' && fault.losesOne === true;
  }

  /** The first declared fault whose recovery is this kind. */
  recoveredFrom(kind: ChoiceKind): Fault | undefined {
    return [...this.byName.values()].find(({ recovery }) => recovery === kind);
  }
}
