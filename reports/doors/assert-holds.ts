/** The assertion for tests: it checks a scenario, and throws a report if a property does not hold. */
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

/** The options of `assertHolds`. */
export interface AssertOptions {
  /** The setting; by default the scenario's own. `settingOf(scenario, change)` returns another. */
  readonly setting?: Setting;
  /** The limits; none by default. A limit that is met leaves properties undecided, so that `assertHolds` throws. */
  readonly limits?: Limits;
  /** A clock and a measure of memory: `secondsMax` needs the clock, and the memory sets the default of `bytesMax`. */
  readonly outside?: Outside;
  /** Whether a vacuous property passes, one whose premise never occurs; false by default. */
  readonly allowVacuous?: boolean;
  /** The width of the sequence charts in the report, in columns; 110 by default. */
  readonly columns?: number;
}

/**
 * The error of a property that is violated, undecided or vacuous. The message is a report; the outcome has the same as
 * data.
 */
export class NotHeldError extends Error {
  override name = 'NotHeldError';

  /**
   * @param message the report
   * @param outcome the scenario, and the verdict of each property
   */
  constructor(
    message: string,
    readonly outcome: Outcome,
  ) {
    super(message);
  }
}

/**
 * Checks that every property holds in every world of a scenario, for a test of vitest, jest or `node:test`.
 *
 *     test('one seat is booked', () => assertHolds(booking, [oneSeat]));
 *
 * @param properties all of them are checked, whatever their subject; by default, that no message goes unheard
 * @returns the outcome, if all of them hold
 * @throws NotHeldError if one is violated (with the shortest run that shows it, and its token), undecided (with the
 * limit that was met) or vacuous (unless `allowVacuous`)
 * @throws InputError if there is no property, or the scenario or a chart is refused
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
  // The stack trace begins in the test.
  Error.captureStackTrace(error, assertHolds);
  throw error;
}

/** The report: a block for each property that does not hold, and the reason if the check is undecided. */
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

/** The report of one property: its statement, and the run that shows the violation. */
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

/** The reason of an undecided outcome, and the option to change. */
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
