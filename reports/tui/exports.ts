/** Exports: what can be made of a run, or of what it is a run of, as text for a file. Pure. */
import { runToText, type Step, toldOf } from '#sim';
import { layoutOf } from '../sequence/layout.ts';
import { paintMermaid } from '../sequence/mermaid.ts';
import { paintText } from '../sequence/text.ts';
import { statechartMermaid } from '../statechart/mermaid.ts';
import { frameOf } from './frame.ts';
import { lightsIn } from './lights.ts';
import { type Run, replayedIn, takenIn, tokenSoFar } from './run.ts';
import type { Want } from './shelf.ts';
import type { State } from './state.ts';
import { svgOf } from './svg.ts';

/** Every format, with what it is. */
export const exportFormats = {
  text: 'the chart of the steps taken, as text',
  mermaid: 'the same as a Mermaid sequence diagram',
  json: 'the steps by meaning, and what each property says of them, as JSON',
  run: 'the choices by meaning, as a saved run',
  statecharts: 'the charts of all parties, as Mermaid state diagrams',
  screen: 'this screen, as a picture (SVG)',
  promela: 'every world of the scenario under this setting, as a model for Spin',
} as const;

export type ExportFormat = keyof typeof exportFormats;

const endings: Readonly<Record<ExportFormat, string>> = {
  text: 'txt',
  mermaid: 'mmd',
  json: 'json',
  run: 'run',
  statecharts: 'statecharts.mmd',
  screen: 'svg',
  promela: 'pml',
};

/** Wide enough for every label, narrow enough for a page. */
const textColumns = 110;

/** What is to be written, and where; a model for another tool is unfolded by whoever writes it. */
export function exported(state: State, run: Run, format: ExportFormat): Want {
  const check = tokenSoFar(run).split('~').at(-1) ?? '';
  const file = `tongka-${run.scenario.name}-${check}.${endings[format]}`;
  if (format === 'promela') return { kind: 'model', file, model: run.model, properties: run.properties };
  const text = format === 'screen' ? svgOf(frameOf({ ...state, said: '' }), state.size.columns) : textOf(run, format);
  return { kind: 'export', file, text: `${text.trimEnd()}\n` };
}

function textOf(run: Run, format: Exclude<ExportFormat, 'screen' | 'promela'>): string {
  const { model, scenario, setting } = run;
  const steps = takenIn(run);
  switch (format) {
    case 'text':
      return paintText(layoutOf(model, steps), { columns: textColumns, colour: false });
    case 'mermaid':
      return paintMermaid(layoutOf(model, steps));
    case 'json':
      return jsonOf(run, steps);
    case 'run':
      return runToText({ scenario, setting, ...toldOf(replayedIn(run)), shows: shownBy(run) });
    case 'statecharts':
      return model.parties.map(({ name, chart }) => `%% ${name}\n${statechartMermaid(chart).trimEnd()}`).join('\n\n');
  }
}

/** What a run shows: the property it breaks first, if any. */
export function shownBy(run: Run): { readonly verdict: 'breaks'; readonly property: string } | undefined {
  const [first] = lightsIn(run)
    .filter(({ state }) => state === 'violated')
    .sort((one, two) => (one.since ?? 0) - (two.since ?? 0));
  return first && { verdict: 'breaks', property: first.property.name };
}

function jsonOf(run: Run, steps: readonly Step[]): string {
  const properties = lightsIn(run).map(({ property: { name, kind }, state, since, owedSince }) => ({
    name,
    kind,
    state,
    since: since ?? null,
    owedSince: owedSince ?? null,
  }));
  const told = {
    scenario: run.scenario.name,
    token: tokenSoFar(run),
    properties,
    steps: steps.map(({ choice }) => ({ choice })),
  };
  return JSON.stringify(told, undefined, 2);
}
