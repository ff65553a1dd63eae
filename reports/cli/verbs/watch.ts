/** `tongka watch`: a scenario or a trace in the terminal UI; without a terminal, as text. */

import { catalogue } from '#properties';
import { regressionStatusOf, scenarios, scenariosMeant, traceOf } from '#sim';
import { stops } from '../../formats/tour-stops.ts';
import { readRunFile, runEnding } from '../../host/run-file.ts';
import { isInteractive } from '../../host/terminal.ts';
import { traceTaken } from '../../tui/run-screen/open-run.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { jsonOptions } from '../args/output-options.ts';
import { printCalmRun } from '../traces/calm-run.ts';
import { printReplay } from '../traces/print-replay.ts';
import { replayTrace } from '../traces/replay-run.ts';
import { frameOptions, printFrame } from './frame.ts';
import { openScreen, type Watched } from './screen.ts';
import { printTour } from './tour.ts';

export const addWatch = defineVerb({
  name: 'watch',
  says: 'opens a scenario, a trace or a saved run in the terminal UI',
  arguments: [
    optional(
      'scenario-or-token',
      'see tongka list scenarios, a token, or a saved run; nothing for the list',
      readWatched,
    ),
  ],
  options: [jsonOptions, frameOptions],
  act: async (what = {}, options) => {
    const { scenario, trace } = what;
    if (options.frame) await printFrame({ scenarios, catalogue, stops, ...what }, options.frame, options);
    else if (isInteractive() && !options.json) await openScreen(what);
    else if (trace) printReplay(replayTrace(trace), options);
    else if (scenario) printCalmRun(scenario, {}, options);
    else printTour();
  },
});

/** The call without a verb: the terminal UI, or the tour as text. */
export async function openOrPrintTour(): Promise<void> {
  if (isInteractive()) await openScreen({});
  else printTour();
}

function readWatched(text: string): Watched {
  if (text.endsWith(runEnding)) {
    const saved = readRunFile(text);
    return { trace: traceTaken(saved, regressionStatusOf(saved, catalogue).run) };
  }
  const meant = scenariosMeant(text);
  // The name of a generated scenario has a slash, as a token has.
  if (text.includes('/') && !meant.some(({ name }) => name === text)) return { trace: traceOf(text, meant) };
  return { scenario: scenarioNamed(text) };
}
