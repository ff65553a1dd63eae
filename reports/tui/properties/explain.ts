/**
 * The explanation of a property: its statement, the step that broke it or left it pending, and its safeguards. Pure.
 */
import type { PartyName } from '#machines';
import {
  type CardProperty,
  isCardSetting,
  type Property,
  type Setting,
  type Step,
  semanticsOf,
  viewOf,
  type WorldView,
} from '#sim';
import { stateChanges } from '../../sequence/difference.ts';
import { titleOf } from '../../sequence/words.ts';
import { type Line, paragraph, span } from '../paint/line.ts';
import { verdictStyle, verdictSymbol } from '../paint/theme.ts';
import { firstWorldOf, isRound, type Run } from '../run/run.ts';
import type { RunVerdict } from '../run/verdicts.ts';

/** The explanation of a verdict, in lines of at most `width`. */
export function explained(run: Run, verdict: RunVerdict, width: number): readonly Line[] {
  const { property, state } = verdict;
  const style = verdictStyle[state];
  const head: Line[] = [[span(`${verdictSymbol[state]} ${property.name}`, style)]];
  return [
    ...head,
    ...paragraph(property.says, width, state === 'violated' ? 'bad' : 'plain'),
    ...paragraph(causeText(run, verdict), width, 'changed'),
    ...paragraph(safeguardsText(property, run.setting), width, 'quiet'),
  ].filter(line => line.some(({ text }) => text !== ''));
}

/**
 * The cause of a verdict: the step that broke the property, or from which its obligation is pending, and the changes of
 * that step; empty for a property that holds.
 */
export function causeText(run: Run, { property, state, since, pendingSince }: RunVerdict): string {
  if (pendingSince === undefined) return since ? changedText(run, property, since, `Step ${since} broke it`) : '';
  const pending =
    pendingSince === 0
      ? 'Owed from the beginning.'
      : changedText(run, property, pendingSince, `Owed since step ${pendingSince}`);
  if (state !== 'violated') return pending;
  return `${isRound(run) ? 'It goes round for ever.' : 'Nothing more happens by itself.'} ${pending}`;
}

/** The changes that a step made to the parties that the property reads, after the sentence `lead`. */
function changedText(run: Run, property: Property, number: number, lead: string): string {
  const step = run.path[number - 1]?.step;
  if (!step) return '';
  const readParties = partiesRead(property, run, step);
  const changes = run.model.parties.flatMap(({ name }) => {
    const changed = stateChanges(step.before.local(name).value, step.after.local(name).value);
    return readParties.has(name) && changed.length > 0
      ? [`${titleOf(name)} ${changed.map(each => `[${each}]`).join(' ')}`]
      : [];
  });
  return changes.length === 0 ? `${lead}.` : `${lead}: ${changes.join(', ')}.`;
}

/** The parties a property reads, recorded while its test runs. */
function partiesRead({ test }: Property, run: Run, step: Step): ReadonlySet<PartyName> {
  const readParties = new Set<PartyName>();
  const recording = (view: WorldView): WorldView => ({
    facts: view.facts,
    parties: view.parties,
    local: party => view.local(recorded(readParties, party)),
    inbox: party => view.inbox(recorded(readParties, party)),
    away: device => view.away(device),
    observer: name => view.observer(name),
  });
  const semantics = semanticsOf(test);
  const after = recording(step.after);
  switch (semantics.judges) {
    case 'worlds':
      semantics.holds(after);
      break;
    case 'steps':
      semantics.holds({ ...step, before: recording(step.before), after });
      break;
    case 'stuck worlds':
      semantics.unless?.(after);
      break;
    case 'runs': {
      const { trigger, goal } = semantics.obligation;
      if (trigger) trigger(recording(viewOf(firstWorldOf(run))));
      else goal(after);
    }
  }
  return readParties;
}

function recorded(parties: Set<PartyName>, party: PartyName): PartyName {
  parties.add(party);
  return party;
}

/** The safeguards that the property depends on, with their values in this setting. */
function safeguardsText({ breaks }: CardProperty, setting: Setting): string {
  const names = [...new Set(breaks.flatMap(({ change }) => Object.keys(change.with ?? {})))];
  if (names.length === 0 || !isCardSetting(setting)) return '';
  const { safeguards } = setting;
  const told = names.map(name => `${name} (${safeguards[name as keyof typeof safeguards]} now)`);
  return `It is known to rest on ${told.join(', ')}.`;
}
