/** The walkthrough as plain text: every card scenario as it goes when all is well, and what faults make of it. */
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import { check, inForce, type Outcome, type Scenario, scenarios, settingOf } from '#sim';
import { wrapped } from '../formats/columns.ts';
import { listed, verdictBrush } from '../formats/outcome-text.ts';
import { columns, paint, print } from './outside.ts';
import { calmRun } from './run.ts';
import { chartText } from './telling.ts';

/** More worlds than this take too long for a walkthrough. */
const worldsMax = 60_000;

/** Prints it, scenario by scenario. */
export async function tour(): Promise<void> {
  const cards = scenarios.filter(({ subject }) => subject === 'cards');
  print(paint().bold('Tongka: mobile card management as state machines, run, broken and proved.'));
  for (const scenario of cards.length > 0 ? cards : scenarios) {
    const { name, story } = scenario;
    print(
      `\n${paint().bold(name)}\n${wrapped(story, columns()).join('\n')}\n\n${chartText(calmRun(scenario, {}).told)}`,
    );
    if (Object.values(scenario.faults).some(times => times > 0)) print(`\n${verdicts(scenario)}`);
  }
  print(`\n${paint().dim('Next: tongka list, tongka run <scenario>, tongka check <scenario>, tongka --help')}`);
}

/** What becomes of a scenario under its faults: as published, and hardened. */
function verdicts(scenario: Scenario): string {
  const lines = [`With faults (${listed(scenario.faults)}):`];
  for (const profile of profileNames) {
    const outcome = check(scenario, settingOf(scenario, { profile }), inForce(scenario, catalogue), { worldsMax });
    lines.push(`  ${profile}: ${said(outcome)}`);
  }
  return lines.join('\n');
}

function said({ verdict, properties, explored }: Outcome): string {
  const word = verdictBrush(verdict, paint())(verdict);
  const [shortest] = properties
    .filter(each => each.verdict === 'violated' && each.token !== undefined)
    .sort((one, other) => one.steps! - other.steps!);
  if (shortest) return `${word}: ${shortest.property.says}\n    tongka replay ${shortest.token}`;
  return explored.complete ? `${word} in all ${explored.worlds.toLocaleString('en-US')} worlds` : word;
}
