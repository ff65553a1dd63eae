/** `tongka bench`: the exploration speed of a model; and the comparison with other tools. */

import { InputError, oneOf, scenarios, settingOf, twoPhaseCommit, twoPhaseCommitOf } from '#sim';
import { engines, type Measurement, measure } from '../../bench/measure.ts';
import { defineVerb, optionalWith } from '../args/define-verb.ts';
import { limitsOf, reductionOptions } from '../args/limit-options.ts';
import { scenarioNamed } from '../args/named.ts';
import { choice, number, type OptionsOf, onSwitch, option, optionWith, place } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

const comparisons = ['peers', 'curve', 'screen'] as const;
/** Larger instances take hours, or more memory than a machine has. */
const sizeMax = { off: 9, on: 20, claimed: 20 } as const;
const benches = [...new Set([twoPhaseCommit.name, ...scenarios.map(({ name }) => name), ...comparisons])];

const ownOptions = {
  size: optionWith(
    7,
    '<number>',
    `resource managers, from 3 to ${sizeMax.off}; with --symmetry on, to ${sizeMax.on}`,
    number(3, sizeMax.on),
  ),
  engine: optionWith(engines[0], '<name>', `who walks: ${engines.join(' or ')}`, choice(engines)),
  secondsMax: option('<number>', 'stops after so many seconds', number(1)),
  bytesMax: option('<number>', 'stops at so many bytes of worlds', number(1)),
  quick: onSwitch('peers: few and small models, one round; screen: one start'),
  rounds: option('<number>', 'peers: rounds, of which medians are told', number(1, 99)),
  only: option('<words>', 'peers: only the models whose name contains this', text => text),
  out: optionWith('.cache/bench', '<folder>', 'peers, curve: where the figures are written, too', place),
};
const groups = [ownOptions, settingOptions, reductionOptions, jsonOptions] as const;

export const addBench = defineVerb({
  name: 'bench',
  says: 'measures how fast Two-Phase Commit or a scenario is explored; peers: beside Spin and xstate/graph',
  arguments: [
    optionalWith(benches[0]!, 'name', 'two-phase-commit, a scenario, peers, curve or screen', text =>
      oneOf('bench', text, benches),
    ),
  ],
  options: groups,
  act: async (name, options) => {
    if (name === 'peers') return (await import('../../bench/peers.ts')).comparePeers(options);
    if (name === 'curve') return (await import('../../bench/curve.ts')).drawCurve(options, limitsOf(options));
    if (name === 'screen') return (await import('../../bench/screen.ts')).measureScreen(options);
    return measure(measurementOf(name, options));
  },
});

function measurementOf(name: string, options: OptionsOf<typeof groups>): Measurement {
  const { size, symmetry = 'off' } = options;
  const isSized = name === twoPhaseCommit.name;
  if (isSized && size > sizeMax[symmetry])
    throw new InputError(`--size ${size} is for --symmetry on; without it, from 3 to ${sizeMax.off}`);
  const scenario = isSized ? twoPhaseCommitOf(size) : scenarioNamed(name);
  const setting = settingOf(scenario, changeOf(options));
  return { ...options, scenario, setting, limits: limitsOf(options), size: isSized ? size : undefined };
}
