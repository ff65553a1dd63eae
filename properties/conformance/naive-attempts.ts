/** All that may happen in a world, read naively: what the words of choices mean, written down once more. */
import type { ChartEvent, Envelope, Party, System } from '#machines';
import type { Choice, Scenario } from '#sim';
import { type Answer, type NaiveChart, type NaiveLocal, textOf } from './naive-chart.ts';
import { cleared, linkOf, type NaiveWorld, once, put, without } from './naive-world.ts';

/** Something that may happen. */
export interface Attempt {
  readonly choice: Choice;
  /** What is owed, where something is. */
  readonly item?: unknown;
  /** The budget it is paid from. */
  readonly costs?: string;
  /** What is done before a chart is asked; undefined where there is no room. */
  readonly first?: (world: NaiveWorld) => NaiveWorld | undefined;
  /** The party whose chart is asked, by its place, and how. */
  readonly asks?: readonly [party: number, ask: (chart: NaiveChart, local: NaiveLocal) => Answer];
  /** What is done after what the chart sends is in flight. */
  readonly last?: (world: NaiveWorld) => NaiveWorld;
}

/** The name of an intent's budget. */
export const intentCost = (party: string, intent: ChartEvent): string => textOf([party, intent]);

const owed = (choice: Choice): Pick<Attempt, 'choice' | 'item'> => ({ choice, item: choice });

const isShorter = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number' && one < other;

/** What may happen in a world, of a system with these charts; what of it changes and tells nothing is no choice. */
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

  /** What a party that is there does, and what befalls it. */
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
      // Of a queue only the first is delivered; of a bag or a set any.
      if (link.discipline === 'ordered' && inbox.find(({ from }) => from === envelope.from) !== envelope) return [];
      const isKept = ignored === 'kept' || link.ignored === 'kept';
      if (isKept && !chart.deliver(local, envelope).heard) return [];
      return [
        {
          ...owed({ kind: 'deliver', party, envelope }),
          first: before => (link.discipline === 'duplicating' ? before : without(before, envelope)),
          asks: [at, (to, before) => to.deliver(before, envelope)],
        },
      ];
    });
    if (local.done) return deliveries;

    const [back] = fails.map(({ fault }) => fault.recovery);
    if (back && local.tags.includes('down')) return [{ ...owed({ kind: back, party }), ...asks({ type: back }) }];

    const failing = this.failing(party, fails, asks);
    const timers = once(local.timers.map(({ loose: _, ...timer }) => timer));
    const running = timers.map(timer => ({ timer, ...chart.afterOf(local, timer) }));
    // The timers of one state start together: the shortest is over first.
    const next = running.filter(
      ({ node, delay }) => !running.some(other => node && other.node === node && isShorter(other.delay, delay)),
    );
    const over = next.map(({ timer, node }): Attempt => {
      const state = node?.id ?? '';
      const choice: Choice = node?.tags.includes('busy')
        ? { kind: 'proceed', party, state }
        : { kind: 'expire', party, state, timer: textOf(timer) };
      return { ...owed(choice), asks: [at, (to, before) => to.expire(before, timer)] };
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
    return fails.flatMap(({ fault: { name: kind, losesOne }, closes: other = party }): Attempt[] => {
      const failure: Attempt = {
        choice: { kind, party },
        costs: kind,
        first: world => cleared(world, party, other),
        ...asks({ type: kind }),
      };
      if (!losesOne) return [failure];
      const losing = this.reachable(this.world.inboxes.flat())
        .filter(({ from, to }) => from === party || to === party)
        .map((lost): Attempt => ({ ...failure, choice: { kind, party, lost }, last: world => without(world, lost) }));
      return [failure, ...losing];
    });
  }

  /** What loss and copying can reach, each message once. */
  private reachable(inbox: readonly Envelope[]): readonly Envelope[] {
    return once(inbox.filter(envelope => linkOf(this.system, envelope).reach === 'network'));
  }
}
