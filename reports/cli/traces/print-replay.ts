/**
 * Prints a replay result: the chart, the final states, the verdict of each property, and whether a saved run still
 * shows its property.
 */
import { descriptionText, type RegressionStatus, type TraceVerdict } from '#sim';
import { print, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { columnsOf } from '../../text/columns.ts';
import { formatCount } from '../../text/number.ts';
import type { TraceOutput } from '../args/output-options.ts';
import { isViolated, type ReplayResult } from './replay-result.ts';
import { chartMermaid, chartText, endText, stepsJson, tokenFor } from './trace-text.ts';

/** Prints a replay result as JSON, as Mermaid or as text. */
export function printReplay(result: ReplayResult, { json, mermaid }: TraceOutput): void {
  if (json) printJson(replayJson(result));
  else if (mermaid) print(chartMermaid(result.run));
  else print(replayText(result));
}

function replayJson(result: ReplayResult) {
  const { run, verdicts, ending, standing } = result;
  const properties = verdicts.map(({ property: { name, kind }, shown, after, pendingSince }) => ({
    name,
    kind,
    shown,
    after: after ?? null,
    owedSince: pendingSince ?? null,
  }));
  const stands = standing && {
    answer: standing.answer,
    property: standing.property?.name ?? null,
    step: standing.step ?? null,
    token: tokenFor(run),
  };
  const verdict = isViolated(result) ? 'violated' : 'undecided';
  const steps = stepsJson(run);
  return { command: 'replay', scenario: run.model.scenario.name, ...stands, verdict, ending, properties, steps };
}

function replayText(result: ReplayResult): string {
  const { run, standing } = result;
  const end = `In the end:\n${endText(run)}`;
  return [chartText(run), end, verdictsText(result), standing && standingText(standing, tokenFor(run))]
    .filter(Boolean)
    .join('\n\n');
}

/** The verdicts on the run: violations first; properties that hold share one line. */
function verdictsText({ verdicts, run }: ReplayResult): string {
  const { dim, red, green } = paint();
  const signs = { violated: red('✗'), reached: green('✓'), open: dim('?') };
  const rows = (['violated', 'reached', 'open'] as const).flatMap(kind =>
    verdicts
      .filter(({ shown }) => shown === kind)
      .map(verdict => [`${signs[kind]} ${verdict.property.name}`, verdictText(verdict, run)]),
  );
  const kept = verdicts.filter(({ shown }) => shown === 'kept');
  // A single property keeps its name.
  const last =
    kept.length === 1 ? kept[0]!.property.name : `${kept.length}${rows.length > 0 ? ' more' : ' properties'}`;
  if (kept.length > 0) rows.push([`· ${last}`, 'kept along this trace']);
  return columnsOf(rows, columns());
}

/**
 * The verdict of a property and the step it is known after; of a pending obligation also the step it is pending from.
 */
function verdictText({ shown, after, pendingSince }: TraceVerdict, { steps, stemSteps }: ReplayResult['run']): string {
  const when = after === undefined ? shown : `${shown} after ${formatCount(after, 'step')}`;
  if (pendingSince === undefined) return when;
  const owed = pendingSince === 0 ? 'owed from the beginning' : `owed since step ${pendingSince}`;
  if (shown !== 'violated') return `${when}, ${owed}`;
  const round = steps.length - stemSteps;
  const goesOn =
    round === 0
      ? 'nothing more happens'
      : round === 1
        ? 'the last goes on for ever'
        : `the last ${round} go on for ever`;
  return `${when}: ${goesOn}, ${owed}`;
}

/** Whether a saved run still shows its property, and the token of the replayed part. */
function standingText({ answer, property, run: { missing }, step }: RegressionStatus, token: string): string {
  const about = property ? `: ${property.name}` : '';
  const why = missing
    ? descriptionText(missing.description)
    : 'what it repeats no longer comes back to where it begins';
  const stands = answer === 'no longer applies' ? `no longer applies at step ${step}: ${why}` : `${answer}${about}`;
  return `${stands}\n\ntongka replay ${token}`;
}
