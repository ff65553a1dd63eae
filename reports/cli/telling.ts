/** Telling a trace: its chart, the state everybody is left in, and the token to see it again. */
import { initialWorld, type Model, type Scenario, type Setting, type Step, tokenOf, viewOf } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { stateTold } from '../formats/told-state.ts';
import { layoutOf } from '../sequence/layout.ts';
import { paintMermaid } from '../sequence/mermaid.ts';
import { paintText } from '../sequence/text.ts';
import { coloured, columns, paint } from './outside.ts';

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

/** Charts are this wide in a pipe: what a page of code shows without scrolling. */
const widthUnknown = 110;

function layout({ model, steps, stemSteps }: Told) {
  return layoutOf(model, steps, stemSteps);
}

/** The chart of a trace, as text. */
export function chartText(told: Told): string {
  return paintText(layout(told), { columns: columns() ?? widthUnknown, colour: coloured() });
}

/** The chart of a trace, as Mermaid. */
export function chartMermaid(told: Told): string {
  return paintMermaid(layout(told)).trimEnd();
}

/** What became of every party: the states that are not as in the beginning, a line each. */
export function endText({ model, steps }: Told): string {
  const worlds = [viewOf(initialWorld(model)), ...steps.map(({ after }) => after)];
  const rows = model.parties.flatMap(({ name, chart }) => {
    const leaves = stateTold(
      chart,
      worlds.map(world => world.local(name).value),
    );
    return leaves.map(({ text }, at) => [at === 0 ? paint().dim(name) : '', text]);
  });
  return columnsOf(rows, columns(), '  ');
}

/** The steps of a trace as JSON: what was chosen, by meaning. */
export function stepsJson({ steps }: Told): { readonly choice: Step['choice'] }[] {
  return steps.map(({ choice }) => ({ choice }));
}

/** The chart, the end and the token. */
export function runText(told: Told, token: string): string {
  return `${chartText(told)}\n\nIn the end:\n${endText(told)}\n\ntongka replay ${token}`;
}
