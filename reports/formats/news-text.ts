/** A finding in one line, printed before the check ends, with the command that replays it. Pure. */
import { type Concluded, type Property, ridesAlong, type Scenario } from '#sim';

/** The verdict of a property in one line, without a line end. */
export function newsText(scenario: Scenario, { property, verdict, steps, token }: Concluded): string {
  const what = verdict === 'violated' ? 'violated' : 'reached';
  const after = `${steps} step${steps === 1 ? '' : 's'}`;
  return `${scenario.name}: ${property.name} is ${what} after ${after}: ${replayCall(scenario, property, token!)}`;
}

/**
 * The command that replays the finding. Replay judges the properties that the scenario asserts; any other has to be
 * named.
 */
export function replayCall(scenario: Scenario, property: Property, token: string): string {
  const { name } = property;
  const rides = ridesAlong(property) || scenario.asserts.includes(name);
  return `tongka replay ${token}${rides ? '' : ` --property ${name}`}`;
}
