/** The options that change a scenario's setting, and the change they result in. */
import { profileNames, safeguards } from '#machines';
import {
  type CardChange,
  cardKinds,
  faultsNamed,
  givenTwice,
  InputError,
  mutantNamed,
  quoted,
  safeguardNamed,
  safeguardValue,
  scenarios,
} from '#sim';
import { choice, number, type OptionDefinition, option, type ValuesOf } from './option.ts';

/** The parameters of all scenarios, by name. */
const parameters = new Map(scenarios.flatMap(({ parameters }) => Object.entries(parameters ?? {})));

/** An option for each parameter; the parameters are known at run time only. */
const parameterOptions: Readonly<Record<never, OptionDefinition<number>>> = Object.fromEntries(
  [...parameters].map(([name, { says }]) => [
    name,
    option('<number>', `${says}, in a scenario that has this parameter`, number()),
  ]),
);

export const settingOptions = {
  ...parameterOptions,
  profile: option('<name>', `a value for every safeguard: ${profileNames.join(' or ')}`, once(choice(profileNames))),
  with: option('<safeguard=value>', 'sets a safeguard; may be repeated, or joined by commas', withValues),
  without: option('<safeguard>', 'gives a safeguard its published value; may be repeated', withoutThem),
  faults: option(
    '<budget>',
    'how often each fault may happen: lose=1,tear=1 or none',
    once(text => faultsNamed(text, cardKinds.faults)),
  ),
  timers: option('<discipline>', 'when a timer may expire: free or quiet', once(choice(['free', 'quiet']))),
  mutant: option('<name>', 'spoils a chart (see tongka list mutants)', once(mutantNamed)),
};

/** The values of the setting options. */
export type SettingOptions = ValuesOf<typeof settingOptions>;

/** Parses an option that is allowed once: with two values the intention is unclear. */
function once<Value>(
  read: (text: string, flag: string) => Value,
): (text: string, flag: string, before: Value | undefined) => Value {
  return (text, flag, before) => {
    if (before !== undefined) throw givenTwice(flag, text);
    return read(text, flag);
  };
}

type Values = Readonly<Record<string, string>>;

function withValues(text: string, flag: string, before: Values = {}): Values {
  const values = { ...before };
  for (const word of text.split(',')) {
    const [name = '', value] = word.split(/=(.*)/s);
    if (value === undefined)
      throw new InputError(`${flag} takes safeguard=value, like ${example()}; ${quoted(word)} was given`);
    Object.assign(values, unlessGiven(flag, safeguardValue(name, value), values));
  }
  return values;
}

function withoutThem(text: string, flag: string, before: Values = {}): Values {
  const values = { ...before };
  for (const word of text.split(','))
    Object.assign(values, unlessGiven(flag, { [word]: safeguards[safeguardNamed(word)].published }, values));
  return values;
}

/**
 * The values of safeguards, merged.
 * @throws InputError if a safeguard is given twice
 */
function unlessGiven(flag: string, values: Values, before: Values): Values {
  const [twice] = Object.keys(values).filter(name => name in before);
  if (twice !== undefined) throw givenTwice(`${flag}: the safeguard ${twice}`, values[twice]!);
  return values;
}

function example(): string {
  const [name, safeguard] = Object.entries(safeguards)[0]!;
  return `${name}=${safeguard.values[0]}`;
}

/** The given parameters by name. */
function numbersIn(options: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  const given = [...parameters.keys()].map(name => [name, options[attributeOf(name)]] as const);
  return Object.fromEntries(given.filter((each): each is readonly [string, number] => typeof each[1] === 'number'));
}

/** The name of an option's value in commander: `maxSize` for `--max-size`. */
function attributeOf(parameter: string): string {
  return parameter.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The change of a scenario's setting that the options request. */
export function changeOf(options: SettingOptions): CardChange {
  const { profile, with: given, without, faults, timers, mutant } = options;
  const numbers = numbersIn(options);
  const [both] = Object.keys(given ?? {}).filter(name => name in (without ?? {}));
  if (both !== undefined)
    throw new InputError(`--with and --without both speak of ${both}; give its value once, by either of them`);
  return {
    ...(Object.keys(numbers).length > 0 ? { parameters: numbers } : {}),
    ...(profile ? { profile } : {}),
    ...(given || without ? { with: { ...without, ...given } } : {}),
    ...(faults ? { faults } : {}),
    ...(timers ? { timers } : {}),
    ...(mutant ? { mutant } : {}),
  };
}
