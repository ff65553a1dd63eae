/** `tongka watch`: a scenario or a trace in the terminal UI; without a terminal, the same as text. */
import { catalogue } from '#properties';
import { oneOf, type Scenario, scenarios, type TokenRead, traceOf } from '#sim';
import { interactive, print } from './outside.ts';
import { replayText, retrace } from './replay.ts';
import { calmRun } from './run.ts';
import { runText, tokenFor } from './telling.ts';
import { tour } from './tour.ts';
import type { Verb } from './verb.ts';

/** What is to be watched. */
interface Watched {
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** Adds the verb. */
export function addWatch(program: Verb): void {
  program
    .command('watch')
    .description('opens a scenario or a trace in the terminal UI')
    .argument('<scenario-or-token>', 'see tongka list scenarios, or a token', watched)
    .action(async (what: Watched) => {
      if (interactive()) return open(what);
      if (what.trace) {
        const { told, lights } = retrace(what.trace);
        print(replayText(told, lights));
      } else if (what.scenario) {
        const { told } = calmRun(what.scenario, {});
        print(runText(told, tokenFor(told)));
      }
    });
}

/** No verb at all: the terminal UI, or the same walkthrough as text. */
export async function walkthrough(): Promise<void> {
  if (interactive()) await open({});
  else tour();
}

function watched(text: string): Watched {
  if (text.includes('/')) return { trace: traceOf(text, scenarios) };
  const names = scenarios.map(({ name }) => name);
  return { scenario: scenarios[names.indexOf(oneOf('scenario', text, names))]! };
}

/** The terminal UI is loaded only when it is shown: nothing else waits for it. */
async function open(what: Watched): Promise<void> {
  // A token of another version is refused before the screen is taken.
  if (what.trace) retrace(what.trace);
  const { watch } = await import('../tui/watch.tsx');
  await watch({ scenarios, catalogue, ...what });
}
