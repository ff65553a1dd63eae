/**
 * The tour: the stop of the visit, the question for the checker, and the run to open. The question is a function of the
 * state, and its answer arrives as an action, like a key.
 */
import { type Property, type Scenario, type Setting, settingWords, type TokenRead, traceOf } from '#sim';
import { brokenSetting, mendedSetting, type Stop } from '../../formats/tour-stops.ts';
import type { Answer, Question } from '../state/question.ts';
import type { State } from '../state/state.ts';

/** A run to open. */
export interface Opening {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly trace: TokenRead | undefined;
}

/** The part of the state that the tour reads. */
type TourState = Pick<State, 'visit' | 'stops' | 'scenarios' | 'catalogue' | 'answers'>;

/** The stop of the visit. */
export function stopIn({ visit, stops }: Pick<State, 'visit' | 'stops'>): Stop | undefined {
  return visit && stops[visit.at];
}

/** The question of the visit, answered or not. */
function questionOfVisit(state: TourState): Question | undefined {
  const stop = stopIn(state);
  const scenario = state.scenarios.find(({ name }) => name === stop?.scenario);
  const property = state.catalogue.find(({ name }) => name === stop?.property);
  if (!stop || !scenario || !property) return undefined;
  const setting = state.visit?.shows === 'mended' ? mendedSetting(scenario) : brokenSetting(stop, scenario);
  const key = [property.name, scenario.name, ...settingWords(scenario, setting)].join(' ');
  return { kind: 'tour', key, scenario, setting, properties: [property] };
}

/** The question of the visit that is still unanswered. */
export function questionIn(state: TourState): Question | undefined {
  const question = questionOfVisit(state);
  return question && state.answers[question.key] ? undefined : question;
}

/** The answer for the visit. */
export function answerIn(state: TourState): Answer | undefined {
  return state.answers[questionOfVisit(state)?.key ?? ''];
}

/** The property of the stop. */
export function propertyIn(state: TourState): Property | undefined {
  return questionOfVisit(state)?.properties[0];
}

/** The run of a visit: none in the story, and none before a violating trace is found. */
export function openingIn(state: TourState): Opening | undefined {
  const question = questionOfVisit(state);
  if (!question || state.visit?.shows === 'story') return undefined;
  const { scenario, setting } = question;
  if (state.visit?.shows === 'mended') return { scenario, setting, trace: undefined };
  const token = answerIn(state)?.token;
  return token === undefined ? undefined : { scenario, setting, trace: traceOf(token, [scenario]) };
}
