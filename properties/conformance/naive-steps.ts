/**
 * The steps of a world, computed naively: each attempt is made on a copy, and is a step if it changes or reports
 * something.
 */
import type { Envelope, Report, System } from '#machines';
import type { Choice, Observer, Scenario, Setting, StepView, WorldView } from '#sim';
import { type Attempt, Attempts, intentCost } from './naive-attempts.ts';
import { type Answer, NaiveChart, type NaiveLocal, sorted, textOf } from './naive-chart.ts';
import { type NaiveWorld, placeOf, put } from './naive-world.ts';

type Beginning = NonNullable<Scenario['beginnings']>[number];

/** A step: its choice and the next world. */
export interface NaiveStep {
  readonly to: string;
  readonly view: StepView;
  /** Whether the step changes the parties or a budget. */
  readonly moves: boolean;
  /** Whether the step changes the world. */
  readonly changes: boolean;
  /** The fairness item, or undefined. */
  readonly item: string | undefined;
}

/** The worlds of a scenario under a setting. */
export class NaiveSteps {
  /** Whether a link was full in the last call of `steps`. */
  isFull = false;
  readonly system: System;
  private readonly charts: readonly NaiveChart[];
  private readonly observing: readonly NaiveChart[];

  constructor(
    private readonly scenario: Scenario,
    private readonly setting: Setting,
    private readonly observers: readonly Observer[],
  ) {
    const system = scenario.system(setting);
    this.system = scenario.settings?.applied(system, setting) ?? system;
    this.charts = this.system.parties.map(({ chart }) => new NaiveChart(chart));
    this.observing = observers.map(({ chart }) => new NaiveChart(chart));
  }

  /** The first world. With several beginnings it is a copy of the first one's, marked `isBefore`. */
  begin(): NaiveWorld {
    const [first, ...more] = this.scenario.beginnings ?? [];
    return more.length > 0 ? { ...this.begun(first), isBefore: true } : this.begun(first);
  }

  private begun({ inputs = {}, sends = [] }: Partial<Beginning> = {}): NaiveWorld {
    const { scenario, setting, system, charts, observing } = this;
    const begun = system.parties.map(({ name, input }, at) => charts[at]!.begin(name in inputs ? inputs[name] : input));
    const counted = scenario.intents.filter(({ times }) => times !== undefined);
    const world: NaiveWorld = {
      locals: begun.map(({ local }) => local),
      inboxes: charts.map(() => []),
      away: [...(scenario.away ?? [])].sort(),
      left: {
        ...Object.fromEntries(counted.map(({ party, intent, times }) => [intentCost(party, intent), times!])),
        ...setting.faults,
      },
      observers: observing.map(chart => chart.begin().local),
    };
    const first = begun.flatMap((answer, at) => this.envelopes(at, answer));
    const posted = this.post(world, [...first, ...sends.map(sorted)]);
    if (!posted) throw new Error('more messages are in flight at the beginning than a link has room for');
    const reports = begun.flatMap(answer => answer.reports);
    return this.hear(posted, reports);
  }

  /** Every step of the world with this text. */
  steps(text: string): readonly NaiveStep[] {
    const { scenario, system, charts } = this;
    const world: NaiveWorld = JSON.parse(text);
    this.isFull = false;
    if (world.isBefore) return scenario.beginnings!.map(each => this.beginning(world, each));
    const attempts = new Attempts(world, system, scenario, charts).all();
    const taken = (isOne: (kind: Choice['kind']) => boolean): NaiveStep[] =>
      attempts.filter(({ choice }) => isOne(choice.kind)).flatMap(attempt => this.take(world, text, attempt) ?? []);
    const next = taken(kind => kind === 'deliver' || kind === 'proceed');
    const rest = taken(kind => kind !== 'deliver' && kind !== 'proceed' && kind !== 'expire');
    const isQuiet = this.setting.timers === 'quiet' && next.some(({ moves }) => moves);
    return [...next, ...rest, ...(isQuiet ? [] : taken(kind => kind === 'expire'))];
  }

  view(world: NaiveWorld): WorldView {
    return {
      facts: this.system.facts,
      parties: this.system.parties.map(({ name }) => name),
      local: name => world.locals[placeOf(this.system, name)]!,
      inbox: name => world.inboxes[placeOf(this.system, name)]!,
      away: group => world.away.includes(group),
      observer: name => world.observers[this.observers.findIndex(each => each.name === name)]!,
    };
  }

  private beginning(world: NaiveWorld, beginning: Beginning): NaiveStep {
    const to = this.begun(beginning);
    const choice: Choice = { kind: 'begin', party: this.system.parties[0]!.name, beginning: beginning.name };
    const view = { before: this.view(world), after: this.view(to), choice, sends: [], reports: [], heard: true };
    return { to: JSON.stringify(to), view, moves: true, changes: true, item: 'begin' };
  }

  /** The step of an attempt; undefined if it changes and reports nothing, exceeds a budget or overfills a link. */
  private take(world: NaiveWorld, text: string, attempt: Attempt): NaiveStep | undefined {
    const { choice, item, costs, first, asks, last } = attempt;
    if (costs !== undefined && !world.left[costs]) return undefined;
    const [party, ask] = asks ?? [0];
    const answer = ask?.(this.charts[party]!, world.locals[party]!);
    const sends = answer ? this.envelopes(party, answer) : [];
    const made = first ? first(world) : world;
    const posted = made && this.post(answer ? { ...made, locals: made.locals.with(party, answer.local) } : made, sends);
    this.isFull ||= !posted;
    if (!posted) return undefined;
    let to = last ? last(posted) : posted;
    const { reports = [], heard = true } = answer ?? {};
    const isMoved = JSON.stringify(to) !== text;
    if (!isMoved && reports.length === 0) return undefined;
    if (costs !== undefined) to = { ...to, left: { ...to.left, [costs]: to.left[costs]! - 1 } };
    to = this.hear(to, reports);
    const after = JSON.stringify(to);
    const changes = after !== text;
    const view = { before: this.view(world), after: this.view(to), choice, sends, reports };
    return {
      to: after,
      view: { ...view, heard: heard || choice.kind !== 'deliver' },
      moves: isMoved || costs !== undefined,
      changes,
      // A step that changes nothing does not count for fairness.
      item: changes && item ? textOf(item) : undefined,
    };
  }

  private hear(world: NaiveWorld, reports: readonly Report[]): NaiveWorld {
    const hearing = (local: NaiveLocal, at: number): NaiveLocal =>
      reports.reduce((before, report) => this.observing[at]!.ask(before, report).local, local);
    return { ...world, observers: world.observers.map(hearing) };
  }

  private post(world: NaiveWorld, envelopes: readonly Envelope[]): NaiveWorld | undefined {
    return envelopes.reduce<NaiveWorld | undefined>((to, each) => to && put(to, each, this.system), world);
  }

  private envelopes(at: number, { sends }: Answer): readonly Envelope[] {
    const from = this.system.parties[at]!.name;
    return sends.flatMap(({ to, message }) => [to].flat().map(each => sorted({ from, to: each, message })));
  }
}
