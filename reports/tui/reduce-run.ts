/** Reducing in a run: what happens next, where on the tree we are, and under which setting. */
import { safeguards } from '#machines';
import { settingOf } from '#sim';
import type { Action } from './action.ts';
import { exported } from './exports.ts';
import { homeEntries } from './home.ts';
import { firstViolation } from './lights.ts';
import { asked } from './reduce-asking.ts';
import { openedToken } from './reduce-opening.ts';
import { reducePanes } from './reduce-panes.ts';
import { rerun } from './rerun.ts';
import { along, forward, movedTo, nodeOf, opened, type Run, restarted, taken, tokenSoFar, wentTo } from './run.ts';
import { listed, type Place, pointed, type State, settingKey, showing, speeds, within } from './state.ts';
import { siblingOf, tipFrom } from './tree.ts';

/** The state after an action in a run. */
export function reduceRun(state: State, run: Run, action: Action): State {
  switch (action.kind) {
    case 'choose':
      return went(state, taken(run, action.at));
    case 'digit':
      return typing(state, run, state.typed + action.digit);
    case 'forward':
      return went(state, forward(run));
    case 'tick':
      return ticked(state, run);
    case 'back':
      return went(state, movedTo(run, run.position - 1));
    case 'home':
      return went(state, movedTo(run, 0));
    case 'end':
      return went(state, movedTo(run, run.path.length));
    case 'restart':
      return went(state, restarted(run));
    case 'undo':
      return returned(state, run, 'past', 'future');
    case 'redo':
      return returned(state, run, 'future', 'past');
    case 'sibling':
      return besides(state, run, action.by);
    case 'violation': {
      const found = firstViolation(run);
      if (found === undefined) return { ...state, said: 'nothing is violated on this path; c checks what may come' };
      return went(state, movedTo(run, found));
    }
    case 'play':
      return { ...state, playing: !state.playing };
    case 'speed':
      return { ...state, speed: within(state.speed + action.by, speeds.length) };
    case 'profile':
    case 'safeguard':
      return resettled(state, run, action);
    case 'faults':
      return pointed({ ...state, showsFaults: !state.showsFaults, typed: '' });
    case 'copy': {
      const wants = [...state.wants, { kind: 'copy', text: tokenSoFar(run) } as const];
      return { ...state, wants, said: 'the token is copied', layer: undefined };
    }
    case 'export': {
      const wants = [...state.wants, exported(state, run, action.format)];
      return { ...state, wants };
    }
    case 'open':
      return openedToken(state, action.token);
    case 'chooser':
      return homeFrom(state, run);
    default:
      return asked(state, run, action) ?? reducePanes(state, run, action);
  }
}

/** The list again, with the cursor on what was open. */
function homeFrom(state: State, { scenario }: Run): State {
  const next = {
    ...state,
    run: undefined,
    layer: undefined,
    asking: undefined,
    playing: false,
    typed: '',
    sought: '',
    seeking: false,
  };
  const at = homeEntries(next).findIndex(({ opens }) => opens.kind === 'scenario' && opens.scenario === scenario);
  return { ...next, cursor: Math.max(0, at) };
}

/** The state at another place; where it was before can be come back to. */
export function went(state: State, run: Run): State {
  if (!state.run || run === state.run) return { ...state, typed: '' };
  return showing({ ...state, past: [...state.past, placeIn(state.run, run)], future: [] }, run);
}

/** Where a run stands, told whole where the next one is of another model. */
function placeIn(run: Run, next: Run): Place {
  return {
    run: run.model === next.model ? undefined : run,
    node: nodeOf(run).id,
    tip: (run.path.at(-1) ?? run.tree.nodes[0]!).id,
  };
}

/** Undoing and redoing: nothing that was tried is forgotten by either. */
function returned(state: State, run: Run, from: 'past' | 'future', to: 'past' | 'future'): State {
  const place = state[from].at(-1);
  if (!place) return { ...state, said: from === 'past' ? 'nothing to undo' : 'nothing to redo' };
  const { nodes } = run.tree;
  const next = place.run ?? wentTo(run, nodes[place.node]!, nodes[place.tip]!);
  const { [from]: list, [to]: other } = state;
  return showing({ ...state, [from]: list.slice(0, -1), [to]: [...other, placeIn(run, next)] }, next);
}

/** The same place on the neighbouring branch: at its first step. */
function besides(state: State, run: Run, by: number): State {
  for (let { position } = run; position > 0; position--) {
    const sibling = siblingOf(run.tree, run.path[position - 1]!, by);
    if (sibling) return went(state, wentTo(run, sibling));
  }
  return { ...state, said: 'no other branch was taken on the way here' };
}

/** Playing goes on by itself until nothing more happens or something breaks. */
function ticked(state: State, run: Run): State {
  if (!state.playing) return state;
  const next = forward(run);
  const shown = went(state, next);
  const stops = next === run || firstViolation({ ...next, path: next.path.slice(0, next.position) }) === next.position;
  return stops ? { ...shown, playing: false, said: next === run ? 'nothing more happens by itself' : '' } : shown;
}

/** The same choices under another profile, or with another value of a safeguard. */
function resettled(state: State, run: Run, action: Extract<Action, { kind: 'profile' | 'safeguard' }>): State {
  const { scenario, setting } = run;
  const { faults, timers, mutant } = setting;
  const kept = { faults, timers, ...(mutant === undefined ? {} : { mutant }) };
  const other = setting.profile === 'hardened' ? 'published' : 'hardened';
  const changed =
    action.kind === 'profile'
      ? settingOf(scenario, { ...kept, profile: other })
      : {
          ...setting,
          safeguards: {
            ...setting.safeguards,
            [action.name]: action.value ?? nextValue(action.name, setting.safeguards),
          },
        };
  const key = settingKey(scenario, changed);
  const fresh = opened(scenario, changed, state.catalogue, undefined, state.models[key]);
  const { steps, departure } = rerun(run, fresh.model);
  const again = along(fresh, steps, Math.min(run.position, steps.length));
  const next: Run = {
    ...again,
    opened: tipFrom(again.tree, again.tree.nodes[0]!),
    ...(departure ? { departure } : {}),
  };
  const what = action.kind === 'profile' ? other : `${action.name} = ${changed.safeguards[action.name]}`;
  const says = departure ? `${what}: the story departs at step ${departure.step}` : `${what}: the same story`;
  const models = { ...state.models, [key]: fresh.model };
  return { ...went({ ...state, models, asking: undefined }, next), said: says };
}

function nextValue(name: keyof typeof safeguards, now: Run['setting']['safeguards']): string {
  const { values } = safeguards[name];
  return values[(values.indexOf(now[name]) + 1) % values.length]!;
}

/** A number is taken as soon as no longer number begins like it; until then the cursor goes there. */
function typing(state: State, run: Run, typed: string): State {
  const choices = listed(state);
  const alike = choices.filter(({ at }) => String(at).startsWith(typed));
  const exact = choices.findIndex(({ at }) => String(at) === typed);
  if (alike.length === 0) return { ...state, typed: '' };
  if (alike.length === 1) return went(state, taken(run, alike[0]!.at));
  const cursor = exact < 0 ? (state.cursors.choices ?? 0) : exact;
  return { ...state, typed, cursors: { ...state.cursors, choices: cursor } };
}
