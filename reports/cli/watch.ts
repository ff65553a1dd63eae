/** `tongka watch`: a scenario or a trace in the terminal UI; without a terminal, the same as text. */

import { catalogue } from '#properties';
import { type Scenario, scenarios, standingOf, type TokenRead, traceOf, unfold } from '#sim';
import { promela } from '../formats/promela.ts';
import { stops } from '../formats/tour-stops.ts';
import { formatNumber } from '../text/number.ts';
import { leaveAlternateScreen } from '../tui/paint/draw.ts';
import { traceTaken } from '../tui/run-screen/open-run.ts';
import type { HostCommand } from '../tui/state/command.ts';
import { answering } from './answering.ts';
import { addFrameOptions, type FrameOptions, printFrame } from './frame.ts';
import { type Options, scenarioNamed, takesJson } from './options.ts';
import {
  complain,
  copyText,
  every,
  interactive,
  print,
  restoredAtExit,
  takeScreen,
  terminalCanvas,
} from './outside.ts';
import { retrace, tellReplay } from './replay.ts';
import { tellRun } from './run.ts';
import { readRunFile, runEnding } from './run-file.ts';
import { readShelf, writeRun, writeShelf } from './shelf-file.ts';
import { tour } from './tour.ts';
import type { Verb } from './verb.ts';
import { writeText } from './whole-file.ts';

/** What is to be watched. */
interface Watched {
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** Adds the verb. */
export function addWatch(program: Verb): void {
  const verb = program
    .command('watch')
    .description('opens a scenario, a trace or a saved run in the terminal UI')
    .argument(
      '[scenario-or-token]',
      'see tongka list scenarios, a token, or a saved run; nothing for the list',
      watched,
    );
  addFrameOptions(takesJson(verb)).action(async (what: Watched = {}, options: Options & FrameOptions) => {
    const { scenario, trace } = what;
    if (options.frame) await printFrame({ scenarios, catalogue, stops, ...what }, options);
    else if (interactive() && !options.json) await open(what);
    else if (trace) tellReplay(trace, options);
    else if (scenario) tellRun(scenario, options);
    else tour();
  });
}

/** No verb at all: the terminal UI, or the same walkthrough as text. */
export async function walkthrough(): Promise<void> {
  if (interactive()) await open({});
  else tour();
}

function watched(text: string): Watched {
  if (text.endsWith(runEnding)) {
    const saved = readRunFile(text);
    return { trace: traceTaken(saved, standingOf(saved, catalogue).run) };
  }
  if (text.includes('/')) return { trace: traceOf(text, scenarios) };
  return { scenario: scenarioNamed(text) };
}

/** The terminal UI is loaded only when it is shown: nothing else waits for it. */
async function open(what: Watched): Promise<void> {
  // A token of another version is refused before the screen is taken.
  if (what.trace) retrace(what.trace);
  // Before Ink is loaded: a person sits here, whatever the environment says.
  takeScreen();
  const { watch } = await import('../tui/app/watch.tsx');
  const left = restoredAtExit(leaveAlternateScreen);
  const beginning = { scenarios, catalogue, stops, user: readShelf(), ...what };
  const { token, user, error } = await watch(beginning, { ask: answering, perform, every, canvas: terminalCanvas() });
  left();
  writeShelf(user);
  if (error !== undefined) {
    if (token !== undefined) complain(`you were at ${token}`);
    throw error;
  }
  if (token !== undefined) print(`tongka watch ${token}`);
}

/** A person at the keyboard waits no longer than so many worlds take. */
const unfoldedMax = 50_000;

/** Does what a person wants of the world outside the screen. */
async function perform(command: HostCommand): Promise<string> {
  switch (command.kind) {
    case 'copy':
      copyText(command.text);
      return '';
    case 'keep':
      writeShelf(command.user);
      return '';
    case 'save':
      return `saved as ${writeRun(command.run)}`;
    case 'export':
      writeText('the export', command.file, command.text);
      return `written to ${command.file}`;
    case 'model': {
      const unfolded = unfold(command.model, command.properties, unfoldedMax);
      if (!unfolded.complete)
        return `more than ${formatNumber(unfoldedMax)} worlds: tongka export writes them without a screen`;
      writeText('the export', command.file, promela(unfolded));
      return `written to ${command.file}`;
    }
  }
}
