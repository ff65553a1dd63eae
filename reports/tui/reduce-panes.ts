/** Reducing what the panes of a run show: which has the focus, where its cursor is, how far it is scrolled. */
import type { Action } from './action.ts';
import { type PaneName, paneNames } from './arrange.ts';
import { branchesIn, branchHere } from './branches.ts';
import { chartScroll, stepsMatching } from './chart.ts';
import { flightIn } from './flight.ts';
import { lightsRanked } from './lights-pane.ts';
import { linesOf } from './panes.ts';
import { went } from './reduce-run.ts';
import { lastOf, movedTo, type Run, taken, wentTo } from './run.ts';
import { listed, placeOf, roomOf, type State, within } from './state.ts';

/** The state after an action that concerns the panes alone. */
export function reducePanes(state: State, run: Run, action: Action): State {
  switch (action.kind) {
    case 'cycle': {
      const at = paneNames.indexOf(state.focus) + action.by;
      return focused(state, run, paneNames[(at + paneNames.length) % paneNames.length]!);
    }
    case 'focus':
      return focused(state, run, action.pane);
    case 'zoom':
      return { ...state, zoomed: !state.zoomed, scrolls: {} };
    case 'hide':
      return hidden(state);
    case 'show':
      return { ...state, hidden: [], zoomed: false };
    case 'inspect': {
      const moved = run.model.parties.findIndex(({ name }) => name === lastOf(run)?.choice.party);
      const cursors = { ...state.cursors, parties: Math.max(0, moved) };
      return focused({ ...state, cursors, scrolls: { ...state.scrolls, parties: 0 } }, run, 'parties');
    }
    case 'move':
      return moved(state, run, action.by);
    case 'take':
      return acted(state, run);
    case 'scroll':
      return scrolled(state, run, action.pages);
    case 'slide':
      return { ...state, slide: within(state.slide + 8 * action.by, 400) };
    case 'match':
      return matched(state, run, action.by);
    default:
      return state;
  }
}

/** A pane with the focus is always in sight: what has no place of its own takes the main place. */
function focused(state: State, run: Run, focus: PaneName): State {
  const shown = state.hidden.filter(pane => pane !== focus);
  const next = { ...state, focus, hidden: shown };
  const main = placeOf({ ...next, zoomed: false, main: 'chart' }, focus) ? 'chart' : focus;
  // Who chooses wants to see what was in sight.
  const kept = focus === 'choices' ? state.main : main;
  const cursors = focus === 'branches' ? { ...state.cursors, branches: branchHere(run) } : state.cursors;
  return { ...next, main: kept, cursors };
}

function hidden(state: State): State {
  const { focus } = state;
  if (focus === 'chart') return { ...state, said: 'the chart stays; z gives it the whole screen' };
  return { ...state, hidden: [...state.hidden, focus], focus: 'choices', main: 'chart', zoomed: false };
}

/** How many things the cursor of a pane can be on; none where it is scrolled by lines instead. */
function countIn(state: State, run: Run, pane: PaneName): number {
  switch (pane) {
    case 'choices':
      return listed(state).length;
    case 'parties':
      return run.model.parties.length;
    case 'flight':
      return flightIn(run).length;
    case 'lights':
      return run.properties.length;
    case 'branches':
      return branchesIn(run).length;
    default:
      return 0;
  }
}

function moved(state: State, run: Run, by: number): State {
  const { focus } = state;
  const count = countIn(state, run, focus);
  if (focus === 'chart' || focus === 'story') return scrolledBy(state, run, focus, by);
  const cursors = { ...state.cursors, [focus]: within((state.cursors[focus] ?? 0) + by, count) };
  return { ...state, cursors, scrolls: { ...state.scrolls, [focus]: 0 }, typed: '' };
}

/** What enter does in the pane that has the focus. */
function acted(state: State, run: Run): State {
  const cursor = state.cursors[state.focus] ?? 0;
  switch (state.focus) {
    case 'choices': {
      const chosen = listed(state)[cursor];
      return chosen ? went(state, taken(run, chosen.at)) : state;
    }
    case 'flight': {
      const waiting = flightIn(run)[cursor];
      if (waiting?.at === undefined) return { ...state, said: waiting ? 'it has to wait for what is before it' : '' };
      return went(state, taken(run, waiting.at));
    }
    case 'lights': {
      const since = lightsRanked(run)[cursor]?.since;
      return since === undefined ? { ...state, zoomed: !state.zoomed } : went(state, movedTo(run, since));
    }
    case 'branches': {
      const branch = branchesIn(run)[cursor];
      return branch ? went(state, wentTo(run, branch.last)) : state;
    }
    default:
      return { ...state, zoomed: !state.zoomed, scrolls: {} };
  }
}

/** By pages: the text of a pane that is read, else its cursor. */
function scrolled(state: State, run: Run, pages: number): State {
  const pane = state.focus === 'choices' ? state.main : state.focus;
  const by = pages * Math.max(1, Math.floor(roomOf(state, pane).height / 2));
  const isRead = pane === 'chart' || pane === 'story' || pane === 'parties';
  return isRead ? scrolledBy(state, run, pane, by) : moved({ ...state, focus: pane }, run, by);
}

function scrolledBy(state: State, run: Run, pane: PaneName, lines: number): State {
  const room = roomOf(state, pane);
  const now = state.scrolls[pane] ?? 0;
  // The chart is scrolled from its end, where a person is.
  if (pane === 'chart') return { ...state, scrolls: { ...state.scrolls, chart: chartScroll(run, room, now - lines) } };
  const most = Math.max(0, linesOf(state, run, pane, room).length - room.height);
  return { ...state, scrolls: { ...state.scrolls, [pane]: Math.min(Math.max(0, now + lines), most) } };
}

/** To the next step in which stands what is searched for, round and round. */
function matched(state: State, run: Run, by: number): State {
  if (state.match === '') return { ...state, said: 'search with / first' };
  const found = stepsMatching(run, state.match);
  const after = found.find(step => step > run.position) ?? found[0];
  const before = found.findLast(step => step < run.position) ?? found.at(-1);
  const next = by > 0 ? after : before;
  if (next === undefined) return { ...state, said: `“${state.match}” stands nowhere on this path` };
  return { ...went(state, movedTo(run, next)), said: `${found.indexOf(next) + 1} of ${found.length} steps` };
}
