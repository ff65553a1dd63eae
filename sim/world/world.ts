/**
 * Worlds as immutable values with views, choices and steps. `choicesIn` and `step` suffice for a new driver; the
 * checker expands the same choices on bare rows.
 */
import type { ChartEvent, Envelope, PartyName, Report } from '#machines';
import type { Local } from './chart/local-state.ts';
import type { Choice, FaultKind } from './choice.ts';
import { HarnessError } from './harness-error.ts';
import { itemOfStep, type QueryInState } from './interning/move.ts';
import { intentCounter } from './interning/registers.ts';
import type { Model } from './model.ts';
import type { Row } from './row.ts';
import type { Successors } from './successors.ts';

/** The view of a world: for properties, conditions and narrations. Plain data that is never changed. */
export interface WorldView {
  /** The ground truth about the parties (see `System.facts`). */
  readonly facts: unknown;
  /** The names of all parties, in the order of the composition. */
  readonly parties: readonly PartyName[];
  /**
   * The local state of a party.
   * @throws InputError where there is no such party
   */
  local(party: PartyName): Local;
  /** The messages in flight to a party, in delivery order. */
  inbox(party: PartyName): readonly Envelope[];
  /** Whether a group of parties is away. */
  away(group: string): boolean;
  /**
   * The state of an observer of the model.
   * @throws HarnessError where the model has no such observer
   */
  observer(name: string): Local;
}

/** The view of a step: the worlds before and after it, the choice, and its effects. */
export interface StepView {
  readonly before: WorldView;
  readonly after: WorldView;
  readonly choice: Choice;
  readonly sends: readonly Envelope[];
  readonly reports: readonly Report[];
  /** False only for a delivery that the receiver neither handles nor explicitly ignores. */
  readonly heard: boolean;
}

/** A world of a model. Immutable. */
export interface World {
  readonly model: Model;
  readonly row: Row;
}

/** A step: a choice, taken in a world. */
export interface Step extends StepView {
  readonly from: World;
  readonly to: World;
  /** The choice's place in `choicesIn(from)`. */
  readonly at: number;
  /** The query to the party's chart; undefined where no chart moves. */
  readonly asked: QueryInState | undefined;
}

/** The parts of a world that a view reads, each with the index of the party or observer. */
export type Part = 'local' | 'inbox' | 'observer' | 'presence';

/** The source of a view's numbers. */
export type ReadField = (part: Part, index: number) => number;

/** A view that reads interned numbers through `read`, which can record the reads. */
export function viewThrough(model: Model, read: ReadField): WorldView {
  const { cells, observers, registers, facts, groups } = model;
  return {
    facts,
    parties: model.parties.map(({ name }) => name),
    local: party => {
      const at = registers.partyAt(party);
      return cells[at]!.localState(read('local', at));
    },
    inbox: party => {
      const at = registers.partyAt(party);
      cells[at]!.noteInboxRead();
      return cells[at]!.messages(read('inbox', at)).map(message => registers.envelope(message));
    },
    away: group => {
      const at = groups.findIndex(({ name }) => name === group);
      return at >= 0 && (read('presence', 0) & (1 << at)) !== 0;
    },
    observer: name => {
      const at = observers.findIndex(({ observer }) => observer.name === name);
      if (at < 0) throw new HarnessError(`the observer "${name}" does not ride along; list it with its property`);
      return observers[at]!.state(read('observer', at));
    },
  };
}

/**
 * The field of a row that a view reads, and the table that maps its number; undefined where the number is used
 * directly.
 */
export function fieldThrough(
  model: Model,
  part: Part,
  index: number,
): { readonly field: number; readonly through: readonly number[] | undefined } {
  if (part === 'presence') return { field: model.width - 2, through: model.presence.away };
  if (part === 'observer') return { field: model.parties.length + index, through: undefined };
  const { localOf, inboxOf } = model.cells[index]!;
  return { field: index, through: part === 'local' ? localOf : inboxOf };
}

/** The view of a world. */
export function viewOf({ model, row }: World): WorldView {
  return viewThrough(model, (part, index) => {
    const { field, through } = fieldThrough(model, part, index);
    return through ? through[row[field]!]! : row[field]!;
  });
}

/** The initial world of every run. */
export function initialWorld(model: Model): World {
  return { model, row: model.initial };
}

/** Every choice that changes the parties’ part of the world or reports, in the contract's order. */
export function choicesIn(world: World): readonly Choice[] {
  const successors = world.model.successors();
  world.model.expand(world.row, successors);
  return Array.from({ length: successors.count }, (_, at) => choiceAt(world.model, successors, at));
}

/**
 * For each choice of `choicesIn(world)`, whether the world after it differs. A choice that only reports can leave the
 * world unchanged.
 */
export function changesIn(world: World): readonly boolean[] {
  const successors = world.model.successors();
  world.model.expand(world.row, successors);
  return Array.from({ length: successors.count }, (_, at) => successors.touched[at] !== 0);
}

/**
 * For each choice of `choicesIn(world)`, its fairness item, or -1 where it is not fair or leaves the world unchanged.
 */
export function itemsIn({ model, row }: World): readonly number[] {
  const successors = model.successors();
  model.expand(row, successors);
  const { count, touched } = successors;
  return Array.from({ length: count }, (_, at) => itemOfStep(successors.move(at), touched[at] === 0));
}

/** The step by the choice at place `at` of `choicesIn(world)`; undefined where there is none. */
export function step(world: World, at: number): Step | undefined {
  const { model, row } = world;
  const successors = model.successors();
  model.expand(row, successors);
  if (!(at >= 0 && at < successors.count)) return undefined;
  const to: World = { model, row: successors.after(at) };
  const move = successors.move(at);
  return {
    from: world,
    to,
    at,
    asked: move.asked,
    before: viewOf(world),
    after: viewOf(to),
    choice: choiceAt(model, successors, at),
    sends: move.sends,
    reports: move.reports.map(report => model.registers.reports.get(report)),
    heard: move.heard,
  };
}

/** The choice of a listed successor. */
function choiceAt(model: Model, successors: Successors, at: number): Choice {
  const { choice } = successors.move(at);
  const lost = successors.lost[at]!;
  return lost >= 0 ? ({ ...choice, lost: model.registers.envelope(lost) } as Choice) : choice;
}

/** The remaining number of one budget, and its total. */
export type BudgetLeft = { readonly left: number; readonly times: number } & (
  | { readonly kind: 'fault'; readonly fault: FaultKind }
  | { readonly kind: 'intent'; readonly party: PartyName; readonly intent: ChartEvent }
);

/** The remaining number of every budget of the model: faults first, then counted intents. */
export function budgetsLeft({ model, row }: World): readonly BudgetLeft[] {
  const { budgets, setting, scenario, width } = model;
  const left = (counter: string): number => budgets.left(row[width - 1]!, budgets.counter(counter));
  const faults = model.registers.choiceKinds.faults.flatMap((fault): BudgetLeft[] => {
    const times = setting.faults[fault] ?? 0;
    return times > 0 ? [{ kind: 'fault', fault, left: left(fault), times }] : [];
  });
  const intents = scenario.intents.flatMap(({ party, intent, times }): BudgetLeft[] =>
    times === undefined ? [] : [{ kind: 'intent', party, intent, left: left(intentCounter(party, intent)), times }],
  );
  return [...faults, ...intents];
}

/** Whether the world is a deadlock: every choice that changes it is a fault. */
export function isStuck({ model, row }: World): boolean {
  const successors = model.successors();
  model.expand(row, successors);
  return !successors.canGoOn(0);
}

/** Whether the world is quiescent: only intents and faults are left. */
export function isQuiescent(world: World): boolean {
  return itemsIn(world).every(item => item < 0);
}
