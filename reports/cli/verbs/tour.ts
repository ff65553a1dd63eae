/** The tour as plain text: each protocol with one trouble and the safeguard that mends it. */

import { safeguards } from '#machines';
import { check, traceOf } from '#sim';
import { brokenSetting, mendedSetting, type Stop, stops } from '../../formats/tour-stops.ts';
import { print } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { sentenceOf } from '../../sequence/narrate.ts';
import { formatNumber } from '../../text/number.ts';
import { wrap } from '../../text/wrap.ts';
import { propertyNamed, scenarioNamed } from '../args/named.ts';
import { calmRun } from '../traces/calm-run.ts';
import { replayTrace } from '../traces/replay-run.ts';
import { chartText, type TakenSteps } from '../traces/trace-text.ts';

/** Prints the tour, stop by stop. */
export function printTour(): void {
  const { bold, dim } = paint();
  print(bold('Tongka: mobile card management as state machines, run, broken and proved.'));
  paragraph(
    'Five patents describe how cards live on phones. What their published text says is modelled as it stands; what it leaves open is a safeguard with two values. Each stop shows a protocol, one trouble, and what mends it.',
  );
  for (const [at, stop] of stops.entries()) printStop(stop, at + 1);
  print(`\n${dim('Next: tongka list, tongka run <scenario>, tongka check <scenario>, tongka --help')}`);
}

function printStop(stop: Stop, number: number): void {
  const { bold, red, green } = paint();
  const { title, about, trouble, mends, property: name } = stop;
  const scenario = scenarioNamed(stop.scenario);
  const property = propertyNamed(name);
  const safeguard = safeguards[mends];

  print(`\n${bold(`${number}. ${title}`)}\n`);
  paragraph(about);
  print(`\nWhen all goes well (tongka run ${scenario.name}):\n`);
  print(sentences(calmRun(scenario, {})));

  const broken = check(scenario, brokenSetting(stop, scenario), [property]).properties[0]!;
  print(`\nNow ${trouble}, and ${mends} is “${safeguard.published}”. ${property.says}\n${red('Not any more:')}\n`);
  if (broken.token) {
    const { run } = replayTrace(traceOf(broken.token, [scenario]), [name]);
    print(`${chartText(run)}\n`);
    print(`${sentences(run, 3)}\n\ntongka replay ${broken.token}`);
  }

  const mended = check(scenario, mendedSetting(scenario), [property]);
  const worlds = formatNumber(mended.explored.worlds);
  print(`\n${green('What mends it:')} ${mends} = ${safeguard.hardened}.`);
  paragraph(
    `${safeguard.story} Its price: ${safeguard.price}. With it the property ${mended.verdict} in all ${worlds} worlds of ${scenario.name}.`,
  );
}

/** The steps of a run as sentences; of a long run only the last ones. */
function sentences({ steps, model }: TakenSteps, last = steps.length): string {
  const { dim } = paint();
  const first = steps.length - Math.min(last, steps.length);
  return steps
    .slice(first)
    .flatMap((step, at) => {
      const [head = '', ...rest] = wrap(sentenceOf(step, model), widthLess(4));
      return [`${dim(String(first + at + 1).padStart(3))} ${head}`, ...rest.map(line => `    ${line}`)];
    })
    .join('\n');
}

function paragraph(text: string): void {
  print(wrap(text, columns()).join('\n'));
}

function widthLess(by: number): number | undefined {
  const width = columns();
  return width === undefined ? undefined : width - by;
}
