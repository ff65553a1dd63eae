/** A verb as data: its arguments, its options and its action; help, parsing and types are derived from them. */
import { addOptions, type OptionGroup, type OptionsOf } from './option.ts';
import type { Verb } from './verb.ts';

/** A positional argument of a verb. */
interface Argument<Value> {
  /** The argument as help shows it: `<scenario>`, or `[scenario]` if it is optional. */
  readonly shown: string;
  readonly says: string;
  /** Parses a word; `before` is the value of the words before it, for an argument of several words. */
  read(text: string, before: Value | undefined): Value;
  readonly usual?: Value;
}

type ArgumentValues<Arguments extends readonly Argument<unknown>[]> = {
  readonly [At in keyof Arguments]: Arguments[At] extends Argument<infer Value> ? Value : never;
};

/** A mandatory argument. */
export function required<Value>(name: string, says: string, read: (text: string) => Value): Argument<Value> {
  return { shown: `<${name}>`, says, read };
}

/** An optional argument. */
export function optional<Value>(
  name: string,
  says: string,
  read: (text: string) => Value,
): Argument<Value | undefined> {
  return { shown: `[${name}]`, says, read };
}

/** An optional argument with a default value. */
export function optionalWith<Value>(
  usual: Value,
  name: string,
  says: string,
  read: (text: string) => Value,
): Argument<Value> {
  return { shown: `[${name}]`, says, read, usual };
}

/** An argument of any number of words; an empty list by default. */
export function several<Value>(name: string, says: string, read: (text: string) => Value): Argument<readonly Value[]> {
  return {
    shown: `[${name}...]`,
    says,
    // The default is the value before the first word.
    read: (text, before = []) => [...before, read(text)],
    usual: [],
  };
}

/** Adds a verb to the program. */
export function defineVerb<
  const Arguments extends readonly Argument<unknown>[],
  const Groups extends readonly OptionGroup[],
>(definition: {
  readonly name: string;
  readonly says: string;
  readonly arguments: Arguments;
  readonly options: Groups;
  readonly act: (...given: [...ArgumentValues<Arguments>, OptionsOf<Groups>]) => void | Promise<void>;
}): (program: Verb) => void {
  return program => {
    const verb = program.command(definition.name).description(definition.says);
    for (const { shown, says, read, usual } of definition.arguments) verb.argument(shown, says, read, usual);
    addOptions(verb, definition.options);
    verb.action(definition.act);
  };
}
