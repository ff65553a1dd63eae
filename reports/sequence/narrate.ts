/**
 * Narration: one sentence for each step, from the descriptions of the charts; and a short label of each choice for
 * menus.
 */
import { type ChartEvent, delivered, type Envelope, type PartyName } from '#machines';
import type { Choice, Model, Step } from '#sim';
import { outcomeOf } from './outcome.ts';
import { regionOfTimer } from './regions.ts';
import { intentWords, stateWord, theParty, wordingOf } from './words.ts';

/** The label of a choice in one line, for menus: "deliver bind.request → authServer". */
export function choiceLabel(choice: Choice, model: Model): string {
  const { party } = choice;
  switch (choice.kind) {
    case 'deliver':
      return `deliver ${envelopeLabel(choice.envelope)} → ${party}`;
    case 'lose':
      return `lose ${envelopeLabel(choice.envelope)} → ${party}`;
    case 'copy':
      return `copy ${envelopeLabel(choice.envelope)} → ${party}`;
    case 'proceed':
      return `${[party, whereOf(choice, model)].filter(Boolean).join(' ')} proceeds from ${stateWord(choice.state)}`;
    case 'expire':
      return `${[party, whereOf(choice, model)].filter(Boolean).join(' ')}: ${choice.timer} expires`;
    case 'begin':
      return `begin: ${choice.beginning}`;
    case 'decide':
      return `${party} decides ${choice.decision}: ${choice.outcome.type}`;
    case 'intend':
      return `${party}: ${intentWords(party, choice.intent, model.groups)}`;
    default:
      return 'group' in choice
        ? `${choice.group} ${doingOf(choice, model)}`
        : `${party} ${doingOf(choice, model)}${choice.lost ? `, losing ${envelopeLabel(choice.lost)}` : ''}`;
  }
}

/** The region in which a party proceeds or a timer expires; empty if only one is possible. */
function whereOf(choice: Extract<Choice, { state: string }>, { parties }: Model): string {
  const party = parties.find(({ name }) => name === choice.party);
  return party ? regionOfTimer(party.chart, choice.state, choice.kind === 'expire' ? choice.timer : '0') : '';
}

/** A step in one English sentence, with the reason from the charts' own descriptions. */
export function sentenceOf(step: Step, model: Model): string {
  // One colon in a sentence: those of the descriptions become semicolons.
  const why = descriptionOf(step, model).replaceAll(': ', '; ');
  return `${capital(headOf(step, model))}${why === '' ? '' : `: ${why}`}.`;
}

const remarks = {
  delivered: '',
  lost: '',
  ignored: ' and leaves everything as it is',
  unheard: ' and has no answer to it in this state',
} as const;

function headOf(step: Step, model: Model): string {
  const { choice } = step;
  const party = theParty(choice.party);
  switch (choice.kind) {
    case 'deliver': {
      const { from, message } = choice.envelope;
      return `${party} receives ${message.type} from ${theParty(from)}${remarks[outcomeOf(step)]}`;
    }
    case 'lose':
      return `the message ${choice.envelope.message.type} from ${theParty(choice.envelope.from)} to ${party} is lost`;
    case 'copy':
      return `the message ${choice.envelope.message.type} from ${theParty(choice.envelope.from)} to ${party} is copied on its way`;
    case 'proceed':
      return `${party} goes on from “${stateWord(choice.state)}”${inside(whereOf(choice, model))}`;
    case 'expire':
      return `${party} has waited long enough (${choice.timer}${inside(whereOf(choice, model))})`;
    case 'begin':
      return `the run begins with ${choice.beginning}`;
    case 'decide':
      return `${party} decides ${choice.decision} (${choice.outcome.type})`;
    case 'intend':
      return `${party} acts (${intentWords(choice.party, choice.intent, model.groups)})`;
    default: {
      if ('group' in choice) return `the ${choice.group} ${nounOf(choice.group, model)} ${doingOf(choice, model)}`;
      const lost = choice.lost
        ? `, and ${choice.lost.message.type} to ${theParty(choice.lost.to)} is lost with it`
        : '';
      return `${party} ${doingOf(choice, model)}${lost}`;
    }
  }
}

/**
 * The chart's description of the transition taken, or else of the states entered, as the end of a sentence: without a
 * capital and a full stop. Empty if the chart has no description.
 */
export function descriptionOf(step: Step, model: Model): string {
  const { asked, choice } = step;
  if (!asked) return '';
  const at = model.parties.findIndex(({ name }) => name === choice.party);
  const { chart } = model.parties[at]!;
  const event = delivered(asked.event, asked.from);
  const taken = chart.getTransitionData(model.cells[at]!.snapshot(asked.local) as never, event as never);
  const said = taken.map(({ description }) => description);
  const told = said.some(Boolean) ? said : taken.flatMap(({ target }) => target?.map(node => node.description) ?? []);
  return [...new Set(told.filter(text => text !== undefined))].map(clause).join('; ');
}

/** The verb for a party or a group at a fault or at a recovery. */
function doingOf({ kind }: Choice, { registers: { choiceKinds } }: Model): string {
  return choiceKinds.faultOf(kind)?.words.fault ?? choiceKinds.recoveredFrom(kind)?.words.recovery ?? kind;
}

function nounOf(name: string, { groups }: Model): string {
  return groups.find(group => group.name === name)?.noun ?? 'group';
}

function envelopeLabel({ message, from, to }: Envelope): string {
  return wordsOf(message, [from, to]);
}

function wordsOf(event: ChartEvent, ends: readonly PartyName[] = []): string {
  const { label, detail } = wordingOf(event, ends);
  return detail === '' ? label : `${label} ${detail}`;
}

const inside = (region: string): string => (region === '' ? '' : ` in ${region}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A description as a clause; an acronym at its beginning keeps its capitals. */
const clause = (text: string): string =>
  (/^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
