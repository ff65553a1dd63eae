/** Opening a run from outside: by a token, or a run that was saved. What cannot be read becomes a line at the foot. */
import { InputError, type Replayed, readRun, regressionStatusOf, type TokenRead, traceOf } from '#sim';
import { openRun } from '../run/run.ts';
import { settingKey, showing, withRun } from '../state/opening.ts';
import type { State } from '../state/state.ts';
import type { SavedRun } from '../state/user-state.ts';

/** Opens the run of a token, at its beginning or at its end. */
export function openToken(state: State, text: string, atEnd = false): State {
  return attempted(state, () => {
    const trace = traceOf(text.trim().replace(/^tongka (?:replay|watch) /, ''), state.scenarios);
    const next = withRun(home(state), trace.scenario, trace.setting, trace);
    return atEnd && next.run ? showing(next, { ...next.run, position: next.run.path.length }) : next;
  });
}

/** Opens a saved run: its choices taken again by meaning, as far as they go, and how it stands today. */
export function openSaved(state: State, { name, text }: SavedRun): State {
  return attempted(state, () => {
    const saved = readRun(name, text, state.scenarios);
    const { scenario, setting } = saved;
    const model = state.models[settingKey(scenario, setting)] ?? openRun(scenario, setting, state.catalogue).model;
    const { answer, step, run } = regressionStatusOf(saved, state.catalogue, model);
    const trace = traceTaken(saved, run);
    const models = { ...state.models, [settingKey(scenario, setting)]: model };
    const next = withRun({ ...home(state), models }, scenario, setting, trace);
    return { ...next, said: `${name}: ${answer}${step === undefined ? '' : ` at step ${step}`}` };
  });
}

/** A saved run as far as it was taken again, as a trace. */
export function traceTaken({ scenario, setting }: Pick<TokenRead, 'scenario' | 'setting'>, run: Replayed): TokenRead {
  const places = run.steps.map(({ at }) => at);
  const cycle = run.stemSteps < places.length ? places.slice(run.stemSteps) : undefined;
  return { scenario, setting, stem: places.slice(0, run.stemSteps), cycle, check: undefined };
}

/** The state without a visit and with the panes as at first. */
function home(state: State): State {
  return { ...state, visit: undefined, main: 'chart', focus: 'choices', zoomed: false, overlay: undefined };
}

/** The state after `act`, or with the message of the `InputError` at its foot. */
function attempted(state: State, act: () => State): State {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError) return { ...state, overlay: undefined, said: error.message };
    throw error;
  }
}
