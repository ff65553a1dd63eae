/**
 * The words of a model: the images of its local states, messages, reports and counters under a renaming, by their
 * numbers.
 */
import type { ChartEvent } from '#machines';
import type { Local } from '../../world/chart/local-state.ts';
import { InputError } from '../../world/input-error.ts';
import { canonical } from '../../world/interning/interner.ts';
import { intentCounter } from '../../world/interning/registers.ts';
import { Sets } from '../../world/interning/sets.ts';
import type { Model } from '../../world/model.ts';
import type { Scenario } from '../../world/scenario.ts';
import {
  type Language,
  languageOf,
  type Renaming,
  renamed,
  renamedEnvelope,
  renamedLocal,
  renamedText,
  unsortedIn,
} from './renaming.ts';

export class Vocabulary {
  readonly language: Language;
  /** By field: the lists of parties and observers that are declared as sets. */
  readonly sets: readonly Sets[];

  /**
   * @param groups the words of each replica of each group; only these are renamed
   * @throws InputError if a word is ambiguous, or replicas of a group have different numbers of words
   */
  constructor(
    private readonly model: Model,
    groups: readonly (readonly (readonly string[])[])[],
  ) {
    const names = groups.flat(2);
    const odd = names.find((name, at) => name === '' || name === 'type' || names.indexOf(name) !== at);
    if (odd !== undefined)
      throw new InputError(
        `symmetry: "${odd}" names no replica or more than one; give each word of "alike" to one of them`,
      );
    if (groups.some(replicas => replicas.some(({ length }) => length !== replicas[0]!.length)))
      throw new InputError('symmetry: replicas of one group have as many words each, in the same order; see "alike"');
    this.language = languageOf(names, model.sets);
    this.sets = this.owners.map(({ sets }) => new Sets(sets));
  }

  /** A renamed local state of a party or observer, by its field. @throws InputError if a set in it is out of order */
  state(field: number, local: Local, renaming: Renaming): Local {
    const sets = this.sets[field]!;
    const path = unsortedIn(local.context, renaming, sets);
    if (path !== undefined) throw unsorted(this.owners[field]!.name, path);
    return renamedLocal(local, renaming, sets);
  }

  /** The number of a renamed message. @throws InputError if its link differs, or a set in it is out of order */
  message(message: number, renaming: Renaming): number {
    const { registers } = this.model;
    const { from, to, message: event } = registers.envelope(message);
    const path = unsortedIn(event, renaming);
    if (path !== undefined) throw unsorted(event.type, path);
    const after = registers.message(renamedEnvelope({ from, to, message: event }, renaming));
    if (canonical(registers.link(after)) === canonical(registers.link(message))) return after;
    throw new InputError(
      `symmetry: the link from ${from} to ${to} is not like the one of others in their places; check without it`,
    );
  }

  /** The number of a renamed report. @throws InputError if a set in it is out of order */
  report(report: number, renaming: Renaming): number {
    const { reports } = this.model.registers;
    const event: ChartEvent = reports.get(report);
    const path = unsortedIn(event, renaming);
    if (path !== undefined) throw unsorted(event.type, path);
    const after = renamed(event, renaming);
    return reports.id(canonical(after), () => after);
  }

  /** The renamed name of a budget counter. */
  counter(name: string, renaming: Renaming): string {
    const counted = this.countedBy(name);
    if (!counted) return name;
    return intentCounter(renamedText(counted.party, renaming), renamed(counted.intent, renaming));
  }

  /** The intent of a budget counter; undefined if it counts a fault. */
  countedBy(name: string): Scenario['intents'][number] | undefined {
    return this.model.scenario.intents.find(({ party, intent }) => intentCounter(party, intent) === name);
  }

  private get owners(): readonly { readonly name: string; readonly sets?: readonly string[] }[] {
    return [...this.model.parties, ...this.model.observers.map(({ observer }) => observer)];
  }
}

function unsorted(owner: string, path: string): InputError {
  return new InputError(
    `symmetry: ${owner} says that its list "${path}" is a set, and it is out of order; keep it sorted, or do not say so`,
  );
}
