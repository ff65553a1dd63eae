/** Replays a run from a token or from a saved run. */
import { catalogue } from '#properties';
import {
  comesBack,
  InputError,
  inForce,
  modelFor,
  regressionStatusOf,
  replayToken,
  type SavedRun,
  scenariosMeant,
  type TokenRead,
  traceOf,
} from '#sim';
import { readRunFile, runEnding } from '../../host/run-file.ts';
import { propertiesFor } from '../args/named.ts';
import { type ReplayResult, resultOf } from './replay-result.ts';

/** A run that was read; it is replayed once the names of the selected properties are known. */
type ReadRun = (names: readonly string[] | undefined) => ReplayResult;

/** The argument as help names it. */
export const runArgument = `a token as check, find and run print it, or a saved run (*${runEnding})`;

/** Reads a token or the file of a saved run. */
export function readRunArgument(text: string): ReadRun {
  if (!text.endsWith(runEnding)) {
    const trace = traceOf(text, scenariosMeant(text));
    return names => replayTrace(trace, names);
  }
  const saved = readRunFile(text);
  return names => replaySavedRun(saved, names);
}

/** Replays the trace of a token. */
export function replayTrace(trace: TokenRead, names?: readonly string[]): ReplayResult {
  const { scenario, setting } = trace;
  const properties = names ? propertiesFor(scenario, names) : inForce(scenario, catalogue);
  const run = replayToken(modelFor(scenario, setting, properties), trace);
  if (!comesBack(run))
    throw new InputError(
      'the token’s cycle does not come back to where it begins; leave out ":" to replay it as a plain trace',
    );
  return resultOf(run, properties);
}

/** Replays a saved run as far as possible. */
function replaySavedRun(saved: SavedRun, names: readonly string[] | undefined): ReplayResult {
  const { scenario, setting, shows } = saved;
  const inView = names ? propertiesFor(scenario, names) : inForce(scenario, catalogue);
  const kept = propertiesFor(scenario, shows ? [shows.property] : []);
  const properties = [...new Set([...kept, ...inView])];
  const selected = names || kept.length === 0 ? inView : kept;
  const standing = regressionStatusOf(saved, catalogue, modelFor(scenario, setting, properties));
  // A cycle that no longer closes is printed as a finite run.
  const run = comesBack(standing.run) ? standing.run : { ...standing.run, stemSteps: standing.run.steps.length };
  return { ...resultOf(run, properties, selected), standing };
}
