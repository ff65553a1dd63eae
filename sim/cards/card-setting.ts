/** Settings of card scenarios: the profile, the safeguards and the mutant, besides the engine's own settings. */
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
  /** The safeguards that differ from the profile, and their values. */
  readonly with?: Readonly<Record<string, string>>;
  readonly mutant?: string;
}

/** A scenario with the settings of card scenarios. */
export type CardScenario = Scenario<CardSetting, CardChange>;

/** A property whose violating settings are changes of card settings. */
export type CardProperty = Property<CardChange>;

/** Whether a setting is a card setting. */
export function isCardSetting(setting: Setting): setting is CardSetting {
  return 'profile' in setting && 'safeguards' in setting && 'readings' in setting;
}

/** The setting as a card setting. @throws HarnessError where it is another kind of setting */
export function cardSettingOf(setting: Setting): CardSetting {
  if (isCardSetting(setting)) return setting;
  throw new HarnessError('the setting is of no card scenario');
}
