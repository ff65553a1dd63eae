/** Reducing what the checker is asked, and what it answers: a way it found becomes a branch that nobody has walked. */
import { replay } from '#sim';
import type { Action } from './action.ts';
import type { Answer, Question } from './ask.ts';
import { conditionFor } from './conditions.ts';
import { lightsIn } from './lights.ts';
import { nodeOf, type Run, replayedIn } from './run.ts';
import { type State, shelvedVerdict, showing, withRun } from './state.ts';
import { openingIn } from './tour.ts';
import { grown, haunted, lineTo } from './tree.ts';

/** The state in which something is asked of the run; undefined for any other action. */
export function asked(state: State, run: Run, action: Action): State | undefined {
  const { scenario, setting, properties } = run;
  const about = { scenario, setting, past: replayedIn(run) };
  const put = (question: Question): State => ({ ...state, asking: { question, progress: '' } });
  const key = `${action.kind} ${scenario.name} ${nodeOf(run).id} ${state.past.length}`;
  switch (action.kind) {
    case 'check': {
      // What is broken already needs no looking for.
      const open = lightsIn(run).flatMap(({ property, state: light }) => (light === 'violated' ? [] : [property]));
      return put({ kind: 'check', key, ...about, properties: open.length > 0 ? open : properties });
    }
    case 'find': {
      const condition = conditionFor(run, action.sought.condition);
      const sought = `${key} ${action.sought.condition}`;
      return condition && put({ kind: 'find', key: sought, ...about, properties: [condition] });
    }
    case 'shorten':
    case 'mends': {
      const broken = lightsIn(run).filter(({ state: light }) => light === 'violated');
      const [first] = broken.toSorted((one, two) => (two.since ?? 0) - (one.since ?? 0));
      if (!first) return { ...state, said: 'nothing is violated on this run; v goes to where something is' };
      return put({ kind: action.kind, key, ...about, properties: [first.property] });
    }
    default:
      return undefined;
  }
}

/** The state with an answer: to the tour, of a scenario at home, or of the run being shown. */
export function answered(state: State, key: string, answer: Answer): State {
  const { asking } = state;
  if (asking?.question.key !== key) return toured(state, key, answer);
  const { question } = asking;
  const next = { ...state, asking: undefined, said: answer.says };
  if (question.kind === 'scenario') return shelvedVerdict(next, question.scenario.name, answer.verdict);
  if (answer.mends) return { ...next, mends: answer.mends, layer: { kind: 'menu', of: 'mends', text: '', cursor: 0 } };
  return state.run && answer.way ? withWay(next, state.run, question, answer) : next;
}

/** An answer may be what a stop of the tour waits for. */
function toured(state: State, key: string, answer: Answer): State {
  const next = { ...state, answers: { ...state.answers, [key]: answer } };
  const opens = state.visit && !state.run && openingIn(next);
  return opens ? { ...withRun(next, opens.scenario, opens.setting, opens.trace), layer: state.layer } : next;
}

/** The way lies ahead where it goes on from here, and stands beside as a branch where it does not. */
function withWay(state: State, run: Run, question: Question, { way = [], what = 'found' }: Answer): State {
  const root = run.tree.nodes[0]!;
  const { steps } = replay(run.model, { stem: way });
  const { tree, line } = grown(run.tree, root, steps);
  const begins = line[question.kind === 'check' || question.kind === 'find' ? question.past.steps.length : 0];
  const end = line.at(-1);
  if (!begins || !end) return state;
  const ghostly = haunted(tree, begins, what);
  const here = nodeOf(run);
  const ahead = lineTo(end);
  const goesOn = here.depth === 0 || ahead[here.depth - 1] === here;
  return { ...showing(state, { ...run, tree: ghostly, path: goesOn ? ahead : run.path }), said: state.said };
}
