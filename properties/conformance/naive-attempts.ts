/** The possible steps of a world, computed naively: a second definition of every kind of choice. */
import type { ChartEvent, Envelope, Party, System } from '#machines';
import type { Choice, Scenario } from '#sim';
import { type Answer, type NaiveChart, type NaiveLocal, textOf } from './naive-chart.ts';
import { cleared, linkOf, type NaiveWorld, once, put, without } from './naive-world.ts';

/** A possible step, before the check whether it changes anything. */
export interface Attempt {
  readonly choice: Choice;
  /** The fairness item, if it has one. */
  readonly item?: unknown;
  /** The budget it is paid from. */
  readonly costs?: string;
  /** The change before the chart takes its transition; undefined if a link is full. */
  readonly first?: (world: NaiveWorld) => NaiveWorld | undefined;
  /** The index of the party whose chart takes a transition, and the transition. */
  readonly asks?: readonly [party: number, ask: (chart: NaiveChart, local: NaiveLocal) => Answer];
  /** The change after the messages of the chart are in flight. */
  readonly last?: (world: NaiveWorld) => NaiveWorld;
}

/** The name of an intent's budget. */
export const intentCost = (party: string, intent: ChartEvent): string => textOf([party, intent]);

const fairChoice = (choice: Choice): Pick<Attempt, 'choice' | 'item'> => ({ choice, item: choice });

const isShorter = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number' && one < other;

/** The attempts of a world. An attempt that changes and reports nothing is not a choice. */
export class Attempts {
  constructor(
    private readonly world: NaiveWorld,
    private readonly system: System,
    private readonly scenario: Scenario,
    private readonly charts: readonly NaiveChart[],
  ) {}

  all(): Attempt[] {
    const { world, system } = this;
    const ofGroups = (system.groups ?? []).flatMap(({ name, parties: [party] }): Attempt[] => {
      const isAway = world.away.includes(name);
      if (isAway && this.scenario.neverReturns) return [];
      const away = isAway ? world.away.filter(each => each !== name) : [...world.away, name].sort();
      const choice: Choice = { kind: isAway ? 'return' : 'leave', party, group: name };
      return [{ choice, first: before => ({ ...before, away }), ...(isAway ? { item: choice } : { costs: 'leave' }) }];
    });
    return [...ofGroups, ...system.parties.flatMap((party, at) => this.ofParty(party, at))];
  }

  private ofParty(party: Party, at: number): readonly Attempt[] {
    const { name } = party;
    const meddling = this.reachable(this.world.inboxes[at]!).flatMap((envelope): Attempt[] => [
      { choice: { kind: 'lose', party: name, envelope }, costs: 'lose', first: world => without(world, envelope) },
      {
        choice: { kind: 'copy', party: name, envelope },
        costs: 'copy',
        first: world => put(world, envelope, this.system),
      },
    ]);
    const away = (this.system.groups ?? []).filter(group => this.world.away.includes(group.name));
    const isAway = away.some(({ parties }) => parties.includes(name));
    return isAway ? meddling : [...meddling, ...this.doing(party, at)];
  }

  /** The steps and failures of a party that is not away. */
  private doing(
    { name: party, fails = [], intents = [], decisions = [], ignored }: Party,
    at: number,
  ): readonly Attempt[] {
    const { world, scenario, system } = this;
    const chart = this.charts[at]!;
    const local = world.locals[at]!;
    const inbox = world.inboxes[at]!;
    const asks = (event: ChartEvent): Pick<Attempt, 'asks'> => ({ asks: [at, (to, before) => to.ask(before, event)] });

    const deliveries = once(inbox).flatMap((envelope): Attempt[] => {
      const link = linkOf(system, envelope);
      // An ordered link delivers only its first message; other links, any message.
      if (link.discipline === 'ordered' && inbox.find(({ from }) => from === envelope.from) !== envelope) return [];
      const isKept = ignored === 'kept' || link.ignored === 'kept';
      if (isKept && !chart.deliver(local, envelope).heard) return [];
      return [
        {
          ...fairChoice({ kind: 'deliver', party, envelope }),
          first: before => (link.discipline === 'duplicating' ? before : without(before, envelope)),
          asks: [at, (to, before) => to.deliver(before, envelope)],
        },
      ];
    });
    if (local.done) return deliveries;

    const [back] = fails.map(({ fault }) => fault.recovery);
    if (back && local.tags.includes('down')) return [{ ...fairChoice({ kind: back, party }), ...asks({ type: back }) }];

    const failing = this.failing(party, fails, asks);
    const timers = once(local.timers.map(({ loose: _, ...timer }) => timer));
    const running = timers.map(timer => ({ timer, ...chart.afterOf(local, timer) }));
    // The timers of one state start together: the shortest expires first.
    const next = running.filter(
      ({ node, delay }) => !running.some(other => node && other.node === node && isShorter(other.delay, delay)),
    );
    const over = next.map(({ timer, node, delay }): Attempt => {
      const state = node?.id ?? '';
      const choice: Choice = node?.tags.includes('busy')
        ? { kind: 'proceed', party, state }
        : { kind: 'expire', party, state, timer: node ? String(delay) : textOf(timer) };
      return { ...fairChoice(choice), asks: [at, (to, before) => to.expire(before, timer)] };
    });
    const busy = over.filter(({ choice }) => choice.kind === 'proceed');
    if (busy.length > 0) return [...busy, ...failing];

    const granted = scenario.intents.filter(each => each.party === party).map(({ intent }) => intent);
    const intended = once([...granted, ...intents]).map((intent): Attempt => {
      const costs = intentCost(party, intent);
      const paid = world.left[costs] === undefined ? {} : { costs };
      return { choice: { kind: 'intend', party, intent }, ...asks(intent), ...paid };
    });
    const decided = decisions.flatMap(({ name: decision, outcomes }) =>
      outcomes.map((outcome): Attempt => {
        const choice: Choice = { kind: 'decide', party, decision, outcome };
        return { choice, item: { kind: 'decide', party, decision }, ...asks(outcome) };
      }),
    );
    return [...deliveries, ...over, ...intended, ...decided, ...failing];
  }

  private failing(
    party: string,
    fails: NonNullable<Party['fails']>,
    asks: (event: ChartEvent) => Pick<Attempt, 'asks'>,
  ): readonly Attempt[] {
    return fails.flatMap(({ fault: { name: kind, losesOne }, closes = [] }): Attempt[] => {
      const failure: Attempt = {
        choice: { kind, party },
        costs: kind,
        first: world => closes.reduce((left, other) => cleared(left, party, other), world),
        ...asks({ type: kind }),
      };
      if (!losesOne) return [failure];
      const losing = this.reachable(this.world.inboxes.flat())
        .filter(({ from, to }) => from === party || to === party)
        .map((lost): Attempt => ({ ...failure, choice: { kind, party, lost }, last: world => without(world, lost) }));
      return [failure, ...losing];
    });
  }

  /** The messages on links of the network, which loss and copying can affect; each one once. */
  private reachable(inbox: readonly Envelope[]): readonly Envelope[] {
    return once(inbox.filter(envelope => linkOf(this.system, envelope).reach === 'network'));
  }
}
