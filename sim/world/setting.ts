/** Settings out of what a user asks for: the scenario's own, and what is to differ. */
import { mutants, profile, profileNames, type SafeguardName, safeguards } from '#machines';
import type { FaultBudget } from './choice.ts';
import { InputError, oneOf, wholeNumber } from './input-error.ts';
import { parameterNamed, parametersOf } from './parameters.ts';
import type { Scenario, Setting, SettingChange } from './scenario.ts';
import { quoted } from './visible.ts';

/**
 * The complete setting; the hardened profile and the scenario's own budget unless told otherwise.
 * @throws InputError where a parameter is out of its range
 */
export function settingOf(scenario: Scenario, change: SettingChange = {}): Setting {
  const profileName = change.profile ?? 'hardened';
  return {
    profile: profileName,
    safeguards: { ...profile(profileName), ...change.with },
    readings: scenario.readings ?? { storage: 'records' },
    faults: change.faults ?? scenario.faults,
    timers: change.timers ?? scenario.timers,
    mutant: change.mutant,
    parameters: parametersOf(scenario, change.parameters ?? {}),
  };
}

/** Which part of a setting a word speaks of, as `settingWord` reads it. */
function partOf(word: string): string {
  return word.includes('=') ? word.slice(0, word.indexOf('=')) : 'the profile';
}

const faultKinds = ['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave'] as const;
const safeguardNames = Object.keys(safeguards) as SafeguardName[];

/** What one word of a setting asks for: a profile, `lose=1`, `bind-confirmation=none`, `timers=quiet`, `mutant=…`. */
export function settingWord(word: string): SettingChange {
  const [name, value] = word.split(/=(.*)/s);
  if (name === undefined || value === undefined) return { profile: oneOf('profile', word, profileNames) };
  if (name === 'timers') return { timers: oneOf('timers', value, ['free', 'quiet'] as const) };
  if (name === 'mutant') return { mutant: mutantNamed(value) };
  const fault = faultKinds.find(kind => kind === name);
  if (fault) return { faults: { [fault]: faultTimes(name, value) } };
  return { with: safeguardValue(name, value) };
}

export function mutantNamed(name: string): string {
  return oneOf(
    'mutant',
    name,
    mutants.map(mutant => mutant.name),
  );
}

export function safeguardNamed(name: string): SafeguardName {
  return oneOf('safeguard', name, safeguardNames);
}

/** `name=value` of a safeguard, checked. */
export function safeguardValue(name: string, value: string): Record<string, string> {
  const safeguard = safeguardNamed(name);
  return { [safeguard]: oneOf(`value of ${safeguard}`, value, safeguards[safeguard].values) };
}

/** More faults than this explode any world; ask for fewer and combine runs. */
const faultTimesMax = 9;

function faultTimes(name: string, value: string): number {
  return wholeNumber(`the fault ${name}`, value, 0, faultTimesMax);
}

/** A budget out of `lose=1,tear=1`; `none` for no faults. */
export function faultsNamed(text: string): FaultBudget {
  const budget: Record<string, number> = {};
  if (text === 'none') return budget;
  for (const word of text.split(',')) {
    const [name, value] = word.split(/=(.*)/s);
    if (!name || value === undefined)
      throw new InputError(`a fault is written like lose=1, or none for no faults; ${quoted(word)} was given`);
    const fault = oneOf('fault', name, faultKinds);
    if (fault in budget) throw givenTwice(`the fault ${fault}`, text);
    budget[fault] = faultTimes(name, value);
  }
  return budget;
}

/** The complaint about a part of a setting that is given twice: neither value is the one that was meant. */
export function givenTwice(what: string, given: string): InputError {
  return new InputError(`${what} is given twice: ${quoted(given)}; give it once`);
}

/** Two changes, the second winning word by word. */
export function bothChanges(one: SettingChange, two: SettingChange): SettingChange {
  return {
    ...one,
    ...two,
    ...(one.with || two.with ? { with: { ...one.with, ...two.with } } : {}),
    ...(one.parameters || two.parameters ? { parameters: { ...one.parameters, ...two.parameters } } : {}),
    ...(one.faults || two.faults ? { faults: { ...one.faults, ...two.faults } } : {}),
  };
}

/** The setting that differs from the scenario's own by these words; the inverse of `settingWords`. */
export function settingNamed(scenario: Scenario, words: readonly string[]): Setting {
  const change = words.map(word => parameterWord(scenario, word) ?? settingWord(word)).reduce(bothChanges, {});
  const parts = words.map(partOf);
  const twice = parts.find((part, at) => parts.indexOf(part) < at);
  if (twice !== undefined) throw givenTwice(twice, words.join(','));
  return settingOf(scenario, {
    ...change,
    ...(change.faults ? { faults: { ...scenario.faults, ...change.faults } } : {}),
  });
}

/** What a word of a token asks for, where it sets a parameter of the scenario: `managers=5`. */
function parameterWord({ parameters = {} }: Scenario, word: string): SettingChange | undefined {
  const [name = '', value] = word.split(/=(.*)/s);
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return parameter && value !== undefined
    ? { parameters: { [name]: parameterNamed(name, value, parameter) } }
    : undefined;
}

/** What of a setting differs from the scenario's own, as words; the inverse of `settingWord`. */
export function settingWords(scenario: Scenario, setting: Setting): string[] {
  const words: string[] = [];
  if (setting.profile !== 'hardened') words.push(setting.profile);
  const usual = profile(setting.profile);
  for (const name of safeguardNames)
    if (setting.safeguards[name] !== usual[name]) words.push(`${name}=${setting.safeguards[name]}`);
  for (const kind of faultKinds)
    if ((setting.faults[kind] ?? 0) !== (scenario.faults[kind] ?? 0))
      words.push(`${kind}=${setting.faults[kind] ?? 0}`);
  if (setting.timers !== scenario.timers) words.push(`timers=${setting.timers}`);
  for (const [name, { usual }] of Object.entries(scenario.parameters ?? {}))
    if ((setting.parameters[name] ?? usual) !== usual) words.push(`${name}=${setting.parameters[name]}`);
  if (setting.mutant !== undefined) words.push(`mutant=${setting.mutant}`);
  return words;
}
