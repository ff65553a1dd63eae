/** How names and messages are worded: one place, so that a party or a message is called the same in every report. */
import type { ChartEvent, Group, Message, PartyName } from '#machines';

/** A party's name for a person: `authServer` is the "auth server", `resourceManager1` "resource manager 1". */
export function titleOf(party: PartyName): string {
  return party
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-zA-Z])(\d)/g, '$1 $2')
    .toLowerCase();
}

/** A party's name inside a sentence; one of several alike is numbered and takes no article. */
export function theParty(party: PartyName): string {
  const title = titleOf(party);
  return /\d$/.test(title) ? title : `the ${title}`;
}

/** A message in words: what it is, and what else it carries. */
export interface Wording {
  /** Its type, and why or with which status where it says so. */
  readonly label: string;
  /** Its other telling fields, in order of interest; may be empty. */
  readonly detail: string;
}

/** Fields that change what a message means, and so stand beside its type. */
const decisive = new Set(['reason', 'status']);
/** More fields than this and an arrow is no longer read at a glance. */
const detailsMax = 2;

/** Words a message; a field that only repeats one of its two ends says nothing and is left out. */
export function wordingOf({ type, ...fields }: Message, ends: readonly PartyName[] = []): Wording {
  const told = Object.entries(fields).filter(([, value]) => typeof value === 'string' && !ends.includes(value));
  const first = told.filter(([key]) => decisive.has(key)).map(([, value]) => value);
  // The card is what a person follows through a chart; identities come after it.
  const rest = told
    .filter(([key]) => !decisive.has(key))
    .sort(([one], [two]) => Number(two === 'card') - Number(one === 'card'))
    .map(([, value]) => value);
  return { label: [type, ...first].join(' '), detail: rest.slice(0, detailsMax).join(' ') };
}

/**
 * An intent in words, without the subject that the lane already names and without the group of parties where there is but one:
 * `holder.bind debitCard debit phone`, "bind debitCard debit".
 */
export function intentWords(party: PartyName, intent: ChartEvent, groups: readonly Group[]): string {
  const { label, detail } = wordingOf(intent, groups.length === 1 ? groups.map(({ name }) => name) : []);
  const [subject = '', ...rest] = label.split('.');
  const named = rest.length > 0 && titleOf(party).split(' ').includes(subject);
  return [named ? rest.join('.') : label, detail].filter(Boolean).join(' ');
}

/** The last name of a state's path: `secureElement.storing.written` is "written". */
export function stateWord(state: string): string {
  return state.slice(state.lastIndexOf('.') + 1);
}
