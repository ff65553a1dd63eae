/** `tongka find`: the shortest trace to a condition, or the proof that it is unreachable. */
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
import { clock } from '../../host/clock.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { formatCount } from '../../text/number.ts';
import { defineVerb, required } from '../args/define-verb.ts';
import { limitOptions, limitsOf } from '../args/limit-options.ts';
import { scenarioNamed } from '../args/named.ts';
import { jsonOptions } from '../args/output-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';
import { runText, stepsJson, type TakenSteps } from '../traces/trace-text.ts';

export const addFind = defineVerb({
  name: 'find',
  says: 'finds the shortest way to a state (terminal=idle), a witness, or a violation of a property',
  arguments: [
    required('scenario', 'see tongka list scenarios', scenarioNamed),
    required('condition', 'party=state, or the name of a property', text => text),
  ],
  options: [settingOptions, limitOptions, jsonOptions],
  act: async (scenario, condition, options) => {
    const setting = settingOf(scenario, changeOf(options));
    const target = conditionNamed(scenario, setting, condition, catalogue);
    const start = { model: modelFor(scenario, setting, [target]), steps: [] };
    const outcome = await Interruptible.during(interruptible =>
      interruptible.run(scenario.name, findingFrom(start, target, limitsOf(options), clock)),
    );
    const taken = traceTo(scenario, setting, target, outcome.found);
    if (options.json) printJson(findJson(scenario, condition, outcome, taken));
    else print(taken ? runText(taken, outcome.found.token!) : nothingText(condition, outcome));
    setExitCode(exitCodeOfFind(outcome));
  },
});

/** The found trace, replayed; undefined if there is none. */
function traceTo(scenario: Scenario, setting: Setting, target: Property, { trace }: Concluded): TakenSteps | undefined {
  // The model of a replay, so that chart and token refer to the same worlds.
  return trace && replay(modelFor(scenario, setting, [...inForce(scenario, catalogue), target]), trace);
}

function findJson(scenario: Scenario, condition: string, { answer, found, explored }: Found, taken?: TakenSteps) {
  const { worlds, steps, depth, complete } = explored;
  return {
    command: 'find',
    scenario: scenario.name,
    condition,
    answer,
    length: found.steps ?? null,
    token: found.token ?? null,
    steps: taken ? stepsJson(taken) : [],
    explored: { worlds, steps, depth, complete },
  };
}

function nothingText(condition: string, { explored }: Found): string {
  const { worlds, complete, stopped } = explored;
  return complete
    ? `${condition}: not to be found in any of the ${formatCount(worlds, 'world')}`
    : `${condition}: not found in ${formatCount(worlds, 'world')}; stopped by ${stopped}, so undecided`;
}

function exitCodeOfFind({ answer, found, explored }: Found): number {
  if (!found.trace && explored.stopped === 'interrupted') {
    printError('interrupted before it was found');
    return exitCode.interrupted;
  }
  return { found: exitCode.holds, unreachable: exitCode.violated, undecided: exitCode.undecided }[answer];
}
