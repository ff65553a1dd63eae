/** A verb as data: its words, its options and what it does; from these follow help, reading and types. */
import { addOptions, type OptionGroup, type OptionsOf } from './option.ts';
import type { Verb } from './verb.ts';

/** A word that a verb takes by its position. */
interface Argument<Value> {
  /** As help shows it: `<scenario>`, or `[scenario]` where it may be left out. */
  readonly shown: string;
  readonly says: string;
  read(text: string): Value;
  readonly usual?: Value;
}

type ArgumentValues<Arguments extends readonly Argument<unknown>[]> = {
  readonly [At in keyof Arguments]: Arguments[At] extends Argument<infer Value> ? Value : never;
};

/** An argument that has to be given. */
export function required<Value>(name: string, says: string, read: (text: string) => Value): Argument<Value> {
  return { shown: `<${name}>`, says, read };
}

/** An argument that may be left out. */
export function optional<Value>(
  name: string,
  says: string,
  read: (text: string) => Value,
): Argument<Value | undefined> {
  return { shown: `[${name}]`, says, read };
}

/** An argument that has a value even where it is left out. */
export function optionalWith<Value>(
  usual: Value,
  name: string,
  says: string,
  read: (text: string) => Value,
): Argument<Value> {
  return { shown: `[${name}]`, says, read, usual };
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
