/**
 * What the main place and the right column show: the world, the lights, what a party keeps. Every line there is, however
 * many; a window over them is for the view to choose. Pure.
 */
import type { Envelope } from '#machines';
import { type Local, viewOf } from '#sim';
import { leavesTold, stateTold, type ToldLeaf } from '../formats/told-state.ts';
import { wordingOf } from '../sequence/words.ts';
import type { Room } from './arrange.ts';
import { factsOf } from './facts.ts';
import type { Light } from './lights.ts';
import { broken, clipped, type Line, type Look, span, widthOf } from './line.ts';
import { lightLook, lightSymbol, symbols } from './looks.ts';
import { beginningOf, type Run, takenIn, worldOf } from './run.ts';

/** What of every party's state differs from the beginning, and under it what waits in its inbox. */
export function worldLines(run: Run, { width, height }: Room): readonly Line[] {
  const view = viewOf(worldOf(run));
  const before = run.path[run.position - 1]?.before;
  const names = run.model.parties.map(({ name }) => name);
  const column = Math.max(...names.map(name => name.length)) + 1;
  const told = (apart: boolean): Line[] =>
    run.model.parties.flatMap(({ name, chart }): Line[] => {
      const local = view.local(name);
      const moved = before !== undefined && JSON.stringify(before.local(name)) !== JSON.stringify(local);
      const leaves = stateTold(chart, valuesOf(run, name)).map(leaf => span(leaf.text, lookOf(leaf, run, local)));
      const room = width - column - 2;
      const head = (rest: Line): Line => [
        span(moved ? `${symbols.moved} ` : '  ', 'changed'),
        span(name.padEnd(column), 'strong'),
        ...rest,
      ];
      const under = (indent: number, lines: readonly Line[]): Line[] =>
        lines.map(line => [span(' '.repeat(indent)), ...line]);
      // Beside the name where every state has room there, else below it, so that few have to be broken.
      const beside = leaves.every(leaf => widthOf([leaf]) <= room);
      const [first = [], ...rest] = apart ? leaves.map((leaf): Line => [leaf]) : broken(listed(leaves), room);
      const lines =
        beside || !apart
          ? [head(first), ...under(column + 2, rest)]
          : [
              head([]),
              ...under(
                4,
                [first, ...rest].flatMap(line => broken(line, width - 4)),
              ),
            ];
      return [...lines, ...view.inbox(name).map(waitingLine)];
    });
  // A line a state reads best, where there is room for it.
  const apart = told(true);
  return (apart.length <= height ? apart : told(false)).map(line => clipped(line, width));
}

/** The states of a party from the first world to this one. */
function valuesOf(run: Run, party: string): readonly Local['value'][] {
  const worlds = [viewOf(beginningOf(run)), ...takenIn(run).map(({ after }) => after)];
  return worlds.map(world => world.local(party).value);
}

function lookOf({ since, differs, text }: ToldLeaf, { position }: Run, { value }: Local): Look {
  if (value === 'off' || value === 'down') return 'bad';
  if (since === position && position > 0) return 'changed';
  return differs || text === value ? 'plain' : 'quiet';
}

/** Pieces of a line with a dot between. */
function listed(spans: Line): Line {
  return spans.flatMap((each, at) => (at === 0 ? [each] : [span(' · ', 'quiet'), each]));
}

function waitingLine({ from, to, message }: Envelope): Line {
  const { label, detail } = wordingOf(message, [from, to]);
  return [span('    ← ', 'owed'), span(label, 'owed'), span(` from ${from}`, 'quiet'), span(` ${detail}`)];
}

/** A line for each light; what is broken or owed comes first where there is no room for all. */
export function lightLines(lights: readonly Light[], { width, height }: Room, colour: boolean): readonly Line[] {
  const rank = { violated: 0, owed: 1, unreached: 2, holds: 3 };
  const ordered = lights.length <= height ? lights : [...lights].sort((one, two) => rank[one.state] - rank[two.state]);
  return ordered.map(({ property, state, since }): Line => {
    const look = lightLook[state];
    const word = { violated: 'violated', owed: 'owed', unreached: 'not yet', holds: '' }[state];
    const when = since === undefined || state === 'holds' ? '' : ` at ${since}`;
    const note = word === '' ? '' : `  ${word}${when}`;
    const name = clipped([span(property.name, state === 'violated' ? 'bad' : 'plain')], width - 2 - note.length);
    return [span(`${lightSymbol(state, colour)} `, look), ...name, span(note, look)];
  });
}

/** Lights in a few characters: how many of each there are. */
export function lightCount(lights: readonly Light[], colour: boolean): Line {
  return (['violated', 'owed', 'unreached', 'holds'] as const).flatMap(state => {
    const count = lights.filter(light => light.state === state).length;
    return count === 0 ? [] : [span(` ${lightSymbol(state, colour)} ${count}`, lightLook[state])];
  });
}

/** Lines, and the one that a person came to see. */
export interface Facts {
  readonly lines: readonly Line[];
  /** The line of the first fact the last step changed; 0 where it changed none. */
  readonly changed: number;
}

/** Every state a party is in and everything it keeps, with what the last step changed. */
export function factLines(run: Run, party: number, width: number): Facts {
  const { name, chart } = run.model.parties[party]!;
  const local = viewOf(worldOf(run)).local(name);
  const before = run.path[run.position - 1]?.before.local(name);
  const facts = factsOf(local.context, width);
  const old = new Map(before ? factsOf(before.context, width).map(({ path, value }) => [path, value]) : []);
  const changed = facts.map(({ path, value }) => before !== undefined && (!old.has(path) || old.get(path) !== value));
  const leaves = leavesTold(chart, valuesOf(run, name));
  const states = broken(listed(leaves.map(leaf => span(leaf.text, lookOf(leaf, run, local)))), width - 7).map(
    (state, at): Line => [span(at === 0 ? 'state  ' : '       ', 'quiet'), ...state],
  );
  const lines = facts.map(
    ({ depth, name, value }, at): Line => [
      span('  '.repeat(depth)),
      span(`${name}  `, 'quiet'),
      span(value ?? '', changed[at] ? 'changed' : 'plain'),
    ],
  );
  const shown = lines.length > 0 ? lines : [[span('keeps nothing', 'quiet')] satisfies Line];
  const first = changed.indexOf(true);
  return {
    lines: [...states, ...shown].map(line => clipped(line, width)),
    changed: first < 0 ? 0 : states.length + first,
  };
}
