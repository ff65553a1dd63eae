/** `tongka mutate`: changes the charts by operators, and says which properties notice. */
import { operators } from '#machines';
import { noMessageGoesUnheard, reasonFor, reasons } from '#properties';
import { mutationsIn, oneOf, rolesIn, sampleOf, scenarios, settingOf } from '#sim';
import { mutationJson } from '../../formats/mutation-json.ts';
import { judged } from '../../formats/mutation-score.ts';
import { mutationText } from '../../formats/mutation-text.ts';
import { clock } from '../../host/clock.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { columns } from '../../host/terminal.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { number, option, optionWith } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { workerOption } from '../args/worker-option.ts';
import { analyseAll } from '../explore/analyse-all.ts';

const ownOptions = {
  party: option('<name>', 'of the charts of this party only', text => text),
  operator: option('<name>', 'of this operator only', text => oneOf('operator', text, Object.keys(operators))),
  sample: option('<number>', 'so many of them, chosen by their names', number(1)),
  seed: optionWith(1, '<number>', 'which sample; the same seed is the same sample', number(0, 2 ** 31 - 1)),
};

export const addMutate = defineVerb({
  name: 'mutate',
  says: 'changes the charts by operators, one change at a time, and says which properties notice',
  arguments: [optional('scenario', 'in this scenario only; see tongka list scenarios', scenarioNamed)],
  options: [ownOptions, jsonOptions, workerOption],
  act: async (scenario, { party: given, operator, sample, seed, json, timings, workers }) => {
    const begun = clock.now();
    const settings = (scenario ? [scenario] : scenarios).map(each => [each, settingOf(each)] as const);
    const party = given === undefined ? undefined : oneOf('party', given, rolesIn(settings));
    const every = mutationsIn(settings, party).filter(each => operator === undefined || each.operator === operator);
    const { outcomes, interrupted } = await analyseAll(
      sample === undefined ? every : sampleOf(every, sample, seed),
      workers,
    );
    const all = outcomes.map(found => judged(found, reasonFor(found.name)));
    const seconds = (clock.now() - begun) / 1000;
    const call = {
      scenario: scenario?.name,
      party,
      sample,
      seed,
      of: every.length,
      apart: noMessageGoesUnheard.name,
      ...(timings ? { seconds } : {}),
    };
    const isWhole = ![scenario, party, operator, sample].some(Boolean) && !interrupted;
    const idle = isWhole ? reasons.filter(reason => !all.some(each => each.reason === reason)) : [];
    if (json) printJson(mutationJson(all, call));
    else print(mutationText(all, call, idle, columns()));
    if (interrupted) printError('interrupted; what was found until then is shown');
    setExitCode(interrupted ? exitCode.interrupted : exitCode.holds);
  },
});
