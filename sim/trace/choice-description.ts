/**
 * Descriptions of choices, in words that survive edits of the protocol: the action, the message with sender and
 * receiver, and, only where several choices agree in these, the fields that distinguish them. The place of a choice
 * changes with every choice added or removed; `deliver bind.request from terminal to authServer` does not.
 */
import type { ChartEvent, Envelope } from '#machines';
import type { Choice, ChoiceKind } from '../world/choice.ts';
import type { ChoiceKinds } from '../world/choice-kinds.ts';
import { InputError, oneOf } from '../world/input-error.ts';
import { canonical } from '../world/interning/interner.ts';
import { quoted, visible } from '../world/visible.ts';

export interface ChoiceDescription {
  /** The choice without its distinguishing fields. */
  readonly what: string;
  /** The distinguishing fields, as words `field=value`; the value is empty where the field is missing. */
  readonly which: readonly string[];
}

/** The description of the choice at place `at` among the enabled choices. */
export function descriptionOf(choices: readonly Choice[], at: number): ChoiceDescription {
  const choice = choices[at]!;
  const what = whatOf(choice);
  const fields = fieldsOf(choice);
  const alike = choices.filter(other => whatOf(other) === what).map(fieldsOf);
  const names = [...new Set(alike.flatMap(other => [...other.keys()]))].sort();
  const telling = names.filter(name => alike.some(other => other.get(name) !== fields.get(name)));
  return { what, which: telling.map(name => `${name}=${fields.get(name) ?? ''}`) };
}

/** The place of the first choice with this description, or -1. */
export function placeOf(choices: readonly Choice[], { what, which }: ChoiceDescription): number {
  return choices.findIndex(choice => {
    if (whatOf(choice) !== what) return false;
    const fields = fieldsOf(choice);
    return which.every(word => {
      const [name, value] = parted(word);
      return (fields.get(name) ?? '') === value;
    });
  });
}

/** A description as one line. */
export function descriptionText({ what, which }: ChoiceDescription): string {
  return [what, ...which].join(' ');
}

/** For each kind of choice, a pattern of its words after the kind, and an example. */
const message = '\\S+ from \\S+ to \\S+';
type Shape = readonly [shape: string, example: string];
const shapes: Partial<Record<ChoiceKind, Shape>> = {
  deliver: [message, 'deliver bind.request from terminal to authServer'],
  lose: [message, 'lose bind.request from terminal to authServer'],
  copy: [message, 'copy bind.request from terminal to authServer'],
  expire: ['\\S+ \\S+', 'expire terminal replyTimeout'],
  begin: ['\\S+ \\S+', 'begin server empty'],
  decide: ['\\S+ \\S+ \\S+', 'decide service answer yes'],
  intend: ['\\S+ \\S+', 'intend cardHolder holder.bind'],
};

function shapeOf(kind: ChoiceKind, kinds: ChoiceKinds): Shape {
  const known = shapes[kind];
  if (known) return known;
  if (kinds.isOfGroups(kind)) return ['\\S+ \\S+', `${kind} newTerminal new`];
  if (kinds.losesOne(kind))
    return [`\\S+(?: losing ${message})?`, `${kind} authServer losing bind.answer from authServer to terminal`];
  return ['\\S+', `${kind} terminal`];
}

/**
 * Parses a line, for a composition with these kinds of choices.
 * @throws InputError where the line is no description of a choice
 */
export function parseDescription(line: string, kinds: ChoiceKinds): ChoiceDescription {
  const words = line.split(' ');
  const end = words.findIndex(word => word.includes('='));
  const what = words.slice(0, end < 0 ? words.length : end).join(' ');
  const which = end < 0 ? [] : words.slice(end);
  const kind = oneOf('choice', words[0]!, kinds.all);
  const [shape, example] = shapeOf(kind, kinds);
  if (!new RegExp(`^${kind} ${shape}$`).test(what) || which.some(word => !/^[^=]+=/.test(word)))
    throw new InputError(
      `${quoted(line)} is no choice; one looks like ${example}, and field=value after it says which`,
    );
  return { what, which };
}

function whatOf(choice: Choice): string {
  return visible(saidOf(choice));
}

function saidOf(choice: Choice): string {
  if ('group' in choice) return `${choice.kind} ${choice.party} ${choice.group}`;
  if ('lost' in choice && choice.lost) return `${choice.kind} ${choice.party} losing ${carried(choice.lost)}`;
  switch (choice.kind) {
    case 'deliver':
    case 'lose':
    case 'copy':
      return `${choice.kind} ${carried(choice.envelope)}`;
    case 'expire':
      return `expire ${choice.party} ${choice.timer}`;
    case 'intend':
      return `intend ${choice.party} ${choice.intent.type}`;
    case 'begin':
      return `begin ${choice.party} ${choice.beginning}`;
    case 'decide':
      return `decide ${choice.party} ${choice.decision} ${choice.outcome.type}`;
    default:
      return `${choice.kind} ${choice.party}`;
  }
}

function carried({ from, to, message }: Envelope): string {
  return `${message.type} from ${from} to ${to}`;
}

/** The fields that can distinguish a choice, each value as one word. */
function fieldsOf(choice: Choice): ReadonlyMap<string, string> {
  if ('lost' in choice && choice.lost) return eventFields(choice.lost.message);
  switch (choice.kind) {
    case 'deliver':
    case 'lose':
    case 'copy':
      return eventFields(choice.envelope.message);
    case 'intend':
      return eventFields(choice.intent);
    case 'decide':
      return eventFields(choice.outcome);
    case 'proceed':
    case 'expire':
      return new Map([['state', word(choice.state)]]);
    default:
      return new Map();
  }
}

function eventFields({ type: _, ...fields }: ChartEvent): ReadonlyMap<string, string> {
  return new Map(Object.entries(fields).map(([name, value]) => [name, word(value)]));
}

/** A value as one word: a name is unquoted, any other value is JSON without blanks. */
function word(value: unknown): string {
  if (typeof value === 'string' && /^(?!(?:true|false|null)$)[A-Za-z][\w.-]*$/.test(value)) return value;
  const escaped = (blank: string): string => `\\u${blank.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return visible(canonical(value)).replaceAll(/\s/g, escaped);
}

function parted(word: string): [name: string, value: string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
