/** Scrolling: how far what the main place shows goes beyond its room, and where it stands by itself. */
import type { Room } from './arrange.ts';
import { chartOf, scrollMax } from './chart.ts';
import { lightsIn } from './lights.ts';
import { firstOf } from './line.ts';
import { factLines, lightLines, worldLines } from './main-panes.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';

/** Of what is longer than its room: the last line it can begin with, and the line it begins with by itself. */
export interface Extent {
  readonly max: number;
  readonly home: number;
}

/** The extent of what the main place shows. */
export function extentOf({ main, party }: Pick<State, 'main' | 'party'>, run: Run, room: Room): Extent {
  if (main === 'chart') {
    // What happened last is what a person looks for.
    const max = scrollMax(chartOf(run, room.width), room);
    return { max, home: max };
  }
  if (main === 'facts') {
    const { lines, changed } = factLines(run, party, room.width);
    // A changed fact in sight without losing the states at the top, where both fit.
    const home =
      changed < room.height - 1 ? 0 : firstOf(lines.length, changed - Math.floor(room.height / 2), room.height);
    return { max: Math.max(0, lines.length - room.height), home };
  }
  const lines = main === 'world' ? worldLines(run, room) : lightLines(lightsIn(run), room, true);
  return { max: Math.max(0, lines.length - room.height), home: 0 };
}

/** The line the main place begins with. */
export function firstShown({ main, party, scroll }: State, run: Run, room: Room): number {
  return extentOf({ main, party }, run, room).home - scroll;
}
