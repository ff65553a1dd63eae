/**
 * The layout of a sequence chart: its rows before painting. An arrow is in the step that delivers or loses its message,
 * so that the rows are in the order of the events.
 */
import type { Envelope, PartyName } from '#machines';
import type { Choice, Model, Step, WorldView } from '#sim';
import { factChanges, stateChanges } from './difference.ts';
import { descriptionOf, sentenceOf } from './narrate.ts';
import { type ArrowOutcome, outcomeOf, unchanged } from './outcome.ts';
import { envelopeText, noSentSteps, type SentSteps, sentStepOf, withMovement } from './sent-steps.ts';
import { intentWords, wordingOf } from './words.ts';

/** The position of a row. */
interface Place {
  /** The number of its step, from 1; a separator has the number of the step after it. */
  readonly step: number;
  /** The parties without power or crashed after the row. */
  readonly down: readonly PartyName[];
  /** A sentence on the step, in its first row. */
  readonly caption?: string;
}

/** The content of a row, by kind. */
export type RowContent =
  | {
      readonly kind: 'arrow';
      readonly from: PartyName;
      readonly to: PartyName;
      readonly label: string;
      readonly detail: string;
      readonly outcome: ArrowOutcome;
      /** The number of the step that sent it; undefined if it was in flight in the first world. */
      readonly sentIn: number | undefined;
    }
  | { readonly kind: 'copy'; readonly from: PartyName; readonly to: PartyName; readonly label: string }
  | {
      readonly kind: 'event';
      readonly lane: PartyName;
      readonly event: 'intent' | 'expiry' | 'proceed';
      readonly text: string;
    }
  | { readonly kind: 'power'; readonly lane: PartyName; readonly on: boolean; readonly text: string }
  | { readonly kind: 'note'; readonly lane: PartyName; readonly of: 'state' | 'facts'; readonly text: string }
  | { readonly kind: 'separator'; readonly text: string };

/** A row of a sequence chart: content and position. */
export type Row = Place & RowContent;

/** The longest readable text of an event, in characters. */
const doingMax = 40;

/** A sequence chart before painting. */
export interface Layout {
  readonly lanes: readonly PartyName[];
  /** The parties that are down before the first row. */
  readonly down: readonly PartyName[];
  readonly rows: readonly Row[];
  /** The messages in flight at the end. */
  readonly inFlight: readonly Envelope[];
}

/** The layout of a run; its steps from index `stemSteps` on are the cycle of a lasso. */
export function layoutOf(model: Model, steps: readonly Step[], stemSteps = steps.length): Layout {
  const lanes = model.parties.map(({ name }) => name);
  let sentSteps: SentSteps = noSentSteps;
  const rows: Row[] = [];
  for (const [place, step] of steps.entries()) {
    const number = place + 1;
    if (place === stemSteps) rows.push(separatorBefore(step, number, 'from here on, for ever'));
    rows.push(...laidStep(model, step, number, sentSteps).rows);
    sentSteps = sentStepsAfter(step, number, sentSteps);
  }
  const first = steps[0];
  const last = steps.at(-1);
  return {
    lanes,
    down: first ? downIn(first.before, lanes) : [],
    rows,
    inFlight: last ? lanes.flatMap(lane => last.after.inbox(lane)) : [],
  };
}

/** A row that separates a step from the step before. */
export function separatorBefore(step: Step, number: number, text: string): Row {
  const lanes = step.from.model.parties.map(({ name }) => name);
  return { kind: 'separator', text, step: number, down: downIn(step.before, lanes) };
}

/** The rows of one step. */
export interface LaidStep {
  readonly rows: readonly Row[];
  /** The parties that are down before it. */
  readonly down: readonly PartyName[];
}

/** The layout of step `number`, given the messages in flight before it. */
export function laidStep(model: Model, step: Step, number: number, sentSteps: SentSteps): LaidStep {
  const lanes = model.parties.map(({ name }) => name);
  const after = downIn(step.after, lanes);
  const { gone } = movement(step, lanes);
  const lost = step.choice.kind === 'lose' ? [] : gone.filter(envelope => !isDelivered(step, envelope));
  const { choice } = step;
  const sentIn =
    choice.kind === 'deliver' || choice.kind === 'lose' ? sentStepOf(sentSteps, choice.envelope) : undefined;
  const contents = [
    mainOf(step, model, sentIn),
    ...notesOf(step, lanes),
    ...lost.map(envelope => arrow(envelope, 'lost', sentStepOf(sentSteps, envelope))),
  ];
  const rows = contents.map((content, at): Row => {
    const row = { ...content, step: number, down: after };
    return at === 0 ? { ...row, caption: sentenceOf(step, model) } : row;
  });
  return { rows, down: downIn(step.before, lanes) };
}

/** The sending steps of the messages in flight after step `number`. */
export function sentStepsAfter(step: Step, number: number, sentSteps: SentSteps): SentSteps {
  const { gone, come } = movement(
    step,
    step.from.model.parties.map(({ name }) => name),
  );
  return withMovement(sentSteps, gone, come, number);
}

/** The event of a step, without its consequences. */
function mainOf(step: Step, model: Model, sentIn: number | undefined): RowContent {
  const { choice } = step;
  const lane = choice.party;
  switch (choice.kind) {
    case 'deliver':
    case 'lose':
      return arrow(choice.envelope, outcomeOf(step), sentIn);
    case 'copy': {
      const { from, to, message } = choice.envelope;
      return { kind: 'copy', from, to, label: wordingOf(message).label };
    }
    case 'intend':
      return { kind: 'event', lane, event: 'intent', text: intentWords(lane, choice.intent, model.groups) };
    case 'begin':
      return { kind: 'event', lane, event: 'intent', text: `begin: ${choice.beginning}` };
    case 'decide':
      return { kind: 'event', lane, event: 'intent', text: `${choice.decision}: ${choice.outcome.type}` };
    case 'expire':
      return { kind: 'event', lane, event: 'expiry', text: `${choice.timer} expires` };
    case 'proceed':
      return { kind: 'event', lane, event: 'proceed', text: doing(descriptionOf(step, model)) };
    default:
      return power(choice, model);
  }
}

/** A fault of a party or a group, or the recovery from it. */
function power({ kind, party: lane }: Choice, { registers: { choiceKinds } }: Model): RowContent {
  const [fault, made] = [choiceKinds.faultOf(kind), choiceKinds.recoveredFrom(kind)];
  if (fault) return { kind: 'power', lane, on: false, text: fault.words.briefFault ?? fault.words.fault };
  return { kind: 'power', lane, on: true, text: made?.words.briefRecovery ?? made?.words.recovery ?? kind };
}

/** The activity of a busy party: the beginning of its chart's description. */
function doing(description: string): string {
  const [words = ''] = description.split(/[,:;]/);
  return words === '' || words.length > doingMax ? 'goes on' : words;
}

/** The changes of the parties, one note each: states, then facts. */
function notesOf(step: Step, lanes: readonly PartyName[]): RowContent[] {
  return lanes.flatMap(lane => {
    const [before, after] = [step.before.local(lane), step.after.local(lane)];
    if (unchanged(before, after)) return [];
    const states = stateChanges(before.value, after.value);
    const facts = factChanges(before.context, after.context, states);
    return [
      ...states.map((text): RowContent => ({ kind: 'note', lane, of: 'state', text })),
      ...facts.map((text): RowContent => ({ kind: 'note', lane, of: 'facts', text })),
    ];
  });
}

function arrow({ from, to, message }: Envelope, outcome: ArrowOutcome, sentIn: number | undefined): RowContent {
  return { kind: 'arrow', from, to, ...wordingOf(message, [from, to]), outcome, sentIn };
}

/** The messages that left the inboxes in a step, and those that entered. */
function movement({ before, after }: Step, lanes: readonly PartyName[]): { gone: Envelope[]; come: Envelope[] } {
  const gone = lanes.flatMap(lane => without(before.inbox(lane), after.inbox(lane)));
  const come = lanes.flatMap(lane => without(after.inbox(lane), before.inbox(lane)));
  return { gone, come };
}

/** The multiset difference of two lists of messages. */
function without(these: readonly Envelope[], those: readonly Envelope[]): Envelope[] {
  const rest = those.map(envelopeText);
  return these.filter(envelope => {
    const at = rest.indexOf(envelopeText(envelope));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function isDelivered({ choice }: Step, envelope: Envelope): boolean {
  return choice.kind === 'deliver' && envelopeText(choice.envelope) === envelopeText(envelope);
}

function downIn(world: WorldView, lanes: readonly PartyName[]): PartyName[] {
  return lanes.filter(lane => world.local(lane).tags.includes('down'));
}
