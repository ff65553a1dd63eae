/** The key handlers of the run screen. */

import { homeEntries } from '../home/home.ts';
import { promptOpened } from '../menu/prompt.ts';
import { paneHandlers } from '../panes/pane-handlers.ts';
import { exported } from '../run/exports.ts';
import { afterChoice, atNode, atPosition, forward, restarted, tokenSoFar } from '../run/run.ts';
import { siblingOf } from '../run/tree.ts';
import { firstViolation } from '../run/verdicts.ts';
import type { ActionOf, ScreenKind } from '../state/action.ts';
import { type Handlers, ignoring } from '../state/handlers.ts';
import { pointed } from '../state/opening.ts';
import { speeds } from '../state/playing.ts';
import { listed, within } from '../state/screen.ts';
import type { Running, State } from '../state/state.ts';
import { questionHandlers } from './asking.ts';
import { goTo, redone, undone } from './history.ts';
import { openToken } from './open-run.ts';
import { underOtherProfile, withSafeguard } from './other-setting.ts';

export const runHandlers: Handlers<ScreenKind, Running> = {
  ...paneHandlers,
  ...questionHandlers,
  choose: (state, { at }) => goTo(state, afterChoice(state.run, at)),
  digit: digitTyped,
  forward: state => goTo(state, forward(state.run)),
  back: state => goTo(state, atPosition(state.run, state.run.position - 1)),
  home: state => goTo(state, atPosition(state.run, 0)),
  end: state => goTo(state, atPosition(state.run, state.run.path.length)),
  restart: state => goTo(state, restarted(state.run)),
  undo: undone,
  redo: redone,
  sibling: onSibling,
  violation: state => {
    const found = firstViolation(state.run);
    if (found === undefined) return { ...state, notice: 'nothing is violated on this path; c checks what may come' };
    return goTo(state, atPosition(state.run, found));
  },
  play: state => ({ ...state, playing: !state.playing }),
  speed: (state, { by }) => ({ ...state, speed: within(state.speed + by, speeds.length) }),
  tick: ticked,
  profile: underOtherProfile,
  safeguard: withSafeguard,
  faults: state => pointed({ ...state, showsFaults: !state.showsFaults, typed: '' }),
  copy: state => ({
    ...state,
    commands: [...state.commands, { kind: 'copy', text: tokenSoFar(state.run) }],
    notice: 'the token is copied',
    overlay: undefined,
  }),
  export: (state, { format }) => ({
    ...state,
    commands: [...state.commands, exported(state.run, format, state.size.columns)],
  }),
  open: (state, { token }) => openToken(state, token),
  chooser: homeFrom,
  token: state => ({ ...state, overlay: state.overlay?.kind === 'token' ? undefined : { kind: 'token' } }),
  menu: (state, { of }) => ({ ...state, overlay: { kind: 'menu', of, text: '', cursor: 0 } }),
  prompt: (state, { of }) => promptOpened(state, of),
  ...ignoring('write', 'group', 'stop', 'mend'),
};

/** Home, with the cursor on the scenario of the run. */
function homeFrom(state: Running): State {
  const { scenario } = state.run;
  const home: State = {
    ...state,
    run: undefined,
    overlay: undefined,
    asking: undefined,
    playing: false,
    typed: '',
    searchText: '',
    isSearching: false,
  };
  const at = homeEntries(home).findIndex(({ opens }) => opens.kind === 'scenario' && opens.scenario === scenario);
  return { ...home, cursor: Math.max(0, at) };
}

/** The state at the first step of a neighbouring branch, at the nearest fork before the present position. */
function onSibling(state: Running, { by }: ActionOf<'sibling'>): State {
  const { run } = state;
  for (let { position } = run; position > 0; position--) {
    const sibling = siblingOf(run.tree, run.path[position - 1]!, by);
    if (sibling) return goTo(state, atNode(run, sibling));
  }
  return { ...state, notice: 'no other branch was taken on the way here' };
}

/** One step of play, which stops at quiescence or at a violation. */
function ticked(state: Running): State {
  if (!state.playing) return state;
  const { run } = state;
  const next = forward(run);
  const shown = goTo(state, next);
  const stops = next === run || firstViolation({ ...next, path: next.path.slice(0, next.position) }) === next.position;
  return stops ? { ...shown, playing: false, notice: next === run ? 'nothing more happens by itself' : '' } : shown;
}

/**
 * The state after a digit. The choice is taken once no other number begins with the typed digits; until then the cursor
 * moves to it.
 */
function digitTyped(state: Running, { digit }: ActionOf<'digit'>): State {
  const typed = state.typed + digit;
  const choices = listed(state);
  const alike = choices.filter(({ at }) => String(at).startsWith(typed));
  const exact = choices.findIndex(({ at }) => String(at) === typed);
  if (alike.length === 0) return { ...state, typed: '' };
  if (alike.length === 1) return goTo(state, afterChoice(state.run, alike[0]!.at));
  const cursor = exact < 0 ? (state.cursors.choices ?? 0) : exact;
  return { ...state, typed, cursors: { ...state.cursors, choices: cursor } };
}
