/** The walkthrough as plain text: every card scenario as it goes when all is well, and what its faults can make of it. */
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import { check, inForce, type Outcome, type Scenario, scenarios, settingOf, traceOf } from '#sim';
import { columnsOf, wrapped } from '../formats/columns.ts';
import { listed, verdictBrush } from '../formats/outcome-text.ts';
import { columns, paint, print } from './outside.ts';
import { retrace } from './replay.ts';
import { calmRun } from './run.ts';
import { chartText } from './telling.ts';

/** More worlds than this take too long for a walkthrough. */
const worldsMax = 200_000;

/** Prints it, scenario by scenario; what was shown before is not shown again. */
export function tour(): void {
  const { bold, dim } = paint();
  const shown = new Map<string, string>();
  print(bold('Tongka: mobile card management as state machines, run, broken and proved.'));
  for (const scenario of scenarios.filter(({ subject }) => subject === 'cards')) {
    const { name, story } = scenario;
    print(`\n${bold(name)}\n${wrapped(story, columns()).join('\n')}\n`);
    const chart = chartText(calmRun(scenario, {}).told);
    const before = shown.get(chart);
    print(before ? `When nothing goes wrong it runs as ${before}.` : `When nothing goes wrong:\n\n${chart}`);
    shown.set(chart, before ?? name);
    verdicts(scenario, shown);
  }
  print(`\n${dim('Next: tongka list, tongka run <scenario>, tongka check <scenario>, tongka --help')}`);
}

/** What becomes of a scenario in every world: as published, and hardened. */
function verdicts(scenario: Scenario, shown: Map<string, string>): void {
  const outcomes = profileNames.map(profile =>
    check(scenario, settingOf(scenario, { profile }), inForce(scenario, catalogue), { worldsMax }),
  );
  const rows = outcomes.map(outcome => [outcome.setting.profile, said(outcome)]);
  print(`\nIn every world, faults ${listed(scenario.faults)}:\n${columnsOf(rows, columns(), '  ')}`);
  const broken = outcomes
    .flatMap(({ properties }) => properties)
    .filter(({ verdict, token }) => verdict === 'violated' && token !== undefined)
    .sort((one, other) => one.steps! - other.steps!);
  for (const { property, steps, token } of broken) {
    const chart = chartText(retrace(traceOf(token!, scenarios)).told);
    if (shown.has(property.name) || shown.has(chart)) continue;
    shown.set(property.name, scenario.name).set(chart, scenario.name);
    print(`\nBroken in ${steps} steps: “${property.says}”\n\n${chart}\n\ntongka replay ${token}`);
    return;
  }
}

function said({ verdict, properties, explored }: Outcome): string {
  const broken = properties.filter(each => each.verdict === 'violated').map(({ property }) => property.name);
  const word = verdictBrush(verdict, paint())(verdict);
  return `${word} in ${explored.worlds.toLocaleString('en-US')} worlds${broken.length > 0 ? `: ${broken.join(', ')}` : ''}`;
}
