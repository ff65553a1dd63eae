/** `tongka replay`: a trace taken again from its token, and what it shows. */
import { catalogue } from '#properties';
import { InputError, inForce, initialWorld, modelFor, replayToken, scenarios, type TokenRead, traceOf } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { comesBack, endingOf, type Light, lightsOf } from '../formats/lights.ts';
import { type Options, propertiesFor, takesJson, takesProperties } from './options.ts';
import { columns, endWith, exitCode, paint, print, printJson } from './outside.ts';
import { chartMermaid, chartText, endText, stepsJson, type Told } from './telling.ts';
import type { Verb } from './verb.ts';

/** Adds the verb. */
export function addReplay(program: Verb): void {
  const verb = program
    .command('replay')
    .description('takes a trace again from its token, and says which properties it violates')
    .argument('<token>', 'as check, find and run print it', text => traceOf(text, scenarios));
  takesJson(takesProperties(verb))
    .option('--mermaid', 'prints the chart as Mermaid')
    .action((trace: TokenRead, options: Options) => {
      endWith(tellReplay(trace, options) ? exitCode.violated : exitCode.holds);
    });
}

/** Prints a trace taken again, as asked for; answers whether it shows a violation. */
export function tellReplay(trace: TokenRead, options: Options): boolean {
  const { told, lights, ending } = retrace(trace, options.property);
  const violated = lights.some(({ shown }) => shown === 'violated');
  if (options.json) {
    const properties = lights.map(({ property: { name, kind }, shown, after }) => ({
      name,
      kind,
      shown,
      after: after ?? null,
    }));
    const verdict = violated ? 'violated' : 'undecided';
    const steps = stepsJson(told);
    printJson({ command: 'replay', scenario: trace.scenario.name, verdict, ending, properties, steps });
  } else if (options.mermaid) print(chartMermaid(told));
  else print(replayText(told, lights));
  return violated;
}

/** A trace taken again, and its lights. */
export function retrace(trace: TokenRead, named?: readonly string[]) {
  const { scenario, setting } = trace;
  const properties = named ? propertiesFor(scenario, named) : inForce(scenario, catalogue);
  const model = modelFor(scenario, setting, properties);
  const replayed = replayToken(model, trace);
  if (!comesBack(replayed))
    throw new InputError(
      'the token’s cycle does not come back to where it begins; leave out ":" to replay it as a plain trace',
    );
  const first = initialWorld(model);
  const { steps, stemSteps } = replayed;
  const told: Told = { scenario, setting, model, steps, stemSteps };
  return { told, lights: lightsOf(replayed, first, properties), ending: endingOf(replayed, first) };
}

/** The chart, the end, and what the trace shows: what it breaks first, and what it merely keeps in one line. */
function replayText(told: Told, lights: readonly Light[]): string {
  const { dim, red, green } = paint();
  const signs = { violated: red('✗'), reached: green('✓'), open: dim('?') };
  const says = { violated: 'violated after', reached: 'reached after', open: 'open' };
  const rows = (['violated', 'reached', 'open'] as const).flatMap(kind =>
    lights
      .filter(({ shown }) => shown === kind)
      .map(({ property, after }) => [
        `${signs[kind]} ${property.name}`,
        after === undefined ? says[kind] : `${says[kind]} ${after} step${after === 1 ? '' : 's'}`,
      ]),
  );
  const kept = lights.filter(({ shown }) => shown === 'kept');
  // One that was asked for by name is told by name.
  const last =
    kept.length === 1 ? kept[0]!.property.name : `${kept.length}${rows.length > 0 ? ' more' : ' properties'}`;
  if (kept.length > 0) rows.push([`· ${last}`, 'kept along this trace']);
  return [chartText(told), `In the end:\n${endText(told)}`, columnsOf(rows, columns())].filter(Boolean).join('\n\n');
}
