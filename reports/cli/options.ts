/** Options that mean the same for every verb: the setting, the limits, the properties; and their reading. */
import { profileNames, safeguards } from '#machines';
import { catalogue } from '#properties';
import {
  faultsNamed,
  givenTwice,
  InputError,
  inForce,
  type Limits,
  mutantNamed,
  oneOf,
  type Property,
  propertyFor,
  quoted,
  type Scenario,
  type SettingChange,
  safeguardNamed,
  safeguardValue,
  scenarios,
  wholeNumber,
} from '#sim';
import type { Verb } from './verb.ts';

/** What commander hands over; every value is checked while it is read. */
export interface Options {
  readonly profile?: 'published' | 'hardened';
  readonly with?: Values;
  readonly without?: Values;
  readonly faults?: SettingChange['faults'];
  readonly mutant?: string;
  readonly timers?: 'free' | 'quiet';
  readonly property?: readonly string[];
  readonly all?: true;
  readonly coverage?: true;
  readonly breakdown?: true;
  readonly worldsMax?: number;
  readonly stepsMax?: number;
  readonly secondsMax?: number;
  readonly bytesMax?: number;
  readonly checkpoint?: string;
  readonly diamonds?: 'on' | 'off';
  readonly symmetry?: 'on' | 'off' | 'claimed';
  readonly cone?: 'on' | 'off';
  readonly partialOrder?: 'on' | 'off';
  readonly bitState?: number;
  readonly workers?: number;
  readonly expected?: true;
  readonly json?: true;
  readonly mermaid?: true;
  readonly timings?: boolean;
}

/** The parameters of all scenarios, by name. */
const parameters = new Map(scenarios.flatMap(({ parameters }) => Object.entries(parameters ?? {})));

/** Adds what changes a scenario's setting. */
export function takesSetting(verb: Verb): Verb {
  for (const [name, { says }] of parameters)
    verb.option(`--${name} <number>`, `${says}, in a scenario that has this parameter`, text =>
      wholeNumber(`--${name}`, text),
    );
  return verb
    .option(
      '--profile <name>',
      `a value for every safeguard: ${profileNames.join(' or ')}`,
      once('--profile', text => oneOf('profile', text, profileNames)),
    )
    .option('--with <safeguard=value>', 'sets a safeguard; may be repeated, or joined by commas', withValues)
    .option('--without <safeguard>', 'gives a safeguard its published value; may be repeated', withoutThem)
    .option(
      '--faults <budget>',
      'how often each fault may happen: lose=1,tear=1 or none',
      once('--faults', faultsNamed),
    )
    .option(
      '--timers <discipline>',
      'when a timer may expire: free or quiet',
      once('--timers', text => oneOf('timers', text, ['free', 'quiet'] as const)),
    )
    .option('--mutant <name>', 'spoils a chart (see tongka list mutants)', once('--mutant', mutantNamed));
}

/** Reads an option that is given at most once: of two values neither is the one that was meant. */
function once<Value>(flag: string, read: (text: string) => Value): (text: string, before?: Value) => Value {
  return (text, before) => {
    if (before !== undefined) throw givenTwice(flag, text);
    return read(text);
  };
}

/** Reads the place of a file or a folder. */
export function placeNamed(flag: string): (text: string) => string {
  return text => {
    if (text === '') throw new InputError(`${flag} takes the place of a file; "" was given`);
    return text;
  };
}

type Values = Readonly<Record<string, string>>;

function withValues(text: string, before: Values = {}): Values {
  const values = { ...before };
  for (const word of text.split(',')) {
    const [name = '', value] = word.split(/=(.*)/s);
    if (value === undefined)
      throw new InputError(`--with takes safeguard=value, like ${example()}; ${quoted(word)} was given`);
    Object.assign(values, anew('--with', safeguardValue(name, value), values));
  }
  return values;
}

function withoutThem(text: string, before: Values = {}): Values {
  const values = { ...before };
  for (const word of text.split(','))
    Object.assign(values, anew('--without', { [word]: safeguards[safeguardNamed(word)].published }, values));
  return values;
}

/** Values of safeguards that have none yet. */
function anew(flag: string, values: Values, before: Values): Values {
  const [twice] = Object.keys(values).filter(name => name in before);
  if (twice !== undefined) throw givenTwice(`${flag}: the safeguard ${twice}`, values[twice]!);
  return values;
}

function example(): string {
  const [name, safeguard] = Object.entries(safeguards)[0]!;
  return `${name}=${safeguard.values[0]}`;
}

/** Adds where to stop. */
export function takesLimits(verb: Verb, stepsSay = 'stops at so many steps'): Verb {
  const limit = (flag: string) => (text: string) => wholeNumber(flag, text, 1);
  return verb
    .option('--worlds-max <number>', 'stops at so many worlds', limit('--worlds-max'))
    .option('--steps-max <number>', stepsSay, limit('--steps-max'))
    .option('--seconds-max <number>', 'stops after so many seconds', limit('--seconds-max'))
    .option('--bytes-max <number>', 'stops when the worlds take so many bytes', limit('--bytes-max'));
}

/** Adds the reductions: what is left out of the search without changing what it finds. */
export function takesReductions(verb: Verb): Verb {
  const onOrOff = (what: string) => (text: string) => oneOf(what, text, ['on', 'off'] as const);
  return verb
    .option(
      '--diamonds <on|off>',
      'on: of two independent steps one order is enough, where no property looks at steps (default: on)',
      onOrOff('diamonds'),
    )
    .option(
      '--symmetry <on|off|claimed>',
      'on: worlds that differ only in which replica is which are one; claimed: too many replicas for a proof are alike as said (default: off)',
      text => oneOf('symmetry', text, ['on', 'off', 'claimed'] as const),
    )
    .option(
      '--cone <on|off>',
      'on: letters that will be ignored whenever they come are left out; not for promises (default: off)',
      onOrOff('cone'),
    )
    .option(
      '--partial-order <on|off>',
      'on: a step no property sees and nothing hinders is taken alone; not for promises (default: off)',
      onOrOff('partial-order'),
    );
}

/** More threads than this no machine we know has. */
const workersMost = 256;

/** Adds the number of threads. */
export function takesWorkers(verb: Verb): Verb {
  return verb.option(
    '--workers <number>',
    'threads, one exploration each at a time, so one for a single scenario; as many as the machine runs at once unless told otherwise',
    text => wholeNumber('--workers', text, 1, workersMost),
  );
}

/** Adds JSON, and JSON that is the same each time. */
export function takesJson(verb: Verb): Verb {
  return verb
    .option('--json', 'prints one JSON value')
    .option('--no-timings', 'leaves out what differs from one run to the next');
}

/** Adds the choice of properties. */
export function takesProperties(verb: Verb): Verb {
  return verb.option(
    '--property <name>',
    'asks for this property only; may be repeated',
    (text: string, before: readonly string[] = []) => {
      const { name } = propertyNamed(text);
      if (before.includes(name)) throw givenTwice('--property', name);
      return [...before, name];
    },
  );
}

/** What of a scenario's setting these options change. */
export function changeOf(options: Options): SettingChange {
  const { profile, with: given, without, faults, timers, mutant } = options;
  const numbers = Object.entries(options).filter(([name]) => parameters.has(name));
  const [both] = Object.keys(given ?? {}).filter(name => name in (without ?? {}));
  if (both !== undefined)
    throw new InputError(`--with and --without both speak of ${both}; give its value once, by either of them`);
  return {
    ...(numbers.length > 0 ? { parameters: Object.fromEntries(numbers) } : {}),
    ...(profile ? { profile } : {}),
    ...(given || without ? { with: { ...without, ...given } } : {}),
    ...(faults ? { faults } : {}),
    ...(timers ? { timers } : {}),
    ...(mutant ? { mutant } : {}),
  };
}

/** The limits asked for. */
export function limitsOf(options: Options): Limits {
  const { worldsMax, stepsMax, secondsMax, bytesMax, bitState, diamonds, symmetry, cone, partialOrder } = options;
  return {
    ...(diamonds ? { diamonds: diamonds === 'on' } : {}),
    ...(symmetry ? { symmetry: symmetry === 'claimed' ? symmetry : symmetry === 'on' } : {}),
    ...(cone ? { cone: cone === 'on' } : {}),
    ...(partialOrder ? { partialOrder: partialOrder === 'on' } : {}),
    ...(worldsMax ? { worldsMax } : {}),
    ...(stepsMax ? { stepsMax } : {}),
    ...(secondsMax ? { secondsMax } : {}),
    ...(bytesMax ? { bytesMax } : {}),
    ...(bitState ? { bitState } : {}),
  };
}

export function scenarioNamed(name: string): Scenario {
  const names = scenarios.map(scenario => scenario.name);
  return scenarios[names.indexOf(oneOf('scenario', name, names))]!;
}

export function propertyNamed(name: string): Property {
  const names = catalogue.map(property => property.name);
  return catalogue[names.indexOf(oneOf('property', name, names))]!;
}

/** The properties to ask in a scenario: those in force, or those named, asserted there or not. */
export function propertiesFor(scenario: Scenario, named: readonly string[] | undefined): readonly Property[] {
  if (!named) return inForce(scenario, catalogue);
  return named.map(name => propertyFor(scenario, name, catalogue));
}
