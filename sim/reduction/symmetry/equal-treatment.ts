/**
 * The check that charts and observers treat replicas alike. It compares the answer of a chart with its answer under a
 * permutation of the replicas: for every question asked in a representative, and for every image of the question under
 * any permutation. So a proof needs as many answers as a search without symmetry, but none of its worlds. If these are
 * too many, the check compares the questions of the representatives under the transpositions of neighbours only, and
 * the rest remains a claim.
 */
import { canonical } from '../../world/interning/interner.ts';
import type { Move, Reaction } from '../../world/interning/move.ts';
import type { Offer } from '../../world/interning/offers.ts';
import { reordered } from '../../world/interning/sets.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import { compositionText, effectsText } from './likeness.ts';
import type { Permutation, Permutations } from './permutation.ts';
import { renamed } from './renaming.ts';

/** The most comparisons for a proof; they take about a second. */
const comparedMax = 2 ** 16;

/** In place of a message: the question is about the moves of a chart without one. */
const noMessage = -1;

/** The part of a move that observers and properties see. */
export type Moved = Pick<Move, 'kind' | 'party' | 'message' | 'choice' | 'asked' | 'sends' | 'reports' | 'heard'>;

/** Reports that replicas are not alike. @param why the reason, as the end of a sentence */
type Refuse = (permutation: Permutation, why: string) => never;

/** The permutations of the comparisons. */
interface ComparedPermutations {
  readonly permutations: Permutations;
  readonly swaps: readonly Permutation[];
  readonly generators: readonly Permutation[];
}

export class EqualTreatment {
  private readonly permutations: Permutations;
  /** Whether equal treatment is proved for everything met so far. */
  isProved = true;
  /** The number of answers compared. */
  compared = 0;
  /** By party: the cells met, and by local state the messages whose answers were compared. */
  private readonly cells: boolean[][];
  private readonly questions: Set<number>[][];
  /** By observer and state: the reports whose answers were compared. */
  private readonly heard: Set<number>[][];
  /** The questions still to be compared: party or observer, state, and message or report. */
  private readonly pending: [field: number, state: number, about: number][] = [];
  /** Choices as text, and their images under each permutation. */
  private readonly choices = new Map<Offer, string>();
  private readonly choicesAfter = new Map<Permutation, Map<Offer, string>>();

  constructor(
    private readonly model: Model,
    private readonly symmetry: ComparedPermutations,
    private readonly refuse: Refuse,
  ) {
    this.cells = model.parties.map(() => []);
    this.questions = model.parties.map(() => []);
    this.heard = model.observers.map(() => []);
    this.permutations = symmetry.permutations;
    for (const generator of symmetry.generators) this.begin(generator);
  }

  /** Compares the answers to all questions of a world. */
  meet(row: Row): void {
    const { cells } = this.model;
    for (let party = 0; party < cells.length; party++) {
      const [cell, met] = [row[party]!, this.cells[party]!];
      if (met[cell]) continue;
      met[cell] = true;
      const { localOf, inboxOf, inboxes } = cells[party]!;
      this.ask(party, localOf[cell]!, noMessage);
      for (const message of inboxes.deliverable(inboxOf[cell]!)) this.ask(party, localOf[cell]!, message);
    }
    this.compare();
  }

  /** Compares the answers of observers to the reports of the steps from a row, listed from place `first` on. */
  hear(row: Row, successors: Successors, first: number): void {
    const { cells, observers } = this.model;
    if (observers.length === 0) return;
    for (let each = first; each < successors.count; each++)
      for (let at = 0; at < observers.length; at++) {
        let state = row[cells.length + at]!;
        for (const report of successors.move(each).reports) {
          this.ask(cells.length + at, state, report);
          state = observers[at]!.hear(state, report);
        }
      }
    this.compare();
  }

  /** The image of a move under a permutation. */
  moveAfter(permutation: Permutation, { kind, party, message, choice, asked, ...rest }: Moved): Moved {
    const { permutations } = this;
    const after = {
      kind,
      party: permutation.parties[party]!,
      message: message < 0 ? message : permutations.messageAfter(permutation, message),
      choice: renamed(choice, permutation.renaming),
    };
    // A move without a chart sends and reports nothing.
    if (!asked) return { ...rest, ...after, asked };
    const text = canonical(after.choice);
    const answers = this.model.cells[after.party]!.answers(
      permutations.localAfter(permutation, party, asked.local),
      kind === 'deliver' ? after.message : noMessage,
    );
    const answer = answers.find(([offer]) => canonical(offer.choice) === text);
    if (!answer) throw this.refuse(permutation, this.reason(party));
    const { asked: question, sends, reports, heard } = answer[1];
    return { ...after, asked: question, sends, reports, heard };
  }

  /** Refuses a composition or an initial world that the permutation changes. */
  private begin(permutation: Permutation): void {
    const { model, permutations } = this;
    if (compositionText(model, permutation) !== compositionText(model))
      this.refuse(permutation, 'the intents, faults or devices of one are not those of the other');
    const row = model.initial.slice();
    permutations.apply(permutation, row);
    if (row.join() !== model.initial.join()) this.refuse(permutation, 'they do not begin alike');
  }

  /** Adds a question to the pending ones, unless it was compared before. */
  private ask(field: number, state: number, about: number): void {
    const known = this.knownAbout(field, state);
    if (known.has(about)) return;
    known.add(about);
    this.pending.push([field, state, about]);
  }

  private knownAbout(field: number, state: number): Set<number> {
    const { length } = this.questions;
    const known = field < length ? this.questions[field]! : this.heard[field - length]!;
    known[state] ??= new Set();
    return known[state];
  }

  /** Compares all pending questions and, as long as a proof is possible, their images. */
  private compare(): void {
    for (let next = this.pending.pop(); next; next = this.pending.pop()) {
      const [field, state, about] = next;
      for (const permutation of this.isProved ? this.symmetry.generators : this.symmetry.swaps) {
        this.compared++;
        if (field >= this.model.cells.length) this.compareHeard(permutation, field, state, about);
        else this.compareAnswers(permutation, field, state, about);
      }
    }
  }

  /** Adds the image of a question to the pending ones; gives up the proof if there are too many comparisons. */
  private continueWith(field: number, state: number, about: number): void {
    if (this.compared < comparedMax) this.ask(field, state, about);
    else this.isProved &&= this.knownAbout(field, state).has(about);
  }

  private compareHeard(permutation: Permutation, field: number, state: number, report: number): void {
    const observer = this.model.observers[field - this.model.cells.length]!;
    const { permutations } = this;
    const after = permutations.fieldAfter(permutation, field, state);
    const reported = permutations.reportAfter(permutation, report);
    const expected = permutations.fieldAfter(permutation, field, observer.hear(state, report));
    if (observer.hear(after, reported) !== expected)
      this.refuse(permutation, `the observer ${observer.observer.name} does not treat them alike`);
    this.continueWith(field, after, reported);
  }

  private compareAnswers(permutation: Permutation, party: number, local: number, message: number): void {
    const { cells } = this.model;
    const { permutations } = this;
    const to = permutation.parties[party]!;
    const after = permutations.localAfter(permutation, party, local);
    const about = message === noMessage ? noMessage : permutations.messageAfter(permutation, message);
    const answers = cells[party]!.answers(local, message);
    const found = cells[to]!.answers(after, about);
    if (answers.length !== found.length) this.refuse(permutation, this.reason(party));
    for (const [offer, reaction] of answers) {
      // The delivery of a message is one choice.
      const text = message === noMessage ? this.choiceAfter(permutation, offer) : undefined;
      const answer = found.find(([each]) => text === undefined || this.choiceOf(each) === text);
      if (
        !answer ||
        !this.hasSameCost(permutation, offer, answer[0]) ||
        !this.isSame(permutation, party, reaction, answer[1])
      )
        this.refuse(permutation, this.reason(party, permutation, reaction, answer?.[1]));
    }
    this.continueWith(to, after, about);
  }

  /** Why a party does not treat replicas alike; names the list that is out of order, if that is the only difference. */
  private reason(party: number, permutation?: Permutation, reaction?: Reaction, found?: Reaction): string {
    const { cells, parties } = this.model;
    const why = `${parties[party]!.name} does not treat them alike`;
    if (!permutation || !reaction || !found) return why;
    const place = permutation.parties[party]!;
    const to = cells[place]!;
    // Throws if a list is declared as a set and is out of order.
    this.permutations.localAfter(permutation, place, found.local);
    const expected = to.localState(this.permutations.localAfter(permutation, party, reaction.local));
    const path = reordered(expected.context, to.localState(found.local).context);
    if (!path) return why;
    return `${why}: its list "${path}" comes out in another order (if it is a set that is kept sorted, name it in the sets of the party)`;
  }

  private isSame(permutation: Permutation, party: number, reaction: Reaction, found: Reaction): boolean {
    const { model, permutations } = this;
    return (
      permutations.localAfter(permutation, party, reaction.local) === found.local &&
      reaction.heard === found.heard &&
      reaction.reports.length === found.reports.length &&
      reaction.reports.every((report, at) => permutations.reportAfter(permutation, report) === found.reports[at]) &&
      reaction.effects.length === found.effects.length &&
      (reaction.effects.length === 0 ||
        effectsText(model, reaction.effects, { permutation, permutations }) === effectsText(model, found.effects))
    );
  }

  private hasSameCost(permutation: Permutation, { counter }: Offer, found: Offer): boolean {
    return (counter < 0 ? counter : permutation.counters[counter]) === found.counter;
  }

  private choiceOf(offer: Offer): string {
    let text = this.choices.get(offer);
    if (text === undefined) {
      text = canonical(offer.choice);
      this.choices.set(offer, text);
    }
    return text;
  }

  private choiceAfter(permutation: Permutation, offer: Offer): string {
    let known = this.choicesAfter.get(permutation);
    if (!known) {
      known = new Map();
      this.choicesAfter.set(permutation, known);
    }
    let text = known.get(offer);
    if (text === undefined) {
      text = canonical(renamed(offer.choice, permutation.renaming));
      known.set(offer, text);
    }
    return text;
  }
}
