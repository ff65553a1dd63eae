/** Opening a run by a token or from a saved run. An `InputError` becomes a message in the footer. */
import { InputError, type Replayed, readRun, regressionStatusOf, type TokenRead, traceOf } from '#sim';
import { openRun } from '../run/run.ts';
import { settingKey, showing, withRun } from '../state/opening.ts';
import type { State } from '../state/state.ts';
import type { SavedRun } from '../state/user-state.ts';

/** The state with the run of a token opened, at its beginning or at its end. */
export function openToken(state: State, text: string, atEnd = false): State {
  return attempted(state, () => {
    const trace = traceOf(text.trim().replace(/^tongka (?:replay|watch) /, ''), state.scenarios);
    const next = withRun(home(state), trace.scenario, trace.setting, trace);
    return atEnd && next.run ? showing(next, { ...next.run, position: next.run.path.length }) : next;
  });
}

/**
 * The state with a saved run opened: its choices replayed by meaning as far as possible, with the replay result in the
 * footer.
 */
export function openSaved(state: State, { name, text }: SavedRun): State {
  return attempted(state, () => {
    const saved = readRun(name, text, state.scenarios);
    const { scenario, setting } = saved;
    const model = state.models[settingKey(scenario, setting)] ?? openRun(scenario, setting, state.catalogue).model;
    const { answer, step, run } = regressionStatusOf(saved, state.catalogue, model);
    const trace = traceTaken(saved, run);
    const models = { ...state.models, [settingKey(scenario, setting)]: model };
    const next = withRun({ ...home(state), models }, scenario, setting, trace);
    return { ...next, notice: `${name}: ${answer}${step === undefined ? '' : ` at step ${step}`}` };
  });
}

/** The replayed part of a saved run as a trace. */
export function traceTaken({ scenario, setting }: Pick<TokenRead, 'scenario' | 'setting'>, run: Replayed): TokenRead {
  const places = run.steps.map(({ at }) => at);
  const cycle = run.stemSteps < places.length ? places.slice(run.stemSteps) : undefined;
  return { scenario, setting, stem: places.slice(0, run.stemSteps), cycle, check: undefined };
}

/** The state without a visit and with the initial panes. */
function home(state: State): State {
  return { ...state, visit: undefined, main: 'chart', focus: 'choices', zoomed: false, overlay: undefined };
}

/** The state after `act`, or with the message of its `InputError` in the footer. */
function attempted(state: State, act: () => State): State {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError) return { ...state, overlay: undefined, notice: error.message };
    throw error;
  }
}
