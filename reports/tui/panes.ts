/** Panes: the lines each shows, as data. Pure; the room is an argument, so that nothing is ever wider or higher. */
import type { Envelope } from '#machines';
import { viewOf } from '#sim';
import { choiceLabel, sentenceOf } from '../sequence/narrate.ts';
import { wordingOf } from '../sequence/words.ts';
import type { Room } from './arrange.ts';
import { factsOf, statesOf } from './facts.ts';
import { brokenNow, type Light } from './lights.ts';
import { around, clipped, endOf, type Line, paragraph, span } from './line.ts';
import { lightLook, lightSymbol, symbols } from './looks.ts';
import { isRound, isSettled, type Offered, type Run, worldOf } from './run.ts';
import { listed, type State } from './state.ts';

/** The last step in a sentence, and what it broke; the story before the first. */
export function sentenceLines(run: Run, lights: readonly Light[], { width, height }: Room): readonly Line[] {
  const last = run.path[run.position - 1];
  const text = last ? sentenceOf(last, run.model) : run.scenario.story;
  const finding = last !== undefined && !last.heard;
  const said = paragraph(text, width, finding ? 'bad' : 'strong');
  const broken = brokenNow(run, lights).flatMap(({ property }) =>
    paragraph(`✗ Violated: ${property.says}`, width, 'bad'),
  );
  // What is broken matters more than what was done, but the first line of each is kept.
  const alarm = ended(broken, Math.max(Math.min(broken.length, 1), height - Math.min(said.length, 1)), width);
  return [...ended(said, height - alarm.length, width), ...alarm];
}

/** At most so many of the lines; an ellipsis says that there are more. */
function ended(lines: readonly Line[], most: number, width: number): readonly Line[] {
  if (lines.length <= most) return lines;
  return lines.slice(0, most).map((line, at) => (at === most - 1 ? clipped([...line, span(' …')], width) : line));
}

/** What stands beside the title of the choices: why nothing more happens, or what repeats. */
export function choicesNote(state: State, run: Run): string {
  if (isRound(run)) return 'the round is closed; from here it repeats for ever';
  if (listed(state).length === 0) return 'nothing more can happen';
  if (isSettled(run)) return 'settled: nothing more happens by itself';
  return state.typed === '' ? '' : `${state.typed}…`;
}

/** The choices, numbered as in the token, faults apart. */
export function choiceLines(state: State, { width, height }: Room): readonly Line[] {
  const choices = listed(state);
  const digits = String(Math.max(0, ...choices.map(({ at }) => at))).length;
  const labels = labelsOf(choices);
  const lines = choices.map(({ at, fault, ahead }, place): Line => {
    const here = place === state.cursor;
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(`${String(at).padStart(digits)} `, here ? 'here' : 'quiet'),
        span(fault ? `${symbols.fault} ` : '  ', 'fault'),
        span(labels[place]!, here ? 'here' : fault ? 'fault' : 'plain'),
        ...(ahead ? [span('  ← next on the path', 'quiet')] : []),
      ],
      width,
    );
  });
  return around(lines, state.cursor, height);
}

/** Labels of choices; of several alike, each says in which state it is. */
function labelsOf(choices: readonly Offered[]): readonly string[] {
  const labels = choices.map(({ choice }) => choiceLabel(choice));
  return choices.map(({ choice }, place) => {
    const label = labels[place]!;
    const alike = labels.filter(other => other === label).length > 1;
    return alike && 'state' in choice ? `${label} (${choice.state.split('.').slice(1).join('.')})` : label;
  });
}

/** Every party's state, and under it what waits in its inbox. */
export function worldLines(run: Run, { width, height }: Room): readonly Line[] {
  const view = viewOf(worldOf(run));
  const before = run.path[run.position - 1]?.before;
  const names = run.model.parties.map(({ name }) => name);
  const column = Math.max(...names.map(name => name.length)) + 1;
  const told = (regionsApart: boolean): Line[] =>
    names.flatMap((name): Line[] => {
      const local = view.local(name);
      const moved = before !== undefined && JSON.stringify(before.local(name)) !== JSON.stringify(local);
      const look = local.value === 'off' || local.value === 'down' ? 'bad' : moved ? 'changed' : 'plain';
      const states = regionsApart ? statesOf(local.value) : [statesOf(local.value).join(' · ')];
      const party = states.map(
        (state, at): Line => [
          span(at === 0 && moved ? `${symbols.moved} ` : '  ', 'changed'),
          span((at === 0 ? name : '').padEnd(column), 'strong'),
          // The end of a state's path says most.
          span(endOf(state, width - column - 2), look),
        ],
      );
      return [...party, ...view.inbox(name).map(envelope => waitingLine(envelope))];
    });
  const apart = told(true);
  const lines = apart.length <= height ? apart : told(false);
  return around(
    lines.map(line => clipped(line, width)),
    0,
    height,
  );
}

function waitingLine({ from, to, message }: Envelope): Line {
  const { label, detail } = wordingOf(message, [from, to]);
  return [span('    ← ', 'owed'), span(label, 'owed'), span(` from ${from}`, 'quiet'), span(` ${detail}`)];
}

/** A light for each property; what is broken or owed comes first where there is no room for all. */
export function lightLines(lights: readonly Light[], { width, height }: Room, colour: boolean): readonly Line[] {
  const rank = { violated: 0, owed: 1, unreached: 2, holds: 3 };
  const ordered = lights.length <= height ? lights : [...lights].sort((one, two) => rank[one.state] - rank[two.state]);
  const lines = ordered.map(({ property, state, since }): Line => {
    const look = lightLook[state];
    const word = { violated: 'violated', owed: 'owed', unreached: 'not yet', holds: '' }[state];
    const when = since === undefined || state === 'holds' ? '' : ` at ${since}`;
    const note = word === '' ? '' : `  ${word}${when}`;
    const name = clipped([span(property.name, state === 'violated' ? 'bad' : 'plain')], width - 2 - note.length);
    return [span(`${lightSymbol(state, colour)} `, look), ...name, span(note, look)];
  });
  return around(lines, 0, height);
}

/** Lights in a few characters: how many of each there are. */
export function lightCount(lights: readonly Light[], colour: boolean): Line {
  return (['violated', 'owed', 'unreached', 'holds'] as const).flatMap(state => {
    const count = lights.filter(light => light.state === state).length;
    return count === 0 ? [] : [span(` ${lightSymbol(state, colour)} ${count}`, lightLook[state])];
  });
}

/** What a party keeps, with what the last step changed. */
export function factLines(run: Run, party: number, { width, height }: Room): readonly Line[] {
  const { name } = run.model.parties[party]!;
  const local = viewOf(worldOf(run)).local(name);
  const before = run.path[run.position - 1]?.before.local(name);
  const facts = factsOf(local.context, width);
  const old = new Map(before ? factsOf(before.context, width).map(({ path, value }) => [path, value]) : []);
  const changed = facts.map(({ path, value }) => before !== undefined && (!old.has(path) || old.get(path) !== value));
  const states = statesOf(local.value).map(
    (state, at): Line => [span(at === 0 ? 'state  ' : '       ', 'quiet'), span(state, 'strong')],
  );
  const lines = facts.map(
    ({ depth, name, value }, at): Line => [
      span('  '.repeat(depth)),
      span(`${name}  `, 'quiet'),
      span(value ?? '', changed[at] ? 'changed' : 'plain'),
    ],
  );
  const shown = lines.length > 0 ? lines : [[span('keeps nothing', 'quiet')]];
  const room = Math.max(1, height - states.length);
  return [...states.slice(0, height - 1), ...around(shown, Math.max(0, changed.indexOf(true)), room)].map(line =>
    clipped(line, width),
  );
}
