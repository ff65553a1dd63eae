/** The key handlers of the panes: focus, cursor and scroll. */
import { branchHere } from '../branches/branches.ts';
import { stepsMatching } from '../chart/chart-lines.ts';
import { atPosition, lastOf } from '../run/run.ts';
import { goTo } from '../run-screen/history.ts';
import type { ActionOf } from '../state/action.ts';
import { type PaneName, paneNames } from '../state/arrange.ts';
import type { Handlers } from '../state/handlers.ts';
import { placeOf, rectOf, within } from '../state/screen.ts';
import type { Running, State } from '../state/state.ts';
import { cursorIn, zoomToggled } from './pane.ts';
import { panes } from './panes.ts';

/** The kinds of action that concern the panes alone. */
type PaneKind =
  | 'cycle'
  | 'focus'
  | 'zoom'
  | 'hide'
  | 'show'
  | 'inspect'
  | 'move'
  | 'take'
  | 'scroll'
  | 'slide'
  | 'match';

export const paneHandlers: Handlers<PaneKind, Running> = {
  cycle: (state, { by }) => {
    const at = paneNames.indexOf(state.focus) + by;
    return focused(state, paneNames[(at + paneNames.length) % paneNames.length]!);
  },
  focus: (state, { pane }) => focused(state, pane),
  zoom: zoomToggled,
  hide: hidden,
  show: state => ({ ...state, hidden: [], zoomed: false }),
  inspect: state => {
    const { run } = state;
    const moved = run.model.parties.findIndex(({ name }) => name === lastOf(run)?.choice.party);
    const cursors = { ...state.cursors, parties: Math.max(0, moved) };
    return focused({ ...state, cursors, scrolls: { ...state.scrolls, parties: 0 } }, 'parties');
  },
  move: (state, { by }) => moved(state, state.focus, by),
  take: state => {
    const { take = zoomToggled } = panes[state.focus];
    return take(state, cursorIn(state, state.focus));
  },
  scroll: scrolledByPages,
  slide: (state, { by }) => ({ ...state, slide: within(state.slide + 8 * by, 400) }),
  match: matched,
};

/** The state with the focus on a pane. A pane without a place on the screen takes the main place. */
function focused(state: Running, focus: PaneName): State {
  const next = { ...state, focus, hidden: state.hidden.filter(pane => pane !== focus) };
  const main = placeOf({ ...next, zoomed: false, main: 'chart' }, focus) ? 'chart' : focus;
  // The main pane stays when the focus returns to the choices.
  const kept = focus === 'choices' ? state.main : main;
  const cursors = focus === 'branches' ? { ...state.cursors, branches: branchHere(state.run) } : state.cursors;
  return { ...next, main: kept, cursors };
}

function hidden(state: State): State {
  const { focus } = state;
  if (focus === 'chart') return { ...state, notice: 'the chart stays; z gives it the whole screen' };
  return { ...state, hidden: [...state.hidden, focus], focus: 'choices', main: 'chart', zoomed: false };
}

/** The state with the cursor of a pane moved; a pane without a cursor is scrolled. */
function moved(state: Running, pane: PaneName, by: number): State {
  const { count } = panes[pane];
  if (!count) return scrolledByLines(state, pane, by);
  const cursors = { ...state.cursors, [pane]: within(cursorIn(state, pane) + by, count(state)) };
  return { ...state, cursors, scrolls: { ...state.scrolls, [pane]: 0 }, typed: '' };
}

function scrolledByPages(state: Running, { pages }: ActionOf<'scroll'>): State {
  const pane = state.focus === 'choices' ? state.main : state.focus;
  const by = pages * Math.max(1, Math.floor(rectOf(state, pane).height / 2));
  return panes[pane].isText ? scrolledByLines(state, pane, by) : moved({ ...state, focus: pane }, pane, by);
}

function scrolledByLines(state: Running, pane: PaneName, by: number): State {
  const { lines, scrolledTo } = panes[pane];
  const rect = rectOf(state, pane);
  if (scrolledTo) return { ...state, scrolls: { ...state.scrolls, [pane]: scrolledTo(state, rect, by) } };
  const most = Math.max(0, lines(state, rect).length - rect.height);
  const scroll = Math.min(Math.max(0, (state.scrolls[pane] ?? 0) + by), most);
  return { ...state, scrolls: { ...state.scrolls, [pane]: scroll } };
}

/** The state at the next step that contains the searched text, wrapping around. */
function matched(state: Running, { by }: ActionOf<'match'>): State {
  const { run, match } = state;
  if (match === '') return { ...state, notice: 'search with / first' };
  const found = stepsMatching(run, match);
  const after = found.find(step => step > run.position) ?? found[0];
  const before = found.findLast(step => step < run.position) ?? found.at(-1);
  const next = by > 0 ? after : before;
  if (next === undefined) return { ...state, notice: `“${match}” stands nowhere on this path` };
  return { ...goTo(state, atPosition(run, next)), notice: `${found.indexOf(next) + 1} of ${found.length} steps` };
}
