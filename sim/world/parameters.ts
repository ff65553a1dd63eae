/** Parameters: the numbers a scenario's size depends on, declared by the scenario and set by an option or a word of a token. */
import { InputError, oneOf, wholeNumber } from './input-error.ts';
import type { Parameter, Scenario } from './scenario.ts';

/**
 * A value for every parameter of a scenario.
 * @throws InputError where a name is no parameter of the scenario or no word, or a value is out of bounds
 */
export function parametersOf(
  { name: scenario, parameters: declared = {} }: Scenario,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  for (const name of Object.keys(declared))
    if (name === 'timers' || !/^[a-z][a-z0-9-]*$/.test(name))
      throw new InputError(
        `${scenario}: the parameter "${name}" is a word of settings already, or no word of small letters; give it another name`,
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
