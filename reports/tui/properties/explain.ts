/** A property explained: what it says, which step broke it or since when it is owed, and its safeguards. Pure. */
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
import { lightLook, lightSymbol } from '../paint/theme.ts';
import type { Light } from '../run/lights.ts';
import { firstWorldOf, isRound, type Run } from '../run/run.ts';

/** Everything there is to say of a light, in lines of a width. */
export function explained(run: Run, light: Light, width: number): readonly Line[] {
  const { property, state } = light;
  const look = lightLook[state];
  const head: Line[] = [[span(`${lightSymbol[state]} ${property.name}`, look)]];
  return [
    ...head,
    ...paragraph(property.says, width, state === 'violated' ? 'bad' : 'plain'),
    ...paragraph(causeText(run, light), width, 'changed'),
    ...paragraph(restText(property, run.setting), width, 'quiet'),
  ].filter(line => line.some(({ text }) => text !== ''));
}

/** Why a light is as it is: which step broke it, or since when it is owed, and what that step changed; empty where it is kept. */
export function causeText(run: Run, { property, state, since, owedSince }: Light): string {
  if (owedSince === undefined) return since ? changedText(run, property, since, `Step ${since} broke it`) : '';
  const owed =
    owedSince === 0
      ? 'Owed from the beginning.'
      : changedText(run, property, owedSince, `Owed since step ${owedSince}`);
  if (state !== 'violated') return owed;
  return `${isRound(run) ? 'It goes round for ever.' : 'Nothing more happens by itself.'} ${owed}`;
}

/** What a step changed in the parties the property looks at, after what is said of the step. */
function changedText(run: Run, property: Property, number: number, said: string): string {
  const step = run.path[number - 1]?.step;
  if (!step) return '';
  const looked = lookedAt(property, run, step);
  const changes = run.model.parties.flatMap(({ name }) => {
    const changed = stateChanges(step.before.local(name).value, step.after.local(name).value);
    return looked.has(name) && changed.length > 0
      ? [`${titleOf(name)} ${changed.map(each => `[${each}]`).join(' ')}`]
      : [];
  });
  return changes.length === 0 ? `${said}.` : `${said}: ${changes.join(', ')}.`;
}

/** The parties a property looks at, found by letting it look. */
function lookedAt({ test }: Property, run: Run, step: Step): ReadonlySet<PartyName> {
  const looked = new Set<PartyName>();
  const watched = (view: WorldView): WorldView => ({
    facts: view.facts,
    parties: view.parties,
    local: party => view.local(noted(looked, party)),
    inbox: party => view.inbox(noted(looked, party)),
    away: device => view.away(device),
    observer: name => view.observer(name),
  });
  const semantics = semanticsOf(test);
  const after = watched(step.after);
  switch (semantics.judges) {
    case 'worlds':
      semantics.holds(after);
      break;
    case 'steps':
      semantics.holds({ ...step, before: watched(step.before), after });
      break;
    case 'stuck worlds':
      semantics.unless?.(after);
      break;
    case 'runs': {
      const { trigger, goal } = semantics.obligation;
      if (trigger) trigger(watched(viewOf(firstWorldOf(run))));
      else goal(after);
    }
  }
  return looked;
}

function noted(parties: Set<PartyName>, party: PartyName): PartyName {
  parties.add(party);
  return party;
}

/** What the property rests on, and how that stands in this setting. */
function restText({ breaks }: CardProperty, setting: Setting): string {
  const names = [...new Set(breaks.flatMap(({ change }) => Object.keys(change.with ?? {})))];
  if (names.length === 0 || !isCardSetting(setting)) return '';
  const { safeguards } = setting;
  const told = names.map(name => `${name} (${safeguards[name as keyof typeof safeguards]} now)`);
  return `It is known to rest on ${told.join(', ')}.`;
}
