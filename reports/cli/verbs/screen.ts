/** The terminal UI in this process: its input, its host services, and its end. */

import { catalogue } from '#properties';
import { type Scenario, scenarios, type TokenRead, transitionTablesOf } from '#sim';
import { promela } from '../../formats/promela.ts';
import { stops } from '../../formats/tour-stops.ts';
import { every } from '../../host/clock.ts';
import { print, printError } from '../../host/streams.ts';
import { copyText, restoreAtExit, takeScreen, terminalCanvas } from '../../host/terminal.ts';
import { readUserState, saveRun, writeUserState } from '../../host/user-state-file.ts';
import { writeText } from '../../host/whole-file.ts';
import { formatNumber } from '../../text/number.ts';
import { leaveAlternateScreen } from '../../tui/paint/draw.ts';
import type { HostCommand } from '../../tui/state/command.ts';
import { answerAsync } from '../explore/answer.ts';
import { replayTrace } from '../traces/replay-run.ts';

/** The input of the screen; empty for the list of scenarios. */
export interface Watched {
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** Opens the terminal UI. Its modules are loaded here only, so that other verbs start faster. */
export async function openScreen(what: Watched): Promise<void> {
  // A token of another version is refused before the alternate screen is entered.
  if (what.trace) replayTrace(what.trace);
  // Ink reads the environment when it is loaded.
  takeScreen();
  const { watch } = await import('../../tui/app/watch.tsx');
  const cancelRestore = restoreAtExit(leaveAlternateScreen);
  const beginning = { scenarios, catalogue, stops, user: readUserState(), ...what };
  const { token, user, error } = await watch(beginning, {
    ask: answerAsync,
    perform,
    every,
    canvas: terminalCanvas(),
  });
  cancelRestore();
  writeUserState(user);
  if (error !== undefined) {
    if (token !== undefined) printError(`you were at ${token}`);
    throw error;
  }
  if (token !== undefined) print(`tongka watch ${token}`);
}

/** A larger model would block the keyboard too long. */
const unfoldedMax = 50_000;

/** Executes a command of the session; returns the message for the footer. */
async function perform(command: HostCommand): Promise<string> {
  switch (command.kind) {
    case 'copy':
      copyText(command.text);
      return '';
    case 'keep':
      writeUserState(command.user);
      return '';
    case 'save':
      return `saved as ${saveRun(command.run)}`;
    case 'export':
      writeText('the export', command.file, command.text);
      return `written to ${command.file}`;
    case 'model': {
      const unfolded = transitionTablesOf(command.model, command.properties, unfoldedMax);
      if (!unfolded.complete)
        return `more than ${formatNumber(unfoldedMax)} worlds: tongka export writes them without a screen`;
      writeText('the export', command.file, promela(unfolded));
      return `written to ${command.file}`;
    }
  }
}
