/**
 * Parameters: numbers that determine the size of a scenario. The scenario declares them; a flag or a word of a token
 * sets them.
 */
import { InputError, oneOf, wholeNumber } from './input-error.ts';
import type { Parameter, Scenario } from './scenario.ts';

/** Flags of the command line and words of tokens; no parameter can have such a name. */
export const flags: ReadonlySet<string> = new Set([
  ...['all', 'bit-state', 'breakdown', 'bytes-max', 'checkpoint', 'cone', 'copy', 'coverage', 'crash'],
  ...['dead-messages', 'diamonds'],
  ...[
    'engine',
    'expected',
    'faults',
    'format',
    'frame',
    'grants',
    'help',
    'json',
    'leave',
    'lose',
    'mermaid',
    'minimise',
    'mutant',
  ],
  ...['no-timings', 'only', 'out', 'partial-order', 'party', 'press', 'profile', 'property', 'quick', 'reinstall'],
  ...[
    'report',
    'rounds',
    'run-steps-max',
    'runs',
    'save',
    'seconds-max',
    'seed',
    'size',
    'sleep-sets',
    'steps-max',
    'svg',
    'symmetry',
    'tear',
    'timers',
  ],
  ...['timings', 'to', 'verify', 'version', 'with', 'without', 'workers', 'worlds-max'],
]);

/**
 * The values of all parameters of a scenario.
 * @throws InputError where a name is not the scenario's or is a flag's, or a value is out of bounds
 */
export function parametersOf(
  { name: scenario, parameters: declared = {} }: Scenario,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  for (const name of Object.keys(declared))
    if (flags.has(name) || !/^[a-z][a-z0-9-]*$/.test(name))
      throw new InputError(
        `${scenario}: the parameter "${name}" is a flag already, or no word of small letters; give it another name`,
      );
  for (const [name, value] of Object.entries(given)) {
    if (Object.keys(declared).length === 0) throw new InputError(`${scenario} has no parameters; "${name}" was given`);
    parameterNamed(name, String(value), declared[oneOf(`parameter of ${scenario}`, name, Object.keys(declared))]!);
  }
  return Object.fromEntries(Object.entries(declared).map(([name, { usual }]) => [name, given[name] ?? usual]));
}

/** Parses the value of a parameter. @throws InputError where it is no number within bounds */
export function parameterNamed(name: string, value: string, { least, most }: Parameter): number {
  return wholeNumber(`the parameter ${name}`, value, least, most);
}
