/** The tables of a party of a system. Pure. */
import { messages, type Party, type System } from '#machines';
import type { CardScenario } from '#sim';
import type { Region } from '../statechart/regions.ts';
import { type Table, tablesOf } from './table.ts';

/** The tables of a party's chart, with the reasons that stand beside it. */
export function partyTables(
  { subject }: Pick<CardScenario, 'subject'>,
  { kinds = {} }: Pick<System, 'kinds'>,
  party: Party,
  isWanted: (region: Region) => boolean = () => true,
): Table[] {
  const { chart, unexpected = {} } = party;
  const isMessage = subject === 'cards' ? (event: string) => event in messages : isNoneOf(party);
  return tablesOf(chart, { isMessage, isWanted, kinds, unexpected });
}

/** Where messages have no notes: which events of a party's chart it does not take by itself. */
function isNoneOf({ intents = [], decisions = [], fails = [] }: Party): (event: string) => boolean {
  const own = new Set([
    ...[...intents, ...decisions.flatMap(({ outcomes }) => outcomes)].map(({ type }) => type),
    ...fails.flatMap(({ fault }) => [fault.name, fault.recovery]),
  ]);
  return event => !own.has(event) && !event.startsWith('xstate.') && !event.endsWith('*');
}
