/** Panes: the lines each shows, as data. Pure; the room is an argument, so that nothing is ever wider or higher. */
import type { Envelope } from '#machines';
import { viewOf } from '#sim';
import { choiceLabel, sentenceOf } from '../sequence/narrate.ts';
import { wordingOf } from '../sequence/words.ts';
import type { Room } from './arrange.ts';
import { factsOf, statesOf } from './facts.ts';
import type { Light } from './lights.ts';
import { around, clipped, endOf, type Line, span, wrapped } from './line.ts';
import { lightLook, lightSymbol, symbols } from './looks.ts';
import { isRound, isSettled, type Run, worldOf } from './run.ts';
import { listed, type State } from './state.ts';

/** The last step in a sentence, and what it broke; the story before the first. */
export function sentenceLines(run: Run, lights: readonly Light[], { width, height }: Room): readonly Line[] {
  const last = run.path[run.position - 1];
  const text = last ? sentenceOf(last, run.model) : run.scenario.story;
  const finding = last !== undefined && !last.heard;
  const broken = lights
    .filter(({ state, since }) => state === 'violated' && since === run.position)
    .map(({ property }): Line => clipped([span(`✗ Violated: ${property.says}`, 'bad')], width))
    .slice(0, height > 1 ? height - 1 : 1);
  const lines = wrapped(text, width).map((line): Line => [span(line, finding ? 'bad' : 'strong')]);
  const room = height - broken.length;
  if (lines.length <= room) return [...lines, ...broken];
  const cut = lines.slice(0, room).map((line, at) => (at === room - 1 ? clipped([...line, span(' …')], width) : line));
  return [...cut, ...broken];
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
  const lines = choices.map(({ at, choice, fault, ahead }, place): Line => {
    const here = place === state.cursor;
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(`${String(at).padStart(digits)} `, here ? 'here' : 'quiet'),
        span(fault ? `${symbols.fault} ` : '  ', 'fault'),
        span(choiceLabel(choice), here ? 'here' : fault ? 'fault' : 'plain'),
        ...(ahead ? [span('  ← next on the path', 'quiet')] : []),
      ],
      width,
    );
  });
  return around(lines, state.cursor, height);
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
    const when = since === undefined || state === 'holds' ? '' : state === 'owed' ? ` since ${since}` : ` at ${since}`;
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
