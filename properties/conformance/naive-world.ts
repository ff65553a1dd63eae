/**
 * A world and what can happen in it, read naively: a world is plain JSON, each step a copy of it with something changed.
 * Nothing is shared with `sim` but the words (types) and what scenarios say.
 */
import type { ChartEvent, Envelope, Link, Party, Report, System } from '#machines';
import type { Choice, Observer, Scenario, Setting, StepView, WorldView } from '#sim';
import { type Answer, NaiveChart, type NaiveLocal, sorted, textOf, type Timer } from './naive-chart.ts';

export interface NaiveWorld {
  readonly locals: readonly NaiveLocal[];
  /** Of each party, what waits for it, by sender. */
  readonly inboxes: readonly (readonly Envelope[])[];
  readonly away: readonly string[];
  /** What is left of each budget. */
  readonly left: Readonly<Record<string, number>>;
  readonly observers: readonly NaiveLocal[];
}

export interface NaiveStep {
  readonly to: NaiveWorld;
  readonly view: StepView;
  /** Whether the parties' part of the world changes, and whether anything does. */
  readonly moves: boolean;
  readonly changes: boolean;
  /** What is owed, or undefined. */
  readonly item: string | undefined;
}

/** Something that may be possible. */
interface Attempt {
  readonly choice: Choice;
  /** The party whose chart is asked, and how. */
  readonly asks?: readonly [party: number, ask: (chart: NaiveChart, local: NaiveLocal) => Answer];
  readonly puts?: Envelope;
  /** Messages that are taken out before the chart is asked, and after. */
  readonly takes?: Envelope;
  readonly loses?: Envelope;
  /** Two parties whose messages to each other are gone. */
  readonly clears?: readonly [string, string];
  readonly away?: readonly string[];
  /** The budget it is paid from. */
  readonly costs?: string;
  readonly isOwed?: true;
}

/** The worlds of a scenario under a setting. */
export class NaiveWorlds {
  /** A link was full somewhere. */
  overflowed = false;
  private readonly system: System;
  private readonly charts: readonly NaiveChart[];
  private readonly watching: readonly NaiveChart[];

  constructor(
    private readonly scenario: Scenario,
    private readonly setting: Setting,
    private readonly observers: readonly Observer[],
  ) {
    this.system = scenario.system(setting);
    this.charts = this.system.parties.map(({ chart }) => new NaiveChart(chart));
    this.watching = observers.map(({ chart }) => new NaiveChart(chart));
  }

  begin(): NaiveWorld {
    const { scenario, setting, charts, watching } = this;
    const begun = charts.map(chart => chart.begin());
    const counted = scenario.intents.flatMap(({ party, intent, times }) =>
      times === undefined ? [] : [[intentCost(party, intent), times] as const],
    );
    let world: NaiveWorld = {
      locals: begun.map(({ local }) => local),
      inboxes: charts.map(() => []),
      away: [...(scenario.away ?? [])].sort(),
      left: { ...Object.fromEntries(counted), ...setting.faults },
      observers: watching.map(chart => chart.begin().local),
    };
    for (const [at, { sends, reports }] of begun.entries()) {
      for (const envelope of this.envelopes(at, sends)) world = this.put(world, envelope) ?? this.overflow(world);
      world = this.hear(world, reports);
    }
    return world;
  }

  /** Every choice that is listed in a world. */
  steps(world: NaiveWorld): readonly NaiveStep[] {
    const attempts = [...this.attempts(world)];
    const first = attempts.filter(({ choice }) => choice.kind !== 'expire');
    const steps = first.flatMap(attempt => this.take(world, attempt) ?? []);
    const isStirring = ({ moves, view: { choice } }: NaiveStep) =>
      moves && (choice.kind === 'deliver' || choice.kind === 'proceed');
    if (this.setting.timers === 'quiet' && steps.some(isStirring)) return steps;
    const last = attempts.filter(({ choice }) => choice.kind === 'expire');
    return [...steps, ...last.flatMap(attempt => this.take(world, attempt) ?? [])];
  }

  isDone({ locals }: NaiveWorld): boolean {
    return locals.every(({ isDone }) => isDone);
  }

  view(world: NaiveWorld): WorldView {
    const { system, observers } = this;
    return {
      roster: system.roster,
      local: name => world.locals[this.at(name)]!,
      inbox: name => world.inboxes[this.at(name)]!,
      away: device => world.away.includes(device),
      observer: name => world.observers[observers.findIndex(each => each.name === name)]!,
    };
  }

  private *attempts(world: NaiveWorld): Generator<Attempt> {
    const { parties, roster } = this.system;
    for (const [at, party] of parties.entries()) {
      yield* this.meddling(world, at);
      const isAway = roster.devices.some(
        ({ name, terminal, secureElement }) =>
          world.away.includes(name) && (terminal === party.name || secureElement === party.name),
      );
      if (!isAway && !world.locals[at]!.isDone) yield* this.doing(world, at, party);
      else if (!isAway) yield* this.deliveries(world, at);
    }
    for (const { name, terminal } of roster.devices) {
      const isAway = world.away.includes(name);
      const kind = isAway ? 'return' : 'leave';
      if (isAway && this.scenario.neverReturns) continue;
      const away = isAway ? world.away.filter(each => each !== name) : [...world.away, name].sort();
      yield { choice: { kind, party: terminal, device: name }, away, ...(isAway ? fair : { costs: kind }) };
    }
  }

  /** Messages that wait for a party are lost or copied. */
  private *meddling(world: NaiveWorld, at: number): Generator<Attempt> {
    const party = this.system.parties[at]!.name;
    for (const envelope of this.reachable(world.inboxes[at]!)) {
      yield { choice: { kind: 'lose', party, envelope }, takes: envelope, costs: 'lose' };
      yield { choice: { kind: 'copy', party, envelope }, puts: envelope, costs: 'copy' };
    }
  }

  /** What a party does, and what befalls it. */
  private *doing(world: NaiveWorld, at: number, { name: party, fails, intents = [] }: Party): Generator<Attempt> {
    const { timers, isDown } = world.locals[at]!;
    const asks = (event: ChartEvent): Pick<Attempt, 'asks'> => ({ asks: [at, (chart, local) => chart.ask(local, event)] });
    if (fails && isDown) {
      const kind = fails.by === 'tear' ? 'power-up' : 'restart';
      yield { choice: { kind, party }, ...asks({ type: kind }), ...fair };
      return;
    }
    const over = (timer: Timer): Pick<Attempt, 'asks'> => ({ asks: [at, (chart, local) => chart.expire(local, timer)] });
    const busy = timers.filter(({ isBusy }) => isBusy);
    for (const timer of busy)
      yield { choice: { kind: 'proceed', party, state: timer.state }, ...over(timer), ...fair };
    if (busy.length === 0) {
      yield* this.deliveries(world, at);
      for (const timer of once(timers)) {
        const choice: Choice = { kind: 'expire', party, timer: timer.timer, state: timer.state };
        yield { choice, ...over(timer), ...fair };
      }
      const granted = this.scenario.intents.filter(each => each.party === party).map(({ intent }) => intent);
      for (const intent of once([...granted, ...intents])) {
        const costs = intentCost(party, intent);
        const paid = world.left[costs] === undefined ? {} : { costs };
        yield { choice: { kind: 'intend', party, intent }, ...asks(intent), ...paid };
      }
    }
    if (fails?.by === 'tear')
      yield { choice: { kind: 'tear', party }, ...asks({ type: 'tear' }), clears: [party, fails.bus], costs: 'tear' };
    if (fails?.by !== 'crash') return;
    const crash = { ...asks({ type: 'crash' }), costs: 'crash' };
    yield { choice: { kind: 'crash', party }, ...crash };
    for (const lost of world.inboxes.flatMap(inbox => this.reachable(inbox)))
      if (lost.from === party || lost.to === party)
        yield { choice: { kind: 'crash', party, lost }, ...crash, loses: lost };
    const kind = 'reinstall';
    if (fails.session !== undefined)
      yield { choice: { kind, party }, ...asks({ type: kind }), clears: [party, fails.session], costs: kind };
  }

  /** What may be delivered to a party: the first of each queue, anything of a bag or a set. */
  private *deliveries(world: NaiveWorld, at: number): Generator<Attempt> {
    const party = this.system.parties[at]!.name;
    const inbox = world.inboxes[at]!;
    for (const envelope of once(inbox)) {
      const { discipline } = this.link(envelope);
      if (discipline === 'ordered' && inbox.find(({ from }) => from === envelope.from) !== envelope) continue;
      yield {
        choice: { kind: 'deliver', party, envelope },
        asks: [at, (chart, local) => chart.ask(local, envelope.message)],
        ...(discipline === 'duplicating' ? {} : { takes: envelope }),
        ...fair,
      };
    }
  }

  /** The step, or undefined where it changes and reports nothing, cannot be paid or has no room. */
  private take(world: NaiveWorld, attempt: Attempt): NaiveStep | undefined {
    const { choice, asks, puts, takes, loses, clears, away, costs } = attempt;
    if (costs !== undefined && !world.left[costs]) return undefined;
    let to: NaiveWorld | undefined = { ...world, away: away ?? world.away };
    if (takes) to = without(to, takes);
    if (clears)
      to = {
        ...to,
        inboxes: to.inboxes.map(inbox =>
          inbox.filter(({ from, to: receiver }) => !(clears.includes(from) && clears.includes(receiver))),
        ),
      };
    let answer: Answer | undefined;
    if (asks) {
      const [at, ask] = asks;
      answer = ask(this.charts[at]!, world.locals[at]!);
      to = { ...to, locals: world.locals.with(at, answer.local) };
    }
    const sends = asks && answer ? this.envelopes(asks[0], answer.sends) : [];
    for (const envelope of puts ? [puts, ...sends] : sends) to = to && this.put(to, envelope);
    if (!to) return this.overflow(undefined);
    if (loses) to = without(to, loses);
    const moves = JSON.stringify([to.locals, to.inboxes, to.away]) !== JSON.stringify([world.locals, world.inboxes, world.away]);
    const reports = answer?.reports ?? [];
    if (!moves && reports.length === 0) return undefined;
    if (costs !== undefined) to = { ...to, left: { ...to.left, [costs]: to.left[costs]! - 1 } };
    to = this.hear(to, reports);
    const isHeard = JSON.stringify(to.observers) !== JSON.stringify(world.observers);
    const heard = choice.kind !== 'deliver' || answer!.heard;
    const view = { before: this.view(world), after: this.view(to), choice, sends, reports, heard };
    const isMove = moves || costs !== undefined;
    const changes = isMove || isHeard;
    // What changes nothing enables nothing.
    return { to, view, moves: isMove, changes, item: attempt.isOwed && changes ? textOf(choice) : undefined };
  }

  private hear(world: NaiveWorld, reports: readonly Report[]): NaiveWorld {
    const hearing = (local: NaiveLocal, at: number) =>
      reports.reduce((before, report) => this.watching[at]!.ask(before, report).local, local);
    return { ...world, observers: world.observers.map(hearing) };
  }

  /** The world with a message more in flight; undefined where its link has no room. */
  private put(world: NaiveWorld, envelope: Envelope): NaiveWorld | undefined {
    const at = this.at(envelope.to);
    const inbox = world.inboxes[at]!;
    const alike = inbox.filter(({ from }) => from === envelope.from);
    const { discipline, inFlightMax } = this.link(envelope);
    if (discipline === 'duplicating' && alike.some(other => isSame(other, envelope))) return world;
    if (alike.length >= inFlightMax) return undefined;
    const order = (one: Envelope, other: Envelope): number =>
      this.at(one.from) - this.at(other.from) ||
      (this.link(one).discipline === 'ordered' ? 0 : byText(one, other));
    return { ...world, inboxes: world.inboxes.with(at, [...inbox, envelope].sort(order)) };
  }

  private overflow<Given>(given: Given): Given {
    this.overflowed = true;
    return given;
  }

  private envelopes(at: number, sends: Answer['sends']): readonly Envelope[] {
    const from = this.system.parties[at]!.name;
    return sends.flatMap(({ to, message }) => [to].flat().map(each => sorted({ from, to: each, message })));
  }

  /** What loss and copying can reach, each message once. */
  private reachable(inbox: readonly Envelope[]): readonly Envelope[] {
    return once(inbox.filter(envelope => this.link(envelope).reach === 'network'));
  }

  private link({ from, to }: Envelope): Link {
    return this.system.link(from, to);
  }

  private at(party: string): number {
    return this.system.parties.findIndex(({ name }) => name === party);
  }
}

const fair = { isOwed: true } as const;

const intentCost = (party: string, intent: ChartEvent): string => textOf([party, intent]);

const byText = (one: unknown, other: unknown): number => (textOf(one) < textOf(other) ? -1 : isSame(one, other) ? 0 : 1);

const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

/** Each of several alike once, the first. */
function once<Value>(values: readonly Value[]): Value[] {
  return values.filter((value, at) => values.findIndex(other => isSame(other, value)) === at);
}

/** A world with one message less, if it is there. */
function without(world: NaiveWorld, envelope: Envelope): NaiveWorld {
  const take = (inbox: readonly Envelope[]): readonly Envelope[] => {
    const at = inbox.findIndex(other => isSame(other, envelope));
    return at < 0 ? inbox : inbox.toSpliced(at, 1);
  };
  return { ...world, inboxes: world.inboxes.map(take) };
}
