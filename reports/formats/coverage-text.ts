/** Chart coverage as text: the share of each party's chart that was used, and the unused parts. Pure. */
import type { ChartCoverage, Covered } from '#sim';
import { columnsOf } from '../text/columns.ts';

const tally = (all: readonly Covered[]): string => `${all.filter(({ used }) => used).length} of ${all.length}`;
const unusedIn = (all: readonly Covered[]): readonly Covered[] => all.filter(({ used }) => !used);

/** One line for each party, then every unused state and transition with its description. */
export function coverageText(charts: readonly ChartCoverage[], width?: number): string {
  const heading = ['party', 'states', 'transitions'];
  const rows = charts.map(({ party, states, transitions }) => [party, tally(states), tally(transitions)]);
  const unused = charts.flatMap(({ party, states, transitions }) => {
    const rest = [...unusedIn(states), ...unusedIn(transitions)];
    if (rest.length === 0) return [];
    return [
      `Never used in ${party}:\n${columnsOf(
        rest.map(({ name, says }) => [name, says]),
        width,
        '  ',
      )}`,
    ];
  });
  return [columnsOf([heading, ...rows], width), ...unused].join('\n\n');
}

/** The same as JSON: the counts, and the names of the unused states and transitions. */
export function coverageJson(charts: readonly ChartCoverage[]): readonly Record<string, unknown>[] {
  return charts.map(({ party, states, transitions }) => ({
    party,
    states: { used: states.length - unusedIn(states).length, all: states.length },
    transitions: { used: transitions.length - unusedIn(transitions).length, all: transitions.length },
    unused: [...unusedIn(states), ...unusedIn(transitions)].map(({ name }) => name),
  }));
}
