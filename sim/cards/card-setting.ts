/** Settings of card scenarios: the profile, the safeguards and the mutant, beside what the engine has. */
import type { ProfileName, ReadingValues, SafeguardValues } from '#machines';
import type { Property } from '../property/property.ts';
import { HarnessError } from '../world/harness-error.ts';
import type { Scenario, Setting, SettingChange } from '../world/scenario.ts';

export interface CardSetting extends Setting {
  readonly profile: ProfileName;
  readonly safeguards: SafeguardValues;
  /** Fixed by the scenario. */
  readonly readings: ReadingValues;
  readonly mutant: string | undefined;
}

export interface CardChange extends SettingChange {
  readonly profile?: ProfileName;
  /** Values of safeguards that differ from the profile. */
  readonly with?: Readonly<Record<string, string>>;
  readonly mutant?: string;
}

/** A scenario that has the settings of card scenarios. */
export type CardScenario = Scenario<CardSetting, CardChange>;

/** A property that changes of card settings break. */
export type CardProperty = Property<CardChange>;

/** Whether a setting has a profile, safeguards and readings. */
export function isCardSetting(setting: Setting): setting is CardSetting {
  return 'profile' in setting && 'safeguards' in setting && 'readings' in setting;
}

/** The setting of a card scenario. @throws HarnessError where it is of another scenario */
export function cardSettingOf(setting: Setting): CardSetting {
  if (isCardSetting(setting)) return setting;
  throw new HarnessError('the setting is of no card scenario');
}
