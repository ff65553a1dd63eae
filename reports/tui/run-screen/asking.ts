/**
 * Questions to the checker about the run, and the effects of its answers: a path it finds is added to the tree as a
 * suggested branch.
 */
import { type Property, replay, type Verdict } from '#sim';
import { conditionFor } from '../run/conditions.ts';
import { nodeOf, type Run, replayedIn } from '../run/run.ts';
import { pathTo, withSteps, withSuggestion } from '../run/tree.ts';
import { type RunVerdict, verdictsIn } from '../run/verdicts.ts';
import type { ActionOf } from '../state/action.ts';
import type { Handlers } from '../state/handlers.ts';
import { showing, withRun } from '../state/opening.ts';
import type { Answer, Question } from '../state/question.ts';
import type { Running, State } from '../state/state.ts';
import { openingIn } from '../tour/tour.ts';

/** The kinds of action that ask the checker. */
type QuestionKind = 'check' | 'find' | 'shorten' | 'mends';

export const questionHandlers: Handlers<QuestionKind, Running> = {
  check: state => {
    const { properties } = state.run;
    // A property that is already violated is left out, unless all are.
    const open = verdictsIn(state.run).flatMap(({ property, state: verdict }) =>
      verdict === 'violated' ? [] : [property],
    );
    return asking(state, 'check', open.length > 0 ? open : properties);
  },
  find: (state, { target: { condition } }) => {
    const property = conditionFor(state.run, condition);
    return property ? asking(state, 'find', [property], ` ${condition}`) : state;
  },
  shorten: aboutViolation,
  mends: aboutViolation,
};

function asking(state: Running, kind: QuestionKind, properties: readonly Property[], more = ''): State {
  const { run } = state;
  const { scenario, setting } = run;
  const key = `${kind} ${scenario.name} ${nodeOf(run).id} ${state.past.length}${more}`;
  const question: Question = { kind, key, scenario, setting, past: replayedIn(run), properties };
  return { ...state, asking: { question, progress: '' } };
}

/** The state with a question about the property that was violated last. */
function aboutViolation(state: Running, { kind }: ActionOf<'shorten' | 'mends'>): State {
  const stepOf = ({ since }: RunVerdict): number => since ?? 0;
  const broken = verdictsIn(state.run).filter(({ state: verdict }) => verdict === 'violated');
  const [last] = broken.toSorted((one, two) => stepOf(two) - stepOf(one));
  if (!last) return { ...state, notice: 'nothing is violated on this run; v goes to where something is' };
  return asking(state, kind, [last.property]);
}

/** The state after an answer: for the tour, for a scenario at home, or for the run on the screen. */
export function answered(state: State, { key, answer }: ActionOf<'answer'>): State {
  const { asking } = state;
  if (asking?.question.key !== key) return toured(state, key, answer);
  const { question } = asking;
  const next = { ...state, asking: undefined, notice: answer.says };
  if (question.kind === 'scenario') return withVerdict(next, question.scenario.name, answer.verdict);
  if (answer.mends)
    return { ...next, mends: answer.mends, overlay: { kind: 'menu', of: 'mends', text: '', cursor: 0 } };
  return state.run && answer.path ? withFoundPath(next, state.run, question, answer) : next;
}

/** The state after an answer for the tour, with the run opened if the visit waits for this answer. */
function toured(state: State, key: string, answer: Answer): State {
  const next = { ...state, answers: { ...state.answers, [key]: answer } };
  const opens = state.visit && !state.run && openingIn(next);
  return opens ? { ...withRun(next, opens.scenario, opens.setting, opens.trace), overlay: state.overlay } : next;
}

/**
 * The state with the found path in the tree: ahead on the present path if it continues that path, else as another
 * branch.
 */
function withFoundPath(state: State, run: Run, question: Question, { path = [], what = 'found' }: Answer): State {
  const root = run.tree.nodes[0]!;
  const { steps } = replay(run.model, { stem: path });
  const { tree, line } = withSteps(run.tree, root, steps);
  const begins = line[question.kind === 'check' || question.kind === 'find' ? question.past.steps.length : 0];
  const end = line.at(-1);
  if (!begins || !end) return state;
  const suggested = withSuggestion(tree, begins, what);
  const here = nodeOf(run);
  const ahead = pathTo(end);
  const goesOn = here.depth === 0 || ahead[here.depth - 1] === here;
  return { ...showing(state, { ...run, tree: suggested, path: goesOn ? ahead : run.path }), notice: state.notice };
}

/** The state with the verdict of a scenario, which a command also stores. */
function withVerdict(state: State, scenario: string, verdict: Verdict): State {
  const user = { ...state.user, verdicts: { ...state.user.verdicts, [scenario]: verdict } };
  return { ...state, user, commands: [...state.commands, { kind: 'keep', user }] };
}
