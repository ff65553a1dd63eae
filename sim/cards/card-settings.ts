/** The setting space of card scenarios: its words, its candidate repairs, and its part of reports. */
import {
  cardFaults,
  mutants,
  profile,
  profileNames,
  type ReadingValues,
  type SafeguardName,
  safeguards,
  usualReadings,
} from '#machines';
import { oneOf } from '../world/input-error.ts';
import type { SettingSpace } from '../world/scenario.ts';
import type { CardChange, CardSetting } from './card-setting.ts';
import { isGenerated, withMutant } from './with-mutant.ts';

const safeguardNames = Object.keys(safeguards) as SafeguardName[];
const hardened = profile('hardened');

/** The setting space of card scenarios with these readings, the others as usual; the default profile is hardened. */
export function cardSettings(fixed: Partial<ReadingValues>): SettingSpace<CardSetting, CardChange> {
  const readings: ReadingValues = { ...usualReadings, ...fixed };
  return {
    complete: (setting, change) => {
      const profileName = change.profile ?? 'hardened';
      return {
        ...setting,
        profile: profileName,
        safeguards: { ...profile(profileName), ...change.with },
        readings,
        mutant: change.mutant,
      };
    },
    change: word => {
      const [name, value] = word.split(/=(.*)/s);
      if (name === undefined || value === undefined) return { profile: oneOf('profile', word, profileNames) };
      return name === 'mutant' ? { mutant: mutantNamed(value) } : { with: safeguardValue(name, value) };
    },
    words: setting => {
      const usual = profile(setting.profile);
      return {
        before: [
          ...(setting.profile === 'hardened' ? [] : [setting.profile]),
          ...safeguardNames
            .filter(name => setting.safeguards[name] !== usual[name])
            .map(name => `${name}=${setting.safeguards[name]}`),
        ],
        after: setting.mutant === undefined ? [] : [`mutant=${setting.mutant}`],
      };
    },
    repairs: setting =>
      safeguardNames
        .filter(name => setting.safeguards[name] !== hardened[name])
        .map(name => ({
          name,
          value: hardened[name],
          setting: { ...setting, safeguards: { ...setting.safeguards, [name]: hardened[name] } },
        })),
    rows: setting => ({
      before: [['profile', setting.profile]],
      after: [
        [
          'readings',
          Object.entries(setting.readings)
            .map(reading => reading.join('='))
            .join(', '),
        ],
      ],
    }),
    fields: setting => ({
      before: [
        ['profile', setting.profile],
        ['safeguards', setting.safeguards],
        ['readings', setting.readings],
      ],
      after: [['mutant', setting.mutant ?? null]],
    }),
    // The faults of cards can have a budget in any system.
    applied: (system, setting) => withMutant({ faults: cardFaults, ...system }, setting),
  };
}

/**
 * The name of a mutant. One that an operator makes has colons in its name; whether a chart has it is known once it is used.
 * @throws InputError with the nearest name, where there is no such mutant
 */
export function mutantNamed(name: string): string {
  if (isGenerated(name)) return name;
  return oneOf(
    'mutant',
    name,
    mutants.map(mutant => mutant.name),
  );
}

/** The name of a safeguard. @throws InputError with the nearest name, where there is no such safeguard */
export function safeguardNamed(name: string): SafeguardName {
  return oneOf('safeguard', name, safeguardNames);
}

/** The change of one safeguard to a value. @throws InputError where there is no such safeguard or value */
export function safeguardValue(name: string, value: string): Record<string, string> {
  const safeguard = safeguardNamed(name);
  return { [safeguard]: oneOf(`value of ${safeguard}`, value, safeguards[safeguard].values) };
}
