/** `tongka find`: the shortest way to a named condition, or the proof that there is none. */
import { catalogue } from '#properties';
import {
  type Concluded,
  conditionNamed,
  type Found,
  findingFrom,
  inForce,
  modelFor,
  type Property,
  replay,
  type Scenario,
  type Setting,
  settingOf,
} from '#sim';
import { formatNumber } from '../text/number.ts';
import { changeOf, limitsOf, type Options, scenarioNamed, takesJson, takesLimits, takesSetting } from './options.ts';
import { clock, complain, endWith, exitCode, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import { runText, stepsJson, type Told } from './telling.ts';
import type { Verb } from './verb.ts';

/** Adds the verb. */
export function addFind(program: Verb): void {
  const verb = program
    .command('find')
    .description('finds the shortest way to a state (terminal=idle), a witness, or a violation of a property')
    .argument('<scenario>', 'see tongka list scenarios', scenarioNamed)
    .argument('<condition>', 'party=state, or the name of a property');
  takesJson(takesLimits(takesSetting(verb))).action(find);
}

async function find(scenario: Scenario, condition: string, options: Options): Promise<void> {
  const setting = settingOf(scenario, changeOf(options));
  const sought = conditionNamed(scenario, setting, condition, catalogue);
  const beginning = { model: modelFor(scenario, setting, [sought]), steps: [] };
  const outcome = await Patience.during(patience =>
    patience.finish(scenario.name, findingFrom(beginning, sought, limitsOf(options), clock)),
  );
  const { answer, found } = outcome;
  const told = found.trace && retold(scenario, setting, sought, found);
  if (options.json) {
    const { worlds, steps, depth, complete } = outcome.explored;
    printJson({
      command: 'find',
      scenario: scenario.name,
      condition,
      answer,
      length: found.steps ?? null,
      token: found.token ?? null,
      steps: told ? stepsJson(told) : [],
      explored: { worlds, steps, depth, complete },
    });
  } else if (told) print(runText(told, found.token!));
  else print(nothingText(condition, outcome));
  if (!told && outcome.explored.stopped === 'interrupted') {
    complain('interrupted before it was found');
    endWith(exitCode.interrupted);
  } else endWith({ found: 0, unreachable: exitCode.violated, undecided: exitCode.undecided }[answer]);
}

function nothingText(condition: string, { explored }: Found): string {
  const { worlds, complete, stopped } = explored;
  return complete
    ? `${condition}: not to be found in any of the ${formatNumber(worlds)} worlds`
    : `${condition}: not found in ${formatNumber(worlds)} worlds; stopped by ${stopped}, so undecided`;
}

/** The trace found, taken again. */
function retold(scenario: Scenario, setting: Setting, sought: Property, { trace }: Concluded): Told {
  // What rides along in a replay of the token, so that chart and token are of the same worlds.
  const model = modelFor(scenario, setting, [...inForce(scenario, catalogue), sought]);
  const { steps, stemSteps } = replay(model, trace!);
  return { scenario, setting, model, steps, stemSteps };
}
