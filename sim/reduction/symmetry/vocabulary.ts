/** The words of a model: what a renaming makes of its local states, messages, reports and counters, by their numbers. */
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
  /** What is said of the lists of parties and observers, by field. */
  readonly sets: readonly Sets[];

  /** @param groups the words of each replica of each group: all that is renamed */
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

  /** A local state of a party or an observer, by its field; refused where a set in it is out of order. */
  state(field: number, local: Local, renaming: Renaming): Local {
    const sets = this.sets[field]!;
    const path = unsortedIn(local.context, renaming, sets);
    if (path !== undefined) throw unsorted(this.owners[field]!.name, path);
    return renamedLocal(local, renaming, sets);
  }

  /** A message that is carried alike; refused where its link is another one. */
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

  report(report: number, renaming: Renaming): number {
    const { reports } = this.model.registers;
    const event: ChartEvent = reports.get(report);
    const path = unsortedIn(event, renaming);
    if (path !== undefined) throw unsorted(event.type, path);
    const after = renamed(event, renaming);
    return reports.id(canonical(after), () => after);
  }

  /** A budget counter's name. */
  counter(name: string, renaming: Renaming): string {
    const counted = this.countedBy(name);
    if (!counted) return name;
    return intentCounter(renamedText(counted.party, renaming), renamed(counted.intent, renaming));
  }

  /** The intent a budget counter counts; undefined where it counts a fault. */
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
