/** `tongka bench`: how fast a model is explored; and, side by side with other tools, how fast that is. */

import {
  type Explored,
  exploring,
  InputError,
  type Model,
  modelFor,
  oneOf,
  type Property,
  scenarios,
  settingOf,
  settingWords,
  twoPhaseCommit,
  twoPhaseCommitOf,
  wholeNumber,
} from '#sim';
import { formatNumber } from '../text/number.ts';
import { usedHere } from './bench-process.ts';
import { type BenchOptions, engines, ridingAlong } from './bench-subject.ts';
import { changeOf, limitsOf, placeNamed, scenarioNamed, takesJson, takesReductions, takesSetting } from './options.ts';
import { clock, endWith, exitCode, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import type { Verb } from './verb.ts';

const comparisons = ['peers', 'curve', 'screen'] as const;
/** More resource managers than this take hours, or more memory than there is. */
const sizeMax = { off: 9, on: 20, claimed: 20 } as const;
const benches = [...new Set([twoPhaseCommit.name, ...scenarios.map(({ name }) => name), ...comparisons])];

/** Adds the verb. */
export function addBench(program: Verb): void {
  const verb = program
    .command('bench')
    .description('measures how fast Two-Phase Commit or a scenario is explored; peers: beside Spin and xstate/graph')
    .argument(
      '[name]',
      'two-phase-commit, a scenario, peers, curve or screen',
      text => oneOf('bench', text, benches),
      benches[0]!,
    )
    .option(
      '--size <number>',
      `resource managers, from 3 to ${sizeMax.off}; with --symmetry on, to ${sizeMax.on}`,
      text => wholeNumber('--size', text, 3, sizeMax.on),
      7,
    )
    .option('--workers <number>', 'threads; one for now', text => wholeNumber('--workers', text, 1, 1), 1)
    .option('--engine <name>', `who walks: ${engines.join(' or ')}`, text => oneOf('engine', text, engines), engines[0])
    .option('--seconds-max <number>', 'stops after so many seconds', text => wholeNumber('--seconds-max', text, 1))
    .option('--bytes-max <number>', 'stops at so many bytes of worlds', text => wholeNumber('--bytes-max', text, 1))
    .option('--quick', 'peers: few and small models, one round; screen: one start')
    .option('--rounds <number>', 'peers: rounds, of which medians are told', text =>
      wholeNumber('--rounds', text, 1, 99),
    )
    .option('--only <words>', 'peers: only the models whose name contains this')
    .option('--out <folder>', 'peers, curve: where the figures are written, too', placeNamed('--out'), '.cache/bench');
  takesJson(takesReductions(takesSetting(verb))).action(async (name: string, options: BenchOptions) => {
    if (name === 'peers') return (await import('./bench-peers.ts')).comparePeers(options);
    if (name === 'curve') return (await import('./bench-curve.ts')).curve(options);
    if (name === 'screen') return (await import('./bench-screen.ts')).benchScreen(options);
    return bench(name, options);
  });
}

async function bench(name: string, options: BenchOptions): Promise<void> {
  const { size, workers, engine, json, symmetry = 'off' } = options;
  const isSized = name === twoPhaseCommit.name;
  if (isSized && size > sizeMax[symmetry])
    throw new InputError(`--size ${size} is for --symmetry on; without it, from 3 to ${sizeMax.off}`);
  const scenario = isSized ? twoPhaseCommitOf(size) : scenarioNamed(name);
  const setting = settingOf(scenario, changeOf(options));
  const properties = ridingAlong(scenario);
  const model = modelFor(scenario, setting, properties);
  const begun = clock.now();
  const told = engine === 'tongka' ? await explored(model, properties, options) : await walked(model, isSized);
  const seconds = (clock.now() - begun) / 1000;
  const { worlds, steps, machineCalls } = told;
  const { cpuSeconds, peakBytes } = usedHere();
  const processBytesPerWorld = Math.round((peakBytes / worlds) * 10) / 10;
  const measured = options.timings ? { seconds, cpuSeconds, peakBytes, processBytesPerWorld } : {};
  const subject = isSized ? { name, size } : { name, setting: settingWords(scenario, setting) };
  if (json) printJson({ command: 'bench', ...subject, workers, engine, ...told, ...measured });
  else
    print(
      `${name}${isSized ? `, ${size} resource managers` : ''}, ${workers} thread: ${formatNumber(worlds)} worlds and ${formatNumber(steps)} steps in ${seconds.toFixed(2)} s, ` +
        `${formatNumber(Math.round(worlds / seconds))} worlds a second; XState asked ${formatNumber(machineCalls)} times; ${formatNumber(Math.round(peakBytes / 2 ** 20))} MiB at most`,
    );
}

async function explored(model: Model, properties: readonly Property[], options: BenchOptions) {
  const { diamonds = 'on', symmetry = 'off', cone = 'off', partialOrder = 'off' } = options;
  const { findings, explored } = await Patience.during(patience =>
    patience.finish(model.scenario.name, exploring(model, properties, limitsOf(options), clock)),
  );
  const { worlds, steps, skipped, depth, machineCalls, bytesPerWorld, tableBytesPerWorld, complete } = explored;
  if (!complete) endWith(explored.stopped === 'interrupted' ? exitCode.interrupted : exitCode.undecided);
  const broken = findings.filter(({ verdict }) => verdict === 'violated').map(({ property }) => property.name);
  const reductions = {
    diamonds: diamonds === 'on',
    symmetry: symmetry !== 'off',
    cone: cone === 'on',
    partialOrder: partialOrder === 'on',
  };
  const counts = { worlds, steps, skipped, depth, machineCalls, bytesPerWorld, tableBytesPerWorld };
  return { ...reductions, ...counts, complete, ...stopOf(explored), broken };
}

function stopOf({ stopped }: Explored): { readonly stopped?: Explored['stopped'] } {
  return stopped ? { stopped } : {};
}

async function walked(model: Model, isComposed: boolean) {
  const { walkComposed, walkModel } = await import('./bench-graph.ts');
  return isComposed ? walkComposed(model.parties) : walkModel(model);
}
