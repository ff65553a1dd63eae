/** What a run taken again is told as: its chart, its end, its lights, and how it stands since it was saved. */
import { type Light, meaningText, type Standing } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { type Again, asTold, isViolated } from './again.ts';
import type { Options } from './options.ts';
import { columns, paint, print, printJson } from './outside.ts';
import { chartMermaid, chartText, endText, stepsJson, type Told, tokenFor } from './telling.ts';

/** Prints it, as asked for. */
export function tellAgain(again: Again, options: Options): void {
  const { lights, ending, standing } = again;
  const told = asTold(again);
  if (options.json) {
    const properties = lights.map(({ property: { name, kind }, shown, after, owedSince }) => ({
      name,
      kind,
      shown,
      after: after ?? null,
      owedSince: owedSince ?? null,
    }));
    const stands = standing && {
      answer: standing.answer,
      property: standing.property?.name ?? null,
      step: standing.step ?? null,
      token: tokenFor(told),
    };
    const verdict = isViolated(again) ? 'violated' : 'undecided';
    const steps = stepsJson(told);
    printJson({ command: 'replay', scenario: told.scenario.name, ...stands, verdict, ending, properties, steps });
  } else if (options.mermaid) print(chartMermaid(told));
  else
    print(
      [chartText(told), `In the end:\n${endText(told)}`, lightsText(again), standing && standingText(standing, told)]
        .filter(Boolean)
        .join('\n\n'),
    );
}

/** What the trace shows: what it breaks first, and what it merely keeps in one line. */
function lightsText({ lights, run }: Again): string {
  const { dim, red, green } = paint();
  const signs = { violated: red('✗'), reached: green('✓'), open: dim('?') };
  const rows = (['violated', 'reached', 'open'] as const).flatMap(kind =>
    lights
      .filter(({ shown }) => shown === kind)
      .map(light => [`${signs[kind]} ${light.property.name}`, shownText(light, run)]),
  );
  const kept = lights.filter(({ shown }) => shown === 'kept');
  // One that was asked for by name is told by name.
  const last =
    kept.length === 1 ? kept[0]!.property.name : `${kept.length}${rows.length > 0 ? ' more' : ' properties'}`;
  if (kept.length > 0) rows.push([`· ${last}`, 'kept along this trace']);
  return columnsOf(rows, columns());
}

/** What is shown of a property, and when: the end of a run breaks a promise, which was owed from some step on. */
function shownText({ shown, after, owedSince }: Light, { steps, stemSteps }: Again['run']): string {
  const when = after === undefined ? shown : `${shown} after ${after} step${after === 1 ? '' : 's'}`;
  if (owedSince === undefined) return when;
  const owed = owedSince === 0 ? 'owed from the beginning' : `owed since step ${owedSince}`;
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

/** How a saved run stands, and the token of what could be taken of it. */
function standingText({ answer, property, run: { missing }, step }: Standing, told: Told): string {
  const about = property ? `: ${property.name}` : '';
  const why = missing ? meaningText(missing.meaning) : 'what it repeats no longer comes back to where it begins';
  const stands = answer === 'no longer applies' ? `no longer applies at step ${step}: ${why}` : `${answer}${about}`;
  return `${stands}\n\ntongka replay ${tokenFor(told)}`;
}
