/** The composition of a scenario, its charts built up to a layer. */
import type { LayerName, Roster, System } from '#machines';
import { InputError } from '../world/input-error.ts';
import { systemOf } from '../world/setting.ts';
import { cardCharts } from './card-charts.ts';
import type { CardScenario, CardSetting } from './card-setting.ts';

/**
 * The composition of a scenario with charts built up to a layer, to be read and not to be run. Charts of parties that are
 * not about cards have no layers.
 * @throws InputError where a mutant spoils a chart that is not built to the end
 */
export function systemUpTo(layer: LayerName, scenario: CardScenario, setting: CardSetting): System {
  const system = systemOf(scenario, setting);
  if (layer === 'all' || scenario.subject !== 'cards') return system;
  const { mutant, safeguards, readings } = setting;
  if (mutant !== undefined)
    throw new InputError(`the mutant ${mutant} spoils a chart with all its layers; leave out the mutant or the layer`);
  const charts = cardCharts({ roster: system.facts as Roster, safeguards, readings, layer });
  return { ...system, parties: system.parties.map(party => ({ ...party, chart: charts[party.name]! })) };
}
