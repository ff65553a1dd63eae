/** The panes: what each shows in its room, and what stands on its title. Pure. */
import { viewOf } from '#sim';
import type { PaneName, Placed, Room } from './arrange.ts';
import { branchesIn, branchLines } from './branches.ts';
import { chartLines, stepsAbove } from './chart.ts';
import { choiceLines, choicesNote } from './choices.ts';
import { inFlight } from './facts.ts';
import { flightLines } from './flight.ts';
import { lightsIn } from './lights.ts';
import { lightCount, lightLines } from './lights-pane.ts';
import { around, from, type Line, span } from './line.ts';
import { partyLines } from './parties.ts';
import { type Run, worldOf } from './run.ts';
import type { State } from './state.ts';
import { storyLines } from './story.ts';
import { stopIn } from './tour.ts';

/** The name of each pane on its title. */
const titles: Readonly<Record<PaneName, string>> = {
  choices: 'Choices',
  chart: 'Chart',
  parties: 'Parties',
  flight: 'In flight',
  lights: 'Properties',
  branches: 'Branches',
  story: 'Story',
};

/** The lines of a pane, no more than its room is high. */
export function paneLines(state: State, run: Run, { pane, room }: Placed): readonly Line[] {
  if (pane === 'chart') {
    const { slide, match } = state;
    return chartLines(run, room, { scroll: state.scrolls.chart ?? 0, slide, match });
  }
  const lines = linesOf(state, run, pane, room);
  const scroll = state.scrolls[pane] ?? 0;
  if (scroll > 0) return from(lines, scroll, room.height);
  return around(lines, cursorLine(state, run, pane, room), room.height);
}

/** All the lines of a pane other than the chart, which is never told whole. */
export function linesOf(state: State, run: Run, pane: PaneName, room: Room): readonly Line[] {
  const cursor = state.focus === pane ? (state.cursors[pane] ?? 0) : undefined;
  switch (pane) {
    case 'choices':
      return choiceLines(state, run, room);
    case 'parties':
      return partyLines(run, room, cursor).lines;
    case 'flight':
      return flightLines(run, room.width, cursor);
    case 'lights':
      return lightLines(run, room, cursor);
    case 'branches':
      return branchLines(run, room.width, cursor);
    case 'story':
      return storyLines(run, { ...room, height: room.height + storyAhead(state, room) }, stopIn(state)?.property);
    case 'chart':
      return [];
  }
}

/** How much of the story is told beyond its room: as much as can be scrolled to next. */
function storyAhead({ focus, scrolls }: State, { height }: Room): number {
  return focus === 'story' ? (scrolls.story ?? 0) + height : 0;
}

/** The line a pane is shown around. */
function cursorLine(state: State, run: Run, pane: PaneName, room: Room): number {
  if (state.focus !== pane) return 0;
  const cursor = state.cursors[pane] ?? 0;
  // A party is shown from its name on, under the line that tells how much is above.
  if (pane === 'parties') return (partyLines(run, room, cursor).cursor ?? 0) - 1 + Math.floor(room.height / 2);
  return pane === 'story' ? 0 : cursor;
}

/** A pane's name, and what of it is said in a few characters. */
export function paneTitle(run: Run, pane: PaneName): Line {
  return [span(titles[pane], 'title'), ...(pane === 'lights' ? lightCount(lightsIn(run)) : [])];
}

/** What stands at the right of a pane's title. */
export function paneNote(state: State, run: Run, { pane, room }: Placed): string {
  switch (pane) {
    case 'chart': {
      const above = stepsAbove(run, room, state.scrolls.chart ?? 0);
      return [above > 0 ? `↑ ${above} step${above === 1 ? '' : 's'}` : '', state.match === '' ? '' : `/${state.match}`]
        .filter(Boolean)
        .join('  ');
    }
    case 'choices':
      return choicesNote(state, run);
    case 'flight': {
      const world = worldOf(run);
      const count = inFlight(world, viewOf(world)).length;
      return count === 0 ? '' : String(count);
    }
    case 'branches': {
      const { length } = branchesIn(run);
      return length > 1 ? String(length) : '';
    }
    default:
      return '';
  }
}
