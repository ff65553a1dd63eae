/** What a test calls: it checks a scenario, and throws a report where a property does not hold. */
import { noMessageGoesUnheard } from '#properties';
import {
  type Concluded,
  check,
  InputError,
  type Limits,
  modelFor,
  type Outcome,
  type Outside,
  type Property,
  replay,
  type Scenario,
  type Setting,
  settingOf,
} from '#sim';
import { vacuousText } from '../formats/vacuous-text.ts';
import { layoutOf } from '../sequence/layout.ts';
import { paintText } from '../sequence/text.ts';
import { formatCount } from '../text/number.ts';

/** How a scenario is checked by `assertHolds`. */
export interface AssertOptions {
  /** The setting; the scenario's own where left out. `settingOf(scenario, change)` makes another. */
  readonly setting?: Setting;
  /** Where to stop. A limit that is met leaves properties undecided, so that `assertHolds` throws. None where left out. */
  readonly limits?: Limits;
  /** A clock and a measure of memory: `secondsMax` needs the one, `bytesMax` is set by the other. */
  readonly outside?: Outside;
  /** Whether a vacuous property passes: its premise never comes up, so that it says nothing. It does not where left out. */
  readonly allowVacuous?: boolean;
  /** The width of the sequence charts in the report, in columns; 110 where left out. */
  readonly columns?: number;
}

/** A property does not hold, or it is not known to. The message is a report; the outcome says the same as data. */
export class NotHeldError extends Error {
  override name = 'NotHeldError';

  /**
   * @param message the report
   * @param outcome what was checked, and what was found of each property
   */
  constructor(
    message: string,
    readonly outcome: Outcome,
  ) {
    super(message);
  }
}

/**
 * Checks that every property holds in every world of a scenario: the call for a test of vitest, jest or `node:test`.
 *
 *     test('one seat is booked', () => assertHolds(booking, [oneSeat]));
 *
 * @param properties all of them are checked, whatever their subject; where left out, that no message goes unheard
 * @returns the outcome, where all of them hold
 * @throws NotHeldError where one is violated (with the shortest run that shows it, and its token), undecided (with the
 * limit that was met) or vacuous (unless `allowVacuous`)
 * @throws InputError where there is no property, or the scenario or a chart is refused
 */
export function assertHolds(
  scenario: Scenario,
  properties: readonly Property[] = [noMessageGoesUnheard],
  { setting = settingOf(scenario), limits = {}, outside, allowVacuous = false, columns = 110 }: AssertOptions = {},
): Outcome {
  if (properties.length === 0) throw new InputError(`${scenario.name}: name a property; an empty list asserts nothing`);
  const outcome = check(scenario, setting, properties, limits, outside);
  const failed = outcome.properties.filter(each => each.verdict !== 'holds' || (each.vacuous && !allowVacuous));
  if (failed.length === 0 && outcome.verdict === 'holds') return outcome;
  const error = new NotHeldError(reportText(outcome, failed, limits, columns), outcome);
  // The stack begins in the test.
  Error.captureStackTrace(error, assertHolds);
  throw error;
}

/** The whole report: a block for each property that does not hold, and why nothing is decided where that is so. */
function reportText(outcome: Outcome, failed: readonly Concluded[], limits: Limits, columns: number): string {
  const { scenario, verdict, properties } = outcome;
  const held = `${properties.length - failed.length} of ${properties.length} ${properties.length === 1 ? 'property holds' : 'properties hold'}`;
  return [
    `${scenario.name}: ${held}`,
    ...failed.map(each => propertyText(outcome, each, columns)),
    ...(verdict === 'undecided' || failed.some(each => each.verdict === 'undecided')
      ? [undecidedText(outcome, limits)]
      : []),
  ].join('\n\n');
}

/** One property that does not hold: its sentence, and the run that shows it. */
function propertyText(outcome: Outcome, concluded: Concluded, columns: number): string {
  const { property, verdict, vacuous, steps, token } = concluded;
  const headline = `${vacuous ? 'vacuous' : verdict}: ${property.name}\n${property.says}`;
  if (vacuous) return `${headline}\n${vacuousText(concluded)}. Grant an intent that leads there, or allowVacuous.`;
  if (verdict !== 'violated') return headline;
  if (steps === undefined || token === undefined)
    return `${headline}\nEvery world was explored, and none of them shows it.`;
  const { model, steps: taken, stemSteps } = replay(modelFor(outcome.scenario, outcome.setting), concluded.trace!);
  return [
    `${headline}\nThe shortest run that breaks it has ${formatCount(steps, 'step')}:`,
    paintText(layoutOf(model, taken, stemSteps), { columns, colour: false }),
    `To replay it:\n  const trace = traceOf('${token}', [scenario]);\n  const run = replayToken(modelFor(scenario, trace.setting), trace);`,
  ].join('\n\n');
}

/** Why an outcome is undecided, and what to change. */
function undecidedText({ explored }: Outcome, limits: Limits): string {
  const { stopped, worlds, steps } = explored;
  return `Undecided after ${formatCount(worlds, 'world')} and ${formatCount(steps, 'step')}: ${whyUndecided(stopped, limits)}`;
}

function whyUndecided(stopped: Outcome['explored']['stopped'], limits: Limits): string {
  switch (stopped) {
    case 'worldsMax':
    case 'stepsMax':
    case 'secondsMax':
    case 'bytesMax': {
      const given = limits[stopped];
      return `the limit ${stopped}${given === undefined ? '' : ` (${given})`} was met; raise limits.${stopped}, or check less: ${less}.`;
    }
    case 'inFlightMax':
      return 'a link had no room for one message more; raise inFlightMax of the link, or have the party that repeats a message stop.';
    case 'outOfMemory':
      return `memory ran out; check less: ${less}.`;
    default:
      return limits.bitState
        ? 'a search with limits.bitState may leave out worlds, so nothing is said to hold; check without it.'
        : 'it is not proved that the replicas are alike; check without limits.symmetry, or set it to "claimed".';
  }
}

const less = 'fewer faults, quiet timers, fewer properties';
