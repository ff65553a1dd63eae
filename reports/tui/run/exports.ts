/** Exports: a run, its charts or its model as text for a file. Pure. */
import { describedRun, runToText, type Step } from '#sim';
import { layoutOf } from '../../sequence/layout.ts';
import { paintMermaid } from '../../sequence/mermaid.ts';
import { paintText } from '../../sequence/text.ts';
import { statechartMermaid } from '../../statechart/mermaid.ts';
import type { Command } from '../state/command.ts';
import type { ExportFormat } from '../state/export-format.ts';
import { type Run, replayedIn, takenIn, tokenSoFar } from './run.ts';
import { verdictsIn } from './verdicts.ts';

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

/** The command that exports a run. The host expands the model, and the session paints the picture. */
export function exported(run: Run, format: ExportFormat, columns: number): Command {
  const check = tokenSoFar(run).split('~').at(-1) ?? '';
  const file = `tongka-${run.scenario.name}-${check}.${endings[format]}`;
  if (format === 'promela') return { kind: 'model', file, model: run.model, properties: run.properties };
  if (format === 'screen') return { kind: 'picture', file, columns };
  return { kind: 'export', file, text: `${textOf(run, format).trimEnd()}\n` };
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
      return runToText({ scenario, setting, ...describedRun(replayedIn(run)), shows: shownBy(run) });
    case 'statecharts':
      return model.parties.map(({ name, chart }) => `%% ${name}\n${statechartMermaid(chart).trimEnd()}`).join('\n\n');
  }
}

/** The first property that the run violates, if any. */
export function shownBy(run: Run): { readonly verdict: 'breaks'; readonly property: string } | undefined {
  const [first] = verdictsIn(run)
    .filter(({ state }) => state === 'violated')
    .sort((one, two) => (one.since ?? 0) - (two.since ?? 0));
  return first && { verdict: 'breaks', property: first.property.name };
}

function jsonOf(run: Run, steps: readonly Step[]): string {
  const properties = verdictsIn(run).map(({ property: { name, kind }, state, since, pendingSince }) => ({
    name,
    kind,
    state,
    since: since ?? null,
    pendingSince: pendingSince ?? null,
  }));
  const fields = {
    scenario: run.scenario.name,
    token: tokenSoFar(run),
    properties,
    steps: steps.map(({ choice }) => ({ choice })),
  };
  return JSON.stringify(fields, undefined, 2);
}
