/** Reducing what lies over a screen: the keys, the token, a menu, a line being written. */
import { runToText, toldOf } from '#sim';
import type { Action } from './action.ts';
import { shownBy } from './exports.ts';
import { type Layer, writtenBy } from './layer.ts';
import { menuEntries } from './menus.ts';
import { reduce } from './reduce.ts';
import { openedToken } from './reduce-opening.ts';
import { branchAt, type Run, takenIn } from './run.ts';
import { helpScrollMax } from './screens.ts';
import type { SavedRun } from './shelf.ts';
import { type State, within } from './state.ts';
import { named } from './tree.ts';

/** The state after an action that a layer takes; undefined where none is open, or it lets the action through. */
export function reduceLayer(state: State, action: Action): State | undefined {
  const { layer, run } = state;
  if (action.kind === 'menu') return run && { ...state, layer: { kind: 'menu', of: action.of, text: '', cursor: 0 } };
  if (action.kind === 'prompt' && (run || action.of === 'go'))
    return { ...state, layer: { kind: 'prompt', of: action.of, text: textFor(state, action.of) } };
  if (action.kind === 'token' && run)
    return { ...state, layer: layer?.kind === 'token' ? undefined : { kind: 'token' } };
  switch (layer?.kind) {
    case undefined:
      return undefined;
    case 'help': {
      const by = action.kind === 'move' ? action.by : action.kind === 'scroll' ? 8 * action.pages : undefined;
      if (by === undefined) return { ...state, layer: undefined };
      return { ...state, layer: { ...layer, scroll: within(layer.scroll + by, helpScrollMax(state) + 1) } };
    }
    case 'token':
      return action.kind === 'copy' ? undefined : { ...state, layer: undefined };
    case 'menu':
      return inMenu(state, layer, action);
    case 'prompt':
      return run || layer.of === 'go' ? inPrompt(state, run, layer, action) : undefined;
  }
}

/** What stands in a line before anything is written. */
function textFor({ run, match }: State, of: Extract<Layer, { kind: 'prompt' }>['of']): string {
  if (of === 'search') return match;
  if (of !== 'name' || !run) return '';
  return run.tree.names[branchAt(run).id] ?? '';
}

function inMenu(state: State, layer: Extract<Layer, { kind: 'menu' }>, action: Action): State {
  const entries = menuEntries(state, layer);
  switch (action.kind) {
    case 'move':
      return { ...state, layer: { ...layer, cursor: within(layer.cursor + action.by, entries.length) } };
    case 'scroll':
      return { ...state, layer: { ...layer, cursor: within(layer.cursor + 8 * action.pages, entries.length) } };
    case 'take': {
      const chosen = entries[layer.cursor];
      return chosen ? reduce({ ...state, layer: undefined }, chosen.action) : state;
    }
    case 'write': {
      const text = writtenBy(layer.text, action.key);
      return text === undefined ? state : { ...state, layer: { ...layer, text, cursor: 0 } };
    }
    default:
      return state;
  }
}

function inPrompt(
  state: State,
  run: Run | undefined,
  layer: Extract<Layer, { kind: 'prompt' }>,
  action: Action,
): State {
  if (action.kind === 'take') return written({ ...state, layer: undefined }, run, layer);
  if (action.kind !== 'write') return state;
  const text = writtenBy(layer.text, action.key);
  return text === undefined ? state : { ...state, layer: { ...layer, text } };
}

/** What a line was written for. */
function written(state: State, run: Run | undefined, { of, text }: Extract<Layer, { kind: 'prompt' }>): State {
  const line = text.trim();
  if (of === 'go') return line === '' ? state : openedToken(state, line);
  if (!run) return state;
  switch (of) {
    case 'name': {
      const branch = branchAt(run);
      return {
        ...state,
        run: { ...run, tree: named(run.tree, branch, line) },
        said: line && `this branch is “${line}”`,
      };
    }
    case 'save':
      return line === '' ? state : saved(state, run, line);
    case 'search':
      return reduce({ ...state, match: line }, { kind: 'match', by: -1 });
  }
}

/** A name is a file's name in the end, so it is made of what file names are made of everywhere. */
function saved(state: State, run: Run, line: string): State {
  const name = line
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (name === '') return { ...state, said: 'a name needs a letter or a digit' };
  const { scenario, setting } = run;
  const steps = takenIn(run);
  const text = runToText({ scenario, setting, ...toldOf({ steps, stemSteps: steps.length }), shows: shownBy(run) });
  const kept: SavedRun = { name, scenario: scenario.name, text };
  const others = state.shelf.saved.filter(each => each.name !== name);
  const shelf = { ...state.shelf, saved: [...others, kept] };
  return { ...state, shelf, wants: [...state.wants, { kind: 'save', run: kept }], said: `saving ${name}…` };
}
