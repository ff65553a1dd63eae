/**
 * Whether charts and observers treat replicas alike. What a chart answers is compared with what it answers where two
 * replicas have changed places: for every question asked in a representative, and for every question that becomes of it
 * under any permutation. So a proof takes as many answers as a search without symmetry, and none of its worlds. Where
 * these are too many, the questions of the representatives are compared under every swap of neighbours, and the rest
 * remains a claim.
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

/** Comparisons for a proof, at most: a second or so. */
const comparedMost = 2 ** 16;

/** Instead of a message: what the chart is asked without one. */
const alone = -1;

/** What is told of a move: to observers, to properties. */
export type Moved = Pick<Move, 'kind' | 'party' | 'message' | 'choice' | 'asked' | 'sends' | 'reports' | 'heard'>;

/** Tells why two replicas are not alike, as the end of a sentence. */
type Refuse = (permutation: Permutation, why: string) => never;

/** Permutations to compare under. */
interface Permuting {
  readonly permutations: Permutations;
  readonly swaps: readonly Permutation[];
  readonly generators: readonly Permutation[];
}

export class EqualTreatment {
  private readonly permutations: Permutations;
  /** Whether all that was met so far is proved. */
  isProved = true;
  /** How many answers were compared. */
  compared = 0;
  /** Of each party, the cells met, and by local state the messages about which its answers were compared. */
  private readonly cells: boolean[][];
  private readonly questions: Set<number>[][];
  /** Of each observer, by state the reports it was compared about. */
  private readonly heard: Set<number>[][];
  /** What is still to be compared: party or observer, state, and message or report. */
  private readonly open: [field: number, state: number, about: number][] = [];
  /** Choices as text, and what they become under each permutation. */
  private readonly choices = new Map<Offer, string>();
  private readonly choicesAfter = new Map<Permutation, Map<Offer, string>>();

  constructor(
    private readonly model: Model,
    private readonly symmetry: Permuting,
    private readonly refuse: Refuse,
  ) {
    this.cells = model.parties.map(() => []);
    this.questions = model.parties.map(() => []);
    this.heard = model.observers.map(() => []);
    this.permutations = symmetry.permutations;
    for (const generator of symmetry.generators) this.begin(generator);
  }

  /** Compares what can be asked in a world. */
  meet(row: Row): void {
    const { cells } = this.model;
    for (let party = 0; party < cells.length; party++) {
      const [cell, met] = [row[party]!, this.cells[party]!];
      if (met[cell]) continue;
      met[cell] = true;
      const { localOf, inboxOf, inboxes } = cells[party]!;
      this.ask(party, localOf[cell]!, alone);
      for (const message of inboxes.deliverable(inboxOf[cell]!)) this.ask(party, localOf[cell]!, message);
    }
    this.compare();
  }

  /** Compares what observers make of the steps from a row. */
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

  /** What a move is once two replicas have changed places. */
  moveAfter(permutation: Permutation, { kind, party, message, choice, asked, ...told }: Moved): Moved {
    const { permutations } = this;
    const after = {
      kind,
      party: permutation.parties[party]!,
      message: message < 0 ? message : permutations.messageAfter(permutation, message),
      choice: renamed(choice, permutation.renaming),
    };
    // Where no chart moves, nothing is sent or reported.
    if (!asked) return { ...told, ...after, asked };
    const text = canonical(after.choice);
    const answers = this.model.cells[after.party]!.answers(
      permutations.localAfter(permutation, party, asked.local),
      kind === 'deliver' ? after.message : alone,
    );
    const answer = answers.find(([offer]) => canonical(offer.choice) === text);
    if (!answer) throw this.refuse(permutation, this.reason(party));
    const { asked: question, sends, reports, heard } = answer[1];
    return { ...after, asked: question, sends, reports, heard };
  }

  /** Refuses where the composition itself tells replicas apart. */
  private begin(permutation: Permutation): void {
    const { model, permutations } = this;
    if (compositionText(model, permutation) !== compositionText(model))
      this.refuse(permutation, 'the intents, faults or devices of one are not those of the other');
    const row = model.initial.slice();
    permutations.apply(permutation, row);
    if (row.join() !== model.initial.join()) this.refuse(permutation, 'they do not begin alike');
  }

  /** Has a question compared, once. */
  private ask(field: number, state: number, about: number): void {
    const known = this.knownAbout(field, state);
    if (known.has(about)) return;
    known.add(about);
    this.open.push([field, state, about]);
  }

  private knownAbout(field: number, state: number): Set<number> {
    const { length } = this.questions;
    const known = field < length ? this.questions[field]! : this.heard[field - length]!;
    known[state] ??= new Set();
    return known[state];
  }

  /** Compares all that is open, and what becomes of it, as long as a proof is within reach. */
  private compare(): void {
    for (let next = this.open.pop(); next; next = this.open.pop()) {
      const [field, state, about] = next;
      for (const permutation of this.isProved ? this.symmetry.generators : this.symmetry.swaps) {
        this.compared++;
        if (field >= this.model.cells.length) this.compareHeard(permutation, field, state, about);
        else this.compareAnswers(permutation, field, state, about);
      }
    }
  }

  private goOn(field: number, state: number, about: number): void {
    if (this.compared < comparedMost) this.ask(field, state, about);
    else this.isProved &&= this.knownAbout(field, state).has(about);
  }

  private compareHeard(permutation: Permutation, field: number, state: number, report: number): void {
    const watcher = this.model.observers[field - this.model.cells.length]!;
    const { permutations } = this;
    const after = permutations.fieldAfter(permutation, field, state);
    const reported = permutations.reportAfter(permutation, report);
    const expected = permutations.fieldAfter(permutation, field, watcher.hear(state, report));
    if (watcher.hear(after, reported) !== expected)
      this.refuse(permutation, `the observer ${watcher.observer.name} does not treat them alike`);
    this.goOn(field, after, reported);
  }

  private compareAnswers(permutation: Permutation, party: number, local: number, message: number): void {
    const { cells } = this.model;
    const { permutations } = this;
    const to = permutation.parties[party]!;
    const after = permutations.localAfter(permutation, party, local);
    const about = message === alone ? alone : permutations.messageAfter(permutation, message);
    const answers = cells[party]!.answers(local, message);
    const found = cells[to]!.answers(after, about);
    if (answers.length !== found.length) this.refuse(permutation, this.reason(party));
    for (const [offer, deed] of answers) {
      // The delivery of a message is one choice.
      const text = message === alone ? this.choiceAfter(permutation, offer) : undefined;
      const answer = found.find(([each]) => text === undefined || this.choiceOf(each) === text);
      if (
        !answer ||
        !this.isPaidAlike(permutation, offer, answer[0]) ||
        !this.isSame(permutation, party, deed, answer[1])
      )
        this.refuse(permutation, this.reason(party, permutation, deed, answer?.[1]));
    }
    this.goOn(to, after, about);
  }

  /** Why they are not alike to a party; which list of it is out of order, where it is no more than that. */
  private reason(party: number, permutation?: Permutation, deed?: Reaction, found?: Reaction): string {
    const { cells, parties } = this.model;
    const why = `${parties[party]!.name} does not treat them alike`;
    if (!permutation || !deed || !found) return why;
    const place = permutation.parties[party]!;
    const to = cells[place]!;
    // What is said to be a set and is none is refused as such.
    this.permutations.localAfter(permutation, place, found.local);
    const expected = to.localState(this.permutations.localAfter(permutation, party, deed.local));
    const path = reordered(expected.context, to.localState(found.local).context);
    if (!path) return why;
    return `${why}: its list "${path}" comes out in another order (if it is a set that is kept sorted, name it in the sets of the party)`;
  }

  private isSame(permutation: Permutation, party: number, deed: Reaction, found: Reaction): boolean {
    const { model, permutations } = this;
    return (
      permutations.localAfter(permutation, party, deed.local) === found.local &&
      deed.heard === found.heard &&
      deed.reports.length === found.reports.length &&
      deed.reports.every((report, at) => permutations.reportAfter(permutation, report) === found.reports[at]) &&
      deed.effects.length === found.effects.length &&
      (deed.effects.length === 0 ||
        effectsText(model, deed.effects, { permutation, permutations }) === effectsText(model, found.effects))
    );
  }

  private isPaidAlike(permutation: Permutation, { counter }: Offer, found: Offer): boolean {
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
