/**
 * Goal: every part of a chart is used in some scenario, or has a stated reason why not.
 * Method: every scenario is explored under both profiles; the unused parts and `unused.json` are compared both ways. That
 * an answer may come late or twice is a layer of every region, and needs no reason.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messages, profileNames } from '#machines';
import {
  type ChartCoverage,
  type Covered,
  chartsUsed,
  explore,
  mergeCoverage,
  modelFor,
  recordMoves,
  scenarios,
  settingOf,
} from '#sim';

/** For each party and each reason in words, the names of the unused transitions. */
const reasons: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = JSON.parse(
  readFileSync(new URL('unused.json', import.meta.url), 'utf8'),
);

const charts = mergeCoverage(
  scenarios.flatMap(scenario =>
    profileNames.flatMap((profile): readonly ChartCoverage[] => {
      const model = recordMoves(modelFor(scenario, settingOf(scenario, { profile })));
      explore(model, []);
      return chartsUsed(model);
    }),
  ),
);
const names = (list: readonly Covered[], used: boolean) =>
  list.filter(each => each.used === used).map(({ name }) => name);
const answers = new Set<string>(
  Object.entries(messages).flatMap(([type, { kind }]) => (kind === 'answer' ? type : [])),
);
/** The transitions that are not taken, without those that only pass over an answer. */
const idleIn = ({ transitions }: ChartCoverage) =>
  names(
    transitions.filter(({ passesOver }) => !answers.has(passesOver ?? '')),
    false,
  );
const excusedOf = (party: string) => Object.values(reasons[party] ?? {}).flat();

test.each(charts.map(chart => [chart.party, chart] as const))('%s: every state is reached', (_, { states }) => {
  expect(names(states, false)).toEqual([]);
});

test.each(
  charts.map(chart => [chart.party, chart] as const),
)('%s: every transition is taken, or its absence has a reason', (party, chart) => {
  const excused = excusedOf(party);
  expect(idleIn(chart).filter(name => !excused.includes(name))).toEqual([]);
});

test.each(
  charts.map(chart => [chart.party, chart] as const),
)('%s: every transition with a reason exists, is not taken, and needs the reason', (party, chart) => {
  const idle = idleIn(chart);
  expect(excusedOf(party).filter(name => !idle.includes(name))).toEqual([]);
});

test('reasons are given for existing parties, and each name once', () => {
  const parties = charts.map(({ party }) => party);
  expect(Object.keys(reasons).filter(party => !parties.includes(party))).toEqual([]);
  for (const party of parties) expect(new Set(excusedOf(party)).size).toBe(excusedOf(party).length);
});
