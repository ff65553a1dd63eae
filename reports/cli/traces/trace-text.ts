/** The printed form of a trace: its chart, the final state of each party, and its token. */
import { initialWorld, type Replayed, type Step, tokenOf, viewOf } from '#sim';
import { changedLeaves } from '../../formats/changed-state.ts';
import { columns, isColoured, paint } from '../../host/terminal.ts';
import { layoutOf } from '../../sequence/layout.ts';
import { paintMermaid } from '../../sequence/mermaid.ts';
import { paintText } from '../../sequence/text.ts';
import { columnsOf } from '../../text/columns.ts';

/** The steps of a trace, in the model of the replay. */
export type TakenSteps = Pick<Replayed, 'model' | 'steps' | 'stemSteps'>;

/** The token of a trace. */
export function tokenFor({ model, steps, stemSteps }: TakenSteps): string {
  const { scenario, setting } = model;
  const places = steps.map(({ at }) => at);
  const cycle = stemSteps < steps.length ? places.slice(stemSteps) : undefined;
  return tokenOf(model, { scenario, setting, stem: places.slice(0, stemSteps), cycle });
}

/** The width of charts in a pipe: a code block shows it without scrolling. */
const widthUnknown = 110;

function layoutFor({ model, steps, stemSteps }: TakenSteps) {
  return layoutOf(model, steps, stemSteps);
}

/** The chart of a trace as text. */
export function chartText(taken: TakenSteps): string {
  return paintText(layoutFor(taken), { columns: columns() ?? widthUnknown, colour: isColoured() });
}

/** The chart of a trace as Mermaid. */
export function chartMermaid(taken: TakenSteps): string {
  return paintMermaid(layoutFor(taken)).trimEnd();
}

/** The states that differ from the first world, one line each. */
export function endText({ model, steps }: Pick<TakenSteps, 'model' | 'steps'>): string {
  const worlds = [viewOf(initialWorld(model)), ...steps.map(({ after }) => after)];
  const rows = model.parties.flatMap(({ name, chart }) => {
    const leaves = changedLeaves(
      chart,
      worlds.map(world => world.local(name).value),
    );
    return leaves.map(({ text }, at) => [at === 0 ? paint().dim(name) : '', text]);
  });
  return columnsOf(rows, columns(), '  ');
}

/** The steps of a trace as JSON: the choices by meaning. */
export function stepsJson({ steps }: Pick<TakenSteps, 'steps'>): { readonly choice: Step['choice'] }[] {
  return steps.map(({ choice }) => ({ choice }));
}

/** The chart, the final states and the token. */
export function runText(taken: TakenSteps, token: string): string {
  return `${chartText(taken)}\n\nIn the end:\n${endText(taken)}\n\ntongka replay ${token}`;
}
