/**
 * Options as data: the help text and the parser of each. A group of options is an object; the type of a verb's option
 * values is derived from its groups.
 */
import { InputError, oneOf, wholeNumber } from '#sim';
import type { Verb } from './verb.ts';

/** An option; its flag is its name in the group. `IsSet`: whether it has a value even if it is left out. */
export interface OptionDefinition<Value, IsSet extends boolean = false> {
  readonly says: string;
  /** The value after the flag, as help shows it: `<number>`. A switch has none. */
  readonly takes?: string;
  /** Parses a value; `before` is the value of an earlier occurrence in the same call. */
  read?(text: string, flag: string, before: Value | undefined): Value;
  /** The default value. */
  readonly usual?: Value;
  /** A switch that is on by default, and that `--no-…` turns off. */
  readonly isOn?: true;
  /** Not shown in help: an old name, kept for one release. */
  readonly isHidden?: true;
  /** Used by types only. */
  readonly isSet?: IsSet;
}

/** Options by the name of their value in code. */
export type OptionGroup = Readonly<Record<string, OptionDefinition<unknown, boolean>>>;

type ValueOf<Option> = Option extends OptionDefinition<infer Value, boolean> ? Value : never;

/** The option values of a group. */
export type ValuesOf<Group extends OptionGroup> = {
  readonly [Name in keyof Group as Group[Name] extends { readonly isSet?: true } ? Name : never]: ValueOf<Group[Name]>;
} & {
  readonly [Name in keyof Group as Group[Name] extends { readonly isSet?: true } ? never : Name]?: ValueOf<Group[Name]>;
};

/** The option values of several groups. */
export type OptionsOf<Groups extends readonly OptionGroup[]> = Groups extends readonly [
  infer First extends OptionGroup,
  ...infer Rest extends readonly OptionGroup[],
]
  ? ValuesOf<First> & OptionsOf<Rest>
  : unknown;

type Read<Value> = (text: string, flag: string, before: Value | undefined) => Value;

/** A switch that is off by default. */
export function onSwitch(says: string): OptionDefinition<true> {
  return { says };
}

/** A switch that is on by default; `says` describes `--no-…`. */
export function offSwitch(says: string): OptionDefinition<boolean, true> {
  return { says, isOn: true };
}

/** An option with a value. */
export function option<Value>(takes: string, says: string, read: Read<Value>): OptionDefinition<Value> {
  return { takes, says, read };
}

/** An option with a default value. */
export function optionWith<Value>(
  usual: Value,
  takes: string,
  says: string,
  read: Read<Value>,
): OptionDefinition<Value, true> {
  return { takes, says, read, usual };
}

/** The flag of an option: `--worlds-max` for `worldsMax`. */
export function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

/** Adds groups of options to a verb, in the order of its help. */
export function addOptions(verb: Verb, groups: readonly OptionGroup[]): void {
  for (const [name, { says, takes, read, usual, isOn, isHidden }] of groups.flatMap(group => Object.entries(group))) {
    const flag = flagOf(name);
    const words = [isOn ? flag.replace('--', '--no-') : flag, ...(takes ? [takes] : [])].join(' ');
    const made = verb.createOption(words, says).hideHelp(isHidden ?? false);
    if (read) made.argParser((text: string, before: unknown) => read(text, flag, before));
    if (usual !== undefined) made.default(usual);
    verb.addOption(made);
  }
}

/** A parser for one of several words. */
export function choice<const Word extends string>(words: readonly Word[]): (text: string, flag: string) => Word {
  return (text, flag) => oneOf(flag.slice('--'.length), text, words);
}

/** A parser for a whole number within bounds. */
export function number(least?: number, most?: number): (text: string, flag: string) => number {
  return (text, flag) => wholeNumber(flag, text, least, most);
}

/** Parses the path of a file or a folder. */
export function place(text: string, flag: string): string {
  if (text === '') throw new InputError(`${flag} takes the place of a file; "" was given`);
  return text;
}
