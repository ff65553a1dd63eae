/**
 * Home: everything that can be opened, in groups: the last run, the tour, saved runs, and the scenarios by protocol or
 * by trouble. A search narrows the list and sorts it by likelihood. Pure.
 */
import fuzzysort from 'fuzzysort';
import { cardKinds, type FaultKind, type Scenario, type Verdict } from '#sim';
import type { Stop } from '../../formats/tour-stops.ts';
import type { State } from '../state/state.ts';
import type { SavedRun, UserState } from '../state/user-state.ts';

/** An entry of home: a run, a stop of the tour, a saved run or a scenario. */
export interface HomeEntry {
  readonly title: string;
  /** A summary in one line. */
  readonly about: string;
  /** The whole story. */
  readonly story: string;
  /** The last verdict on the scenario. */
  readonly verdict: Verdict | undefined;
  readonly opens:
    | { readonly kind: 'resume'; readonly token: string }
    | { readonly kind: 'stop'; readonly at: number }
    | { readonly kind: 'saved'; readonly run: SavedRun }
    | { readonly kind: 'scenario'; readonly scenario: Scenario };
}

/** Entries under a heading. */
export interface HomeGroup {
  readonly heading: string;
  readonly entries: readonly HomeEntry[];
}

type HomeState = Pick<State, 'stops' | 'scenarios' | 'user' | 'searchText' | 'groups'>;

/** Every group in list order; a single group without a heading during a search. */
export function homeGroups(state: HomeState): readonly HomeGroup[] {
  const { stops, scenarios, user, searchText, groups } = state;
  const all = [
    ...(user.last === undefined ? [] : [{ heading: 'Go on', entries: [resumeEntry(user.last)] }]),
    { heading: 'Take the tour', entries: stops.map(stopEntry) },
    { heading: 'Saved runs', entries: user.saved.map(savedRunEntry) },
    ...scenarioGroups(scenarios, groups, user),
  ].filter(({ entries }) => entries.length > 0);
  if (searchText === '') return all;
  const found = fuzzysort.go(
    searchText,
    all.flatMap(({ entries }) => entries),
    { keys: ['title', 'about'], threshold: 0.2 },
  );
  return [{ heading: '', entries: found.map(({ obj }) => obj) }];
}

/** Every entry in list order. */
export function homeEntries(state: HomeState): readonly HomeEntry[] {
  return homeGroups(state).flatMap(({ entries }) => entries);
}

function resumeEntry(token: string): HomeEntry {
  return {
    title: 'Where you were',
    about: token,
    story: 'The last run you looked at, at the step where you left it.',
    verdict: undefined,
    opens: { kind: 'resume', token },
  };
}

function stopEntry({ title, trouble, about }: Stop, at: number): HomeEntry {
  return { title: `${at + 1} ${title}`, about: trouble, story: about, verdict: undefined, opens: { kind: 'stop', at } };
}

function savedRunEntry(run: SavedRun): HomeEntry {
  const story = `A run of ${run.scenario} that was saved; its choices are savedRunEntry by meaning and taken again.`;
  const shows = /^(breaks|keeps) .*$/m.exec(run.text)?.[0];
  const about = [run.scenario, shows].filter(Boolean).join('  ');
  return { title: run.name, about, story, verdict: undefined, opens: { kind: 'saved', run } };
}

function scenarioGroups(
  scenarios: readonly Scenario[],
  by: State['groups'],
  { verdicts }: UserState,
): readonly HomeGroup[] {
  const headings = by === 'protocol' ? protocols : troubles;
  const headingOf = by === 'protocol' ? protocolOf : troubleOf;
  return headings.map(heading => ({
    heading,
    entries: scenarios
      .filter(scenario => headingOf(scenario) === heading)
      .map(scenario => {
        const { name, story } = scenario;
        return { title: name, about: story, story, verdict: verdicts[name], opens: { kind: 'scenario', scenario } };
      }),
  }));
}

const protocols = [
  'Binding',
  'One-tap binding',
  'Activation',
  'Payment',
  'Deletion',
  'Reinstallation',
  'Migration',
  'Suspension',
  'Not about cards',
] as const;

/** The protocol of a scenario. If several intents are possible, the one that the others disturb counts. */
function protocolOf({ subject, intents, asserts }: Scenario): (typeof protocols)[number] {
  const begins = (type: string): boolean => intents.some(({ intent }) => intent.type === type);
  if (subject !== 'cards') return 'Not about cards';
  if (begins('issuer.suspend') || begins('holder.lose')) return 'Suspension';
  if (begins('holder.migrate')) return 'Migration';
  if (begins('holder.login') || asserts.includes('a-card-gets-bound-by-one-tap')) return 'One-tap binding';
  const first: Partial<Record<string, (typeof protocols)[number]>> = {
    'holder.bind': 'Binding',
    'holder.select': 'Activation',
    'holder.tap': 'Payment',
    'holder.delete': 'Deletion',
  };
  return first[intents[0]?.intent.type ?? ''] ?? 'Reinstallation';
}

const troubleNames: Readonly<Record<FaultKind, string>> = {
  lose: 'A message is lost',
  copy: 'A message comes twice',
  tear: 'The element loses power',
  crash: 'A server or the app crashes',
  reinstall: 'The app is installed anew',
  leave: 'A device goes away',
};
const several = 'Several troubles at once';
const race = 'Two things at once';
const absence = 'A device is away';
const calm = 'No fault: the protocol alone';
const troubles = [calm, race, absence, ...Object.values(troubleNames), several] as const;

/** The trouble of a scenario: the faults in its budget, an absent device, or concurrent intents. */
function troubleOf({ faults, intents, away }: Scenario): string {
  const kinds = cardKinds.faults.filter(kind => (faults[kind] ?? 0) > 0);
  if (kinds.length > 1) return several;
  if (kinds[0]) return troubleNames[kinds[0]];
  if (away && away.length > 0) return absence;
  return intents.length > 1 ? race : calm;
}
