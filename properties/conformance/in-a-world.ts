/**
 * A chart as a party of a world: what a live actor does is listed there as choices, and nothing else is. The messages it
 * sends are each in flight for ever, so that no world is full.
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
import type { Live } from './live.ts';
import type { Shown } from './shown.ts';

const walker = 'walker';

/** A choice of the chart, and its place in the world's list. */
interface Listed {
  readonly at: number;
  readonly choice: Choice;
}

/** The world of a chart that may take these events of its own accord, and of those it sends to. */
export function worldOf(chart: AnyStateMachine, input: unknown, events: readonly ChartEvent[]): World {
  const listener = setup({ actions: effects }).createMachine({ id: 'listener', on: { '*': {} } });
  const parties: readonly Party[] = [
    { name: walker, chart, input, intents: events },
    { name: 'left', chart: listener },
    { name: 'right', chart: listener },
  ];
  const scenario: Scenario = {
    name: 'walked',
    story: 'A chart nobody drew.',
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

/** Where a live actor and the chart's world differ on the way of these numbers, if anywhere. */
export function worldDifference(
  first: World,
  live: Live,
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
    // Only a message can go unheard, and none is delivered here.
    if (shown && canonical([shown.sends, shown.reports]) !== canonical(told)) return complain(shown, told);
  }
  return undefined;
}

/** What a live actor does on an event that is not listed though it may be taken: it may change nothing and report nothing. */
function unlistedDoing(
  live: Live,
  before: Exclude<Shown, undefined>,
  listed: readonly Listed[],
  events: readonly ChartEvent[],
): Shown {
  const offered = new Set(listed.map(({ choice }) => (choice.kind === 'intend' ? canonical(choice.intent) : '')));
  const stateOf = ({ value, context, status, timers }: Exclude<Shown, undefined>) =>
    canonical([value, context, status, timers]);
  for (const event of events) {
    if (offered.has(canonical(event))) continue;
    const after = live.send(event);
    if (!after || stateOf(after) !== stateOf(before) || after.reports.length > 0) return after;
  }
  return undefined;
}

/** What the chart may do in a world, whatever waits. */
function postureIn({ model, row }: World) {
  const [cells] = model.cells;
  return cells!.readiness(cells!.localOf[row[0]!]!);
}

/** The running timer that a choice lets expire. */
function timerOf(world: World, choice: Choice): string {
  const { busy, timers } = postureIn(world);
  const armed = [...busy, ...timers].find(
    ({ state, timer }) =>
      (choice.kind === 'proceed' && choice.state === state) ||
      (choice.kind === 'expire' && choice.state === state && choice.timer === timer),
  );
  return armed!.key;
}
