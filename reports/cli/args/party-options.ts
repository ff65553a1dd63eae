/** The options that select a party of a scenario and a region of its chart. */
import type { LayerName, Party, System } from '#machines';
import { type CardChange, type CardScenario, InputError, oneOf, scenarios, settingOf, systemUpTo } from '#sim';
import { isNamed, type Region, regionsOf } from '../../statechart/regions.ts';
import { option } from './option.ts';

export const partyOptions = {
  party: option('<name>', 'of this party only', text => text),
  region: option('<name>', 'of this region only: its path, or the beginning or the end of it', text => text),
};

/**
 * A composition, with the wanted parties only, their charts built up to a layer.
 * @throws InputError that suggests the nearest name of a party
 */
export function systemWith(
  scenario: CardScenario,
  change: CardChange,
  party: string | undefined,
  layer: LayerName = 'all',
): System {
  const system = systemUpTo(layer, scenario, settingOf(scenario, change));
  if (party === undefined) return system;
  const names = system.parties.map(({ name }) => name);
  const wanted = oneOf('party', party, names);
  return { ...system, parties: system.parties.filter(({ name }) => name === wanted) };
}

/**
 * Which regions a name means; all of them without a name.
 * @throws InputError that suggests the nearest name, if no party has such a region
 */
export function regionWanted(parties: readonly Party[], name: string | undefined): (region: Region) => boolean {
  if (name === undefined) return () => true;
  const regions = parties.flatMap(({ chart }) => regionsOf(chart));
  const isWanted = (region: Region): boolean => isNamed(region, name);
  const names = regions.flatMap(region => [region.name, region.name.split('.')[0]!]);
  if (!regions.some(isWanted)) oneOf('region', name, [...new Set(names)]);
  return isWanted;
}

/** The default scenario: the first about cards, or else the first. */
export function usualScenario(): CardScenario {
  const scenario = scenarios.find(({ subject }) => subject === 'cards') ?? scenarios[0];
  if (!scenario) throw new InputError('there is no scenario to draw');
  return scenario;
}
