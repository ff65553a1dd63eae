/** The composition with the setting's mutant: one written by hand, or one that an operator makes. */
import { type General, mutants, mutated, type Party, type System } from '#machines';
import { roleOf } from '../analysis/baseline.ts';
import { generalNames } from '../analysis/chart-coverage.ts';
import { InputError } from '../world/input-error.ts';
import type { CardSetting } from './card-setting.ts';

type Chart = Party['chart'];
interface Spoiling {
  readonly name: string;
  readonly party: string;
  readonly mutate: (chart: Chart, general: General) => Chart;
}

/** The charts changed by the operator's mutant that was used last, so that settings share them and their answers. */
let last: { readonly name: string; readonly charts: Map<Chart, Chart> } = { name: '', charts: new Map() };

/** Whether a name is of a mutant that an operator makes: the party, the place and the operator, joined by colons. */
export const isGenerated = (name: string): boolean => name.includes(':');

function spoilingNamed(name: string): Spoiling | undefined {
  if (!isGenerated(name)) return mutants.find(each => each.name === name);
  const [party = ''] = name.split(':');
  if (last.name !== name) last = { name, charts: new Map() };
  const { charts } = last;
  return {
    name,
    party,
    mutate: (chart, general) => {
      const known = charts.get(chart) ?? mutated(chart, name.slice(party.length + 1), general);
      charts.set(chart, known);
      return known;
    },
  };
}

/**
 * The system with the mutated chart of one party; unchanged where the setting has no mutant.
 * @throws InputError where that party is not in the system
 */
export function withMutant(system: System, { mutant: name }: CardSetting): System {
  const mutant = name === undefined ? undefined : spoilingNamed(name);
  if (!mutant) return system;
  if (!system.parties.some(party => roleOf(party) === mutant.party))
    throw new InputError(
      `the mutant ${mutant.name} spoils ${mutant.party}, which does not take part here; the parties are ${system.parties.map(party => party.name).join(', ')}`,
    );
  const general = generalNames(system.kinds ?? {});
  const parties = system.parties.map(party =>
    roleOf(party) === mutant.party ? { ...party, chart: mutant.mutate(party.chart, general) } : party,
  );
  if (parties.every(({ chart }, at) => chart === system.parties[at]!.chart))
    throw new InputError(
      `the mutant ${mutant.name} changes nothing in the chart of ${mutant.party} here: what it spoils is not drawn in this setting`,
    );
  return { ...system, parties };
}
