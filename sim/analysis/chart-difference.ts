/**
 * The difference that a changed chart makes in a scenario. If it answers everything that was asked in the worlds of the
 * unchanged chart as that one did, then by induction the scenario has the same worlds and the same steps.
 */
import type { Party } from '#machines';
import { chartOf } from '../world/chart/chart.ts';
import type { Answer, Readiness } from '../world/chart/local-state.ts';
import { canonical } from '../world/interning/interner.ts';
import type { PartyBaseline } from './baseline.ts';

/** `hearing`: only whether a message is handled or named as ignored; worlds and steps are the same. */
export type Difference = 'none' | 'hearing' | 'other';

/** Compares a changed chart with what was asked of the unchanged one. */
export function differenceOf({ party, begun, states }: PartyBaseline, changed: Party['chart']): Difference {
  let difference: Difference = 'none';
  try {
    const chart = chartOf({ chart: changed });
    if (!isSame(begun, chart.initial(party.input))) return 'other';
    for (const { state, asked } of states) {
      const here = chart.resolve(state.local);
      if (here.text !== state.text) return 'other';
      if (!isAsReady(chartOf(party).readiness(state), chart.readiness(here))) return 'other';
      for (const { query, text, answer } of asked) {
        const now = chart.ask(here, query, text);
        if (!isSame(answer, now)) return 'other';
        if (query.from !== undefined && answer.heard !== now.heard) difference = 'hearing';
      }
    }
  } catch {
    // The chart is refused, or it throws: the exploration says so.
    return 'other';
  }
  return difference;
}

function isSame(one: Answer, other: Answer): boolean {
  return (
    one.state.text === other.state.text &&
    isEqual(one.sends, other.sends) &&
    isEqual(one.reports, other.reports) &&
    isEqual(one.notRun, other.notRun)
  );
}

const isEqual = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && (one.length === 0 || canonical(one) === canonical(other));

function isAsReady(one: Readiness, other: Readiness): boolean {
  const keys = ({ busy, timers }: Readiness) => canonical([busy.map(({ key }) => key), timers.map(({ key }) => key)]);
  return one.down === other.down && one.done === other.done && keys(one) === keys(other);
}
