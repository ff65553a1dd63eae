/** The models of the comparison, and the tools that explore each of them. */
import { HarnessError, scenarios, twoPhaseCommit } from '#sim';
import { depthMax } from '../formats/promela.ts';
import { askedProperties } from './asked-properties.ts';
import { buildVerifiers, verified, verifierWords } from './spin-verifier.ts';
import { reference, type Sample } from './table.ts';
import { timedRun } from './timed-process.ts';
import { twoPhaseCommitPromela } from './two-phase-commit-promela.ts';

/** A tool with its switches, which explores a model once. */
export interface Walker {
  readonly tool: string;
  readonly command: string;
  /** Resolves to a string if it failed: the reason. */
  readonly walk: () => Promise<Sample | string>;
}

/** A model of the comparison. */
export interface ContestModel {
  readonly name: string;
  /** A tool that fails on a model is left out on the larger ones of its family. */
  readonly family: string;
  readonly prepare: (folder: string, hasSpin: boolean) => Promise<Prepared>;
}

interface Prepared {
  readonly worlds: number;
  readonly steps: number;
  readonly walkers: readonly Walker[];
}

/** The time limits of one exploration, in seconds. */
const secondsMax = { graph: 300, other: 1800 } as const;
/** The processor time limit for xstate/graph: a minute, independent of the load of the machine. */
const graphCpuSecondsMax = 60;
/** Spin's verifiers, and their compiler flags. */
const verifiers = { reduced: [], unreduced: ['-DNOREDUCE'] } as const;
/** A common depth limit for Spin if the depth is unknown. */
const depthUsual = 1_000_000;

/** The models, small ones first. The scenarios beyond the default budgets are included for their size. */
export function contestModels(isQuick: boolean): readonly ContestModel[] {
  if (isQuick) return [sized(3), sized(5), ofScenario('first-bind')];
  return [
    ...[3, 4, 5, 6, 7, 8, 9].map(sized),
    sizedAlike(20),
    ofScenario('lossy-bind'),
    ofScenario('racing-migration'),
    ofScenario('lossy-bind', 'lose=2,copy=2,tear=1'),
  ];
}

function sized(size: number): ContestModel {
  const words = [twoPhaseCommit.name, '--size', `${size}`];
  return {
    name: `two-phase-commit, ${size} resource managers`,
    family: 'two-phase-commit',
    prepare: async (folder, hasSpin) => {
      const { worlds, steps } = await countsOf(words);
      const spin = hasSpin ? await bySpin(folder, twoPhaseCommitPromela(size), worlds, depthUsual, false) : [];
      return { worlds, steps, walkers: [...byUs(words, Object.values(switched)), ...spin, byGraph(words)] };
    },
  };
}

/** Two-Phase Commit of a size that is feasible with symmetry only. */
function sizedAlike(size: number): ContestModel {
  const words = [twoPhaseCommit.name, '--size', `${size}`];
  return {
    name: `two-phase-commit, ${size} resource managers that are alike`,
    family: 'two-phase-commit',
    prepare: async () => {
      const { worlds, steps } = await countsOf([...words, ...switched.alike]);
      return { worlds, steps, walkers: byUs(words, [switched.alike]) };
    },
  };
}

function ofScenario(name: string, faults?: string): ContestModel {
  const budget = faults ? ['--faults', faults] : [];
  const words = [name, ...budget];
  return {
    name: words.join(' '),
    family: name,
    prepare: async (folder, hasSpin) => {
      const { worlds, steps } = await countsOf(words);
      let spin: readonly Walker[] = [];
      if (hasSpin) spin = await bySpin(folder, await exported(name, budget), worlds, undefined, true);
      return {
        worlds,
        steps,
        walkers: [...byUs(words, reduced), ...spin, byGraph(words)],
      };
    },
  };
}

/** Runs this program in its own process. */
async function ours(words: readonly string[], seconds: number) {
  return timedRun(process.execPath, [process.argv[1]!, ...words], { secondsMax: seconds });
}

/** The counts, before the measurement. */
async function countsOf(words: readonly string[]): Promise<Sample> {
  const sample = await sampleOf(words, secondsMax.other);
  if (typeof sample === 'string') throw new HarnessError(`tongka bench ${words.join(' ')}: ${sample}`);
  return sample;
}

async function sampleOf(words: readonly string[], seconds: number): Promise<Sample | string> {
  const run = await ours(['bench', ...words, '--json'], seconds);
  if (run.failed) return run.failed;
  return { ...(JSON.parse(run.out) as Sample), seconds: run.seconds };
}

/** Switches: all steps are taken; or replicas are interchanged. */
const switched = { usual: [], allSteps: ['--sleep-sets', 'off'], alike: ['--symmetry', 'on'] } as const;
/** The switches for a scenario. */
const reduced = [switched.usual, switched.allSteps, ['--dead-messages', 'on'], ['--partial-order', 'on']] as const;

function byUs(words: readonly string[], all: readonly (readonly string[])[]): Walker[] {
  return all.map(switches => ({
    tool: ['tongka', ...switches].join(' '),
    command: ['tongka bench', ...words, ...switches].join(' '),
    walk: () => sampleOf([...words, ...switches], secondsMax.other),
  }));
}

function byGraph(words: readonly string[]): Walker {
  const all = [...words, '--engine', 'xstate-graph'];
  return {
    tool: 'xstate/graph',
    command: ['tongka bench', ...all].join(' '),
    walk: async () => {
      const sample = await sampleOf(all, secondsMax.graph);
      if (typeof sample === 'string' || sample.cpuSeconds <= graphCpuSecondsMax) return sample;
      return `took more than ${graphCpuSecondsMax} s of a processor`;
    },
  };
}

/** The scenario as a model for Spin, with the same properties. */
async function exported(name: string, budget: readonly string[]): Promise<string> {
  const scenario = scenarios.find(each => each.name === name)!;
  const properties = askedProperties(scenario).flatMap(property => ['--property', property.name]);
  const { out, failed } = await ours(['export', name, ...budget, ...properties], secondsMax.other);
  if (failed) throw new HarnessError(`tongka export ${name}: ${failed}`);
  return out;
}

async function bySpin(
  folder: string,
  model: string,
  worlds: number,
  deep: number | undefined,
  hasMonitor: boolean,
): Promise<Walker[]> {
  await buildVerifiers(folder, model, verifiers);
  const run = (name: string, words: readonly string[]) => verified(folder, name, words, hasMonitor, secondsMax.other);
  let depth = deep;
  if (depth === undefined) {
    // An exported model is explored once without timing, to find the depth: Spin allocates its stack in advance.
    const trial = await run('unreduced', verifierWords(worlds, depthMax(worlds)));
    if (typeof trial === 'string') throw new HarnessError(`Spin: ${trial}`);
    depth = trial.depth + 1000;
  }
  const words = verifierWords(worlds, depth);
  return Object.entries(verifiers).map(([name, flags]) => ({
    tool: name === 'unreduced' ? reference : 'Spin',
    command: `gcc -O3 ${['-DSAFETY', ...flags].join(' ')} pan.c; ./a.out ${words.join(' ')}`,
    walk: () => run(name, words),
  }));
}
