/**
 * The comparison of a live actor with the worlds of its chart: the choices of a world are exactly the steps of the
 * actor. Sent messages stay in flight for ever on duplicating links, so that no link is ever full.
 */
import { type AnyStateMachine, setup } from 'xstate';
import { type ChartEvent, effects, type Party } from '#machines';
import {
  type Choice,
  canonical,
  choicesIn,
  initialWorld,
  Model,
  type Scenario,
  settingOf,
  step,
  viewOf,
  type World,
} from '#sim';
import type { LiveChart } from './live-chart.ts';
import type { Observation } from './observation.ts';

const walker = 'walker';

/** A choice of the chart, and its index in the world's list. */
interface Listed {
  readonly at: number;
  readonly choice: Choice;
}

/** The first world of a scenario with this chart, the given events as its intents, and the parties it sends to. */
export function worldOf(chart: AnyStateMachine, input: unknown, events: readonly ChartEvent[]): World {
  const listener = setup({ actions: effects }).createMachine({ id: 'listener', on: { '*': {} } });
  const parties: readonly Party[] = [
    { name: walker, chart, input, intents: events },
    { name: 'left', chart: listener },
    { name: 'right', chart: listener },
  ];
  const scenario: Scenario = {
    name: 'walked',
    story: 'A random chart.',
    subject: 'two-phase-commit',
    system: () => ({
      parties,
      link: () => ({ discipline: 'duplicating', reach: 'network', inFlightMax: 1_000 }),
    }),
    intents: [],
    faults: {},
    timers: 'free',
    asserts: [],
  };
  return initialWorld(new Model(scenario, settingOf(scenario)));
}

/**
 * The first difference between a live actor and the chart's world; undefined if there is none.
 * @param way selects the choice of each step, modulo the number of choices
 */
export function worldDifference(
  first: World,
  live: LiveChart,
  events: readonly ChartEvent[],
  way: readonly number[],
): string | undefined {
  let world = first;
  let shown = live.begin();
  const taken: string[] = [];
  const complain = (expected: unknown, found: unknown): string =>
    `After ${taken.join(', ') || 'the beginning'},\n  live ${canonical(expected)}\n  ours ${canonical(found)}`;
  for (const wish of [...way, 0]) {
    if (!shown) return complain('is refused', 'goes on');
    const { value, context, done } = viewOf(world).local(walker);
    const [expected, found] = [
      [shown.value, shown.context, shown.status],
      [value, context, done ? 'done' : 'active'],
    ];
    if (canonical(expected) !== canonical(found)) return complain(expected, found);
    const listed = choicesIn(world)
      .map((choice, at): Listed => ({ at, choice }))
      .filter(({ choice }) => choice.party === walker);
    if (done) return listed.length > 0 ? complain('nothing', listed) : undefined;
    if (live.isBusy && listed.some(({ choice }) => choice.kind !== 'proceed')) return complain('is busy', listed);
    const unlisted = live.isBusy ? undefined : unlistedDoing(live, shown, listed, events);
    if (unlisted) return complain(unlisted, 'does not list that');
    if (listed.length === 0) return undefined;
    const { at, choice } = listed[wish % listed.length]!;
    taken.push(canonical(choice));
    const { to, sends, reports } = step(world, at)!;
    shown = choice.kind === 'intend' ? live.send(choice.intent) : live.expire(timerOf(world, choice));
    world = to;
    const told = [sends.map(envelope => ({ to: envelope.to, message: envelope.message })), reports];
    // `heard` is not compared: it concerns deliveries only, and this world has none.
    if (shown && canonical([shown.sends, shown.reports]) !== canonical(told)) return complain(shown, told);
  }
  return undefined;
}

/** The reaction of a live actor to an event that is not a choice, if it changes or reports anything; else undefined. */
function unlistedDoing(
  live: LiveChart,
  before: Exclude<Observation, undefined>,
  listed: readonly Listed[],
  events: readonly ChartEvent[],
): Observation {
  const offered = new Set(listed.map(({ choice }) => (choice.kind === 'intend' ? canonical(choice.intent) : '')));
  const stateOf = ({ value, context, status, timers }: Exclude<Observation, undefined>) =>
    canonical([value, context, status, timers]);
  for (const event of events) {
    if (offered.has(canonical(event))) continue;
    const after = live.send(event);
    if (!after || stateOf(after) !== stateOf(before) || after.reports.length > 0) return after;
  }
  return undefined;
}

/** The events that the chart enables in a world, apart from its inbox. */
function readinessIn({ model, row }: World) {
  const [cells] = model.cells;
  return cells!.readiness(cells!.localOf[row[0]!]!);
}

/** The running timer that expires in a choice. */
function timerOf(world: World, choice: Choice): string {
  const { busy, timers } = readinessIn(world);
  const armed = [...busy, ...timers].find(
    ({ state, timer }) =>
      (choice.kind === 'proceed' && choice.state === state) ||
      (choice.kind === 'expire' && choice.state === state && choice.timer === timer),
  );
  return armed!.key;
}
