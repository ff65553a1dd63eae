/**
 * Options as data: what help says of each, and how its value is read. A group of options is an object; the type of what a
 * verb is given follows from its groups.
 */
import { InputError, oneOf, wholeNumber } from '#sim';
import type { Verb } from './verb.ts';

/** An option; its flag is the name it has in its group. `IsSet`: whether it has a value even where it is left out. */
export interface OptionDefinition<Value, IsSet extends boolean = false> {
  readonly says: string;
  /** What stands after the flag, as help shows it: `<number>`. A switch takes nothing. */
  readonly takes?: string;
  /** Reads a value; `before` is what the same option was given earlier in the call. */
  read?(text: string, flag: string, before: Value | undefined): Value;
  /** The value where the option is left out. */
  readonly usual?: Value;
  /** A switch that is on, and that `--no-…` turns off. */
  readonly isOn?: true;
  /** Not shown in help: an old word, kept for one release. */
  readonly isHidden?: true;
  /** For types alone. */
  readonly isSet?: IsSet;
}

/** Options by the name that their value has in code. */
export type OptionGroup = Readonly<Record<string, OptionDefinition<unknown, boolean>>>;

type ValueOf<Option> = Option extends OptionDefinition<infer Value, boolean> ? Value : never;

/** What a verb is given of a group. */
export type ValuesOf<Group extends OptionGroup> = {
  readonly [Name in keyof Group as Group[Name] extends { readonly isSet?: true } ? Name : never]: ValueOf<Group[Name]>;
} & {
  readonly [Name in keyof Group as Group[Name] extends { readonly isSet?: true } ? never : Name]?: ValueOf<Group[Name]>;
};

/** What a verb is given of several groups. */
export type OptionsOf<Groups extends readonly OptionGroup[]> = Groups extends readonly [
  infer First extends OptionGroup,
  ...infer Rest extends readonly OptionGroup[],
]
  ? ValuesOf<First> & OptionsOf<Rest>
  : unknown;

type Read<Value> = (text: string, flag: string, before: Value | undefined) => Value;

/** A switch that is off unless it is given. */
export function onSwitch(says: string): OptionDefinition<true> {
  return { says };
}

/** A switch that is on unless `--no-…` is given; `says` is about `--no-…`. */
export function offSwitch(says: string): OptionDefinition<boolean, true> {
  return { says, isOn: true };
}

/** An option with a value. */
export function option<Value>(takes: string, says: string, read: Read<Value>): OptionDefinition<Value> {
  return { takes, says, read };
}

/** An option that has a value even where it is left out. */
export function optionWith<Value>(
  usual: Value,
  takes: string,
  says: string,
  read: Read<Value>,
): OptionDefinition<Value, true> {
  return { takes, says, read, usual };
}

/** The flag of an option: `worldsMax` is `--worlds-max`. */
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

/** Reads one of several words. */
export function choice<const Word extends string>(words: readonly Word[]): (text: string, flag: string) => Word {
  return (text, flag) => oneOf(flag.slice('--'.length), text, words);
}

/** Reads a whole number within bounds. */
export function number(least?: number, most?: number): (text: string, flag: string) => number {
  return (text, flag) => wholeNumber(flag, text, least, most);
}

/** Reads the place of a file or a folder. */
export function place(text: string, flag: string): string {
  if (text === '') throw new InputError(`${flag} takes the place of a file; "" was given`);
  return text;
}
