/** Settings: the scenario's default, changed by words of the command line or of a token. */
import type { System } from '#machines';
import type { FaultBudget, FaultKind } from './choice.ts';
import { ChoiceKinds } from './choice-kinds.ts';
import { InputError, oneOf, wholeNumber } from './input-error.ts';
import { parameterNamed, parametersOf } from './parameters.ts';
import type { Scenario, Setting, SettingChange } from './scenario.ts';
import { quoted } from './visible.ts';

const timers = ['free', 'quiet'] as const;

/** The complete setting: the change, and the scenario's default for everything it leaves open. */
export function settingOf<S extends Setting, C extends SettingChange>(
  scenario: Scenario<S, C>,
  change: NoInfer<C> = {} as C,
): S {
  const setting: Setting = {
    faults: change.faults ?? scenario.faults,
    timers: change.timers ?? scenario.timers,
    parameters: parametersOf(scenario, change.parameters ?? {}),
  };
  // Without a setting space, `Setting` is the complete type.
  return scenario.settings ? scenario.settings.complete(setting, change) : (setting as S);
}

/** The composition of a scenario under a setting. */
export function systemOf<S extends Setting, C extends SettingChange>(
  scenario: Scenario<S, C>,
  setting: NoInfer<S>,
): System {
  const system = scenario.system(setting);
  return scenario.settings?.applied(system, setting) ?? system;
}

/**
 * The kinds of choices in the compositions of a scenario, whatever its setting.
 * @throws InputError where a parameter is called like a fault
 */
export function choiceKindsOf(scenario: Scenario): ChoiceKinds {
  const before = known.get(scenario);
  if (before) return before;
  const kinds = new ChoiceKinds(systemOf(scenario, settingOf(scenario)));
  const clash = kinds.faults.find(name => Object.hasOwn(scenario.parameters ?? {}, name));
  if (clash)
    throw new InputError(`${scenario.name}: the parameter "${clash}" is called like a fault; give it another name`);
  known.set(scenario, kinds);
  return kinds;
}

const known = new WeakMap<Scenario, ChoiceKinds>();

/**
 * The change for one word of a token: `lose=1`, `timers=quiet`, `managers=5`, or a word of the scenario's setting
 * space.
 * @throws InputError where there is no such word
 */
export function changeNamed<S extends Setting, C extends SettingChange>(
  scenario: Scenario<S, C>,
  word: string,
): SettingChange | C {
  const [name = '', value] = word.split(/=(.*)/s);
  const { parameters = {}, settings } = scenario;
  const { faults } = choiceKindsOf(scenario);
  if (value !== undefined) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter) return { parameters: { [name]: parameterNamed(name, value, parameter) } };
    if (name === 'timers') return { timers: oneOf('timers', value, timers) };
    const fault = faults.find(kind => kind === name);
    if (fault) return { faults: { [fault]: faultTimes(name, value) } };
  }
  if (settings) return settings.change(word);
  const numbers = [...faults, ...Object.keys(parameters)].map(each => `${each}=<number>`);
  throw new InputError(
    `${scenario.name} has no setting ${quoted(word)}; its settings are ${numbers.join(', ')}, timers=${timers.join('|')}`,
  );
}

/** The maximum number of each fault: more make every state space too large. */
const faultTimesMax = 9;

function faultTimes(name: string, value: string): number {
  return wholeNumber(`the fault ${name}`, value, 0, faultTimesMax);
}

/** Parses a budget of these faults: `lose=1,crash=1`, or `none`. @throws InputError where the text is no such budget */
export function faultsNamed(text: string, faults: readonly FaultKind[]): FaultBudget {
  const budget: Record<string, number> = {};
  if (text === 'none') return budget;
  for (const word of text.split(',')) {
    const [name, value] = word.split(/=(.*)/s);
    if (!name || value === undefined)
      throw new InputError(`a fault is written like lose=1, or none for no faults; ${quoted(word)} was given`);
    const fault = oneOf('fault', name, faults);
    if (fault in budget) throw givenTwice(`the fault ${fault}`, text);
    budget[fault] = faultTimes(name, value);
  }
  return budget;
}

/** The error for a part of a setting that is given twice: either value can be the intended one. */
export function givenTwice(what: string, given: string): InputError {
  return new InputError(`${what} is given twice: ${quoted(given)}; give it once`);
}

/** Combines two changes. The second has priority part by part, and name by name in a part that is a record. */
export function bothChanges<C extends SettingChange>(one: C, two: C): C {
  const both = { ...one } as Record<string, unknown>;
  for (const [part, value] of Object.entries(two)) {
    const before = both[part];
    if (isRecord(value) && isRecord(before)) both[part] = { ...before, ...value };
    else if (value !== undefined) both[part] = value;
  }
  return both as C;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * The scenario's default setting changed by these words; the inverse of `settingWords`.
 * @throws InputError where there is no such word, or two words set one part
 */
export function settingNamed<S extends Setting, C extends SettingChange>(
  scenario: Scenario<S, C>,
  words: readonly string[],
): S {
  const changes = words.map(word => changeNamed(scenario, word) as C);
  const parts = words.map((word, at) => partOf(word, changes[at]!));
  const twice = parts.find((part, at) => parts.indexOf(part) < at);
  if (twice !== undefined) throw givenTwice(twice, words.join(','));
  const change = changes.reduce<C>(bothChanges, {} as C);
  return settingOf(scenario, {
    ...change,
    ...(change.faults ? { faults: { ...scenario.faults, ...change.faults } } : {}),
  });
}

/** The part of a setting that a word sets: the text before its `=`, or else the changed part. */
function partOf(word: string, change: SettingChange): string {
  return word.includes('=') ? word.slice(0, word.indexOf('=')) : `the ${Object.keys(change).join()}`;
}

/** The differences of a setting from the scenario's default, as words; the inverse of `settingNamed`. */
export function settingWords<S extends Setting, C extends SettingChange>(
  scenario: Scenario<S, C>,
  setting: NoInfer<S>,
): string[] {
  const { before = [], after = [] } = scenario.settings?.words(setting) ?? {};
  const words = [...before];
  for (const kind of choiceKindsOf(scenario).faults)
    if ((setting.faults[kind] ?? 0) !== (scenario.faults[kind] ?? 0))
      words.push(`${kind}=${setting.faults[kind] ?? 0}`);
  if (setting.timers !== scenario.timers) words.push(`timers=${setting.timers}`);
  for (const [name, { usual }] of Object.entries(scenario.parameters ?? {}))
    if ((setting.parameters[name] ?? usual) !== usual) words.push(`${name}=${setting.parameters[name]}`);
  return [...words, ...after];
}
