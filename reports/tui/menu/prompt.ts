/** Prompts: a line of text written in the footer, and its effect. */
import { describedRun, runToText } from '#sim';
import { shownBy } from '../run/exports.ts';
import { branchAt, type Run, takenIn } from '../run/run.ts';
import { withName } from '../run/tree.ts';
import { openToken } from '../run-screen/open-run.ts';
import type { Reduce } from '../state/handlers.ts';
import type { PromptName } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import type { SavedRun } from '../state/user-state.ts';

/** The state with an open prompt, prefilled with the present text. */
export function promptOpened(state: State, of: PromptName): State {
  return { ...state, overlay: { kind: 'prompt', of, text: textFor(state, of) } };
}

function textFor({ run, match }: State, of: PromptName): string {
  if (of === 'search') return match;
  if (of !== 'name' || !run) return '';
  return run.tree.names[branchAt(run).id] ?? '';
}

/** The state after the text of a prompt is entered. */
export function lineWritten(state: State, of: PromptName, text: string, reduce: Reduce): State {
  const line = text.trim();
  if (of === 'go') return line === '' ? state : openToken(state, line);
  const { run } = state;
  if (!run) return state;
  switch (of) {
    case 'name': {
      const tree = withName(run.tree, branchAt(run), line);
      return { ...state, run: { ...run, tree }, notice: line && `this branch is “${line}”` };
    }
    case 'save':
      return line === '' ? state : saved(state, run, line);
    case 'search':
      return reduce({ ...state, match: line }, { kind: 'match', by: -1 });
  }
}

/** The state with a command that saves the run. The name is converted to a file name. */
function saved(state: State, run: Run, line: string): State {
  const name = line
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (name === '') return { ...state, notice: 'a name needs a letter or a digit' };
  const { scenario, setting } = run;
  const steps = takenIn(run);
  const text = runToText({
    scenario,
    setting,
    ...describedRun({ steps, stemSteps: steps.length }),
    shows: shownBy(run),
  });
  const kept: SavedRun = { name, scenario: scenario.name, text };
  const others = state.user.saved.filter(each => each.name !== name);
  const user = { ...state.user, saved: [...others, kept] };
  return { ...state, user, commands: [...state.commands, { kind: 'save', run: kept }], notice: `saving ${name}…` };
}
