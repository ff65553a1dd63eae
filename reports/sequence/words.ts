/** The wording of names and messages, shared by all reports. */
import type { ChartEvent, Group, Message, PartyName } from '#machines';

/** A party's title: `authServer` is "auth server", `resourceManager1` is "resource manager 1". */
export function titleOf(party: PartyName): string {
  return party
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-zA-Z])(\d)/g, '$1 $2')
    .toLowerCase();
}

/** A party's title within a sentence; a numbered one has no article. */
export function theParty(party: PartyName): string {
  const title = titleOf(party);
  return /\d$/.test(title) ? title : `the ${title}`;
}

/** A message in words: label and detail. */
export interface Wording {
  /** Its type, with its reason or status if it has one. */
  readonly label: string;
  /** Its other text fields, by importance; possibly empty. */
  readonly detail: string;
}

/** Fields that change the meaning of a message, and are part of the label. */
const decisive = new Set(['reason', 'status']);
/** The most fields in a readable detail. */
const detailsMax = 2;

/** The wording of a message; fields that repeat one of its two ends are left out. */
export function wordingOf({ type, ...fields }: Message, ends: readonly PartyName[] = []): Wording {
  const textFields = Object.entries(fields).filter(([, value]) => typeof value === 'string' && !ends.includes(value));
  const first = textFields.filter(([key]) => decisive.has(key)).map(([, value]) => value);
  // The card comes before identities, since readers follow the card through a chart.
  const rest = textFields
    .filter(([key]) => !decisive.has(key))
    .sort(([one], [two]) => Number(two === 'card') - Number(one === 'card'))
    .map(([, value]) => value);
  return { label: [type, ...first].join(' '), detail: rest.slice(0, detailsMax).join(' ') };
}

/**
 * An intent in words, without the subject that the lane names, and without the group of parties if there is only one:
 * `holder.bind debitCard debit phone` is "bind debitCard debit".
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
