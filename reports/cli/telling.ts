/** Telling a trace: its chart, the state everybody is left in, and the token to see it again. */
import { initialWorld, type Model, type Scenario, type Setting, type Step, tokenOf, viewOf, type World } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { stateText } from '../formats/state-text.ts';
import { stepsText } from '../formats/steps-text.ts';
import { columns, paint } from './outside.ts';

/** A trace with the model it was taken in. */
export interface Told {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly model: Model;
  readonly steps: readonly Step[];
  /** How many of the steps are the stem; all of them where there is no cycle. */
  readonly stemSteps: number;
}

/** The token of a told trace. */
export function tokenFor({ model, scenario, setting, steps, stemSteps }: Told): string {
  const places = steps.map(({ at }) => at);
  const cycle = stemSteps < steps.length ? places.slice(stemSteps) : undefined;
  return tokenOf(model, { scenario, setting, stem: places.slice(0, stemSteps), cycle });
}

/** The world a trace ends in. */
export function endOf({ model, steps }: Told): World {
  return steps.at(-1)?.to ?? initialWorld(model);
}

/** The chart of a trace, as text. */
export function chartText(told: Told): string {
  return stepsText(told.steps, told.stemSteps);
}

/** The chart of a trace, as Mermaid. */
export function chartMermaid(told: Told): string {
  return stepsText(told.steps, told.stemSteps);
}

/** The local state of every party at the end. */
export function endText(told: Told): string {
  const world = viewOf(endOf(told));
  const rows = told.model.parties.map(({ name }) => [paint().dim(name), stateText(world.local(name).value)]);
  return columnsOf(rows, columns(), '  ');
}
