/** The composition with the setting's mutant. */
import { mutants, type Party, type System } from '#machines';
import { InputError } from '../world/input-error.ts';
import type { CardSetting } from './card-setting.ts';

const roleOf = ({ name, role }: Party): string => role ?? name;

/**
 * The system with the mutated chart of one party; unchanged where the setting has no mutant.
 * @throws InputError where that party is not in the system
 */
export function withMutant(system: System, { mutant: name }: CardSetting): System {
  const mutant = mutants.find(each => each.name === name);
  if (!mutant) return system;
  if (!system.parties.some(party => roleOf(party) === mutant.party))
    throw new InputError(
      `the mutant ${mutant.name} spoils ${mutant.party}, which does not take part here; the parties are ${system.parties.map(party => party.name).join(', ')}`,
    );
  const parties = system.parties.map(party =>
    roleOf(party) === mutant.party ? { ...party, chart: mutant.mutate(party.chart) } : party,
  );
  if (parties.every(({ chart }, at) => chart === system.parties[at]!.chart))
    throw new InputError(
      `the mutant ${mutant.name} changes nothing in the chart of ${mutant.party} here: what it spoils is not drawn in this setting`,
    );
  return { ...system, parties };
}
