/** Which models are compared, and who walks each of them. */
import { HarnessError, type Scenario, twoPhaseCommit } from '#sim';
import { depthMax } from '../formats/promela.ts';
import { timedRun } from './bench-process.ts';
import { twoPhaseCommitPromela } from './bench-promela.ts';
import { buildVerifiers, verified, verifierWords } from './bench-spin.ts';
import { ridingAlong } from './bench-subject.ts';
import { reference, type Sample } from './bench-table.ts';
import { scenarioNamed } from './options.ts';

/** Somebody who walks a model once; a string says why it came to nothing. */
export interface Contestant {
  readonly tool: string;
  readonly command: string;
  readonly run: () => Promise<Sample | string>;
}

/** One model to be walked. */
export interface Entry {
  readonly name: string;
  /** Who fails in a family is not asked again for its larger members. */
  readonly family: string;
  readonly prepare: (folder: string, hasSpin: boolean) => Promise<Field>;
}

interface Field {
  readonly worlds: number;
  readonly steps: number;
  readonly contestants: readonly Contestant[];
}

/** What a tool may take for one walk. */
const secondsMax = { graph: 300, other: 1800 } as const;
/** What xstate/graph may take of a processor: a minute, however many others are at work. */
const graphCpuSecondsMax = 60;
/** Spin's verifiers, and the flags they are compiled with. */
const verifiers = { reduced: [], unreduced: ['-DNOREDUCE'] } as const;
/** As deep as a user would let Spin search where he knows no better. */
const depthUsual = 1_000_000;

/** The models, small ones first. The scenarios beyond the usual budgets are there for their size. */
export function contests(isQuick: boolean): readonly Entry[] {
  if (isQuick) return [sized(3), sized(5), ofScenario('first-bind')];
  return [
    ...[3, 4, 5, 6, 7, 8, 9].map(sized),
    sizedAlike(20),
    ofScenario('lossy-bind'),
    ofScenario('racing-migration'),
    ofScenario('lossy-bind', 'lose=2,copy=2,tear=1'),
  ];
}

function sized(size: number): Entry {
  const words = [twoPhaseCommit.name, '--size', `${size}`];
  return {
    name: `two-phase-commit, ${size} resource managers`,
    family: 'two-phase-commit',
    prepare: async (folder, hasSpin) => {
      const { worlds, steps } = await counted(words);
      const spin = hasSpin ? await bySpin(folder, twoPhaseCommitPromela(size), worlds, depthUsual, false) : [];
      return { worlds, steps, contestants: [...byUs(words, Object.values(switched)), ...spin, byGraph(words)] };
    },
  };
}

/** Two-Phase Commit of a size that only symmetry brings within reach. */
function sizedAlike(size: number): Entry {
  const words = [twoPhaseCommit.name, '--size', `${size}`];
  return {
    name: `two-phase-commit, ${size} resource managers that are alike`,
    family: 'two-phase-commit',
    prepare: async () => {
      const { worlds, steps } = await counted([...words, ...switched.alike]);
      return { worlds, steps, contestants: byUs(words, [switched.alike]) };
    },
  };
}

function ofScenario(name: string, faults?: string): Entry {
  const budget = faults ? ['--faults', faults] : [];
  const words = [name, ...budget];
  return {
    name: words.join(' '),
    family: name,
    prepare: async (folder, hasSpin) => {
      const { worlds, steps } = await counted(words);
      let spin: readonly Contestant[] = [];
      if (hasSpin) spin = await bySpin(folder, await exported(scenarioNamed(name), budget), worlds, undefined, true);
      return {
        worlds,
        steps,
        contestants: [...byUs(words, reduced), ...spin, byGraph(words)],
      };
    },
  };
}

/** Starts this program anew. */
async function ours(words: readonly string[], seconds: number) {
  return timedRun(process.execPath, [process.argv[1]!, ...words], { secondsMax: seconds });
}

/** The counts, before anything is timed. */
async function counted(words: readonly string[]): Promise<Sample> {
  const sample = await benched(words, secondsMax.other);
  if (typeof sample === 'string') throw new HarnessError(`tongka bench ${words.join(' ')}: ${sample}`);
  return sample;
}

async function benched(words: readonly string[], seconds: number): Promise<Sample | string> {
  const run = await ours(['bench', ...words, '--json'], seconds);
  if (run.failed) return run.failed;
  return { ...(JSON.parse(run.out) as Sample), seconds: run.seconds };
}

/** What is switched: every step taken, too; and, where replicas are alike, worlds told apart or not. */
const switched = { usual: [], allSteps: ['--diamonds', 'off'], alike: ['--symmetry', 'on'] } as const;
/** The same of a scenario, and what else can be left out of it. */
const reduced = [switched.usual, switched.allSteps, ['--cone', 'on'], ['--partial-order', 'on']] as const;

function byUs(words: readonly string[], all: readonly (readonly string[])[]): Contestant[] {
  return all.map(switches => ({
    tool: ['tongka', ...switches].join(' '),
    command: ['tongka bench', ...words, ...switches].join(' '),
    run: () => benched([...words, ...switches], secondsMax.other),
  }));
}

function byGraph(words: readonly string[]): Contestant {
  const all = [...words, '--engine', 'xstate-graph'];
  return {
    tool: 'xstate/graph',
    command: ['tongka bench', ...all].join(' '),
    run: async () => {
      const sample = await benched(all, secondsMax.graph);
      if (typeof sample === 'string' || sample.cpuSeconds <= graphCpuSecondsMax) return sample;
      return `took more than ${graphCpuSecondsMax} s of a processor`;
    },
  };
}

/** The scenario as Spin judges it: with the properties that ride along with us. */
async function exported(scenario: Scenario, budget: readonly string[]): Promise<string> {
  const properties = ridingAlong(scenario).flatMap(({ name }) => ['--property', name]);
  const { out, failed } = await ours(['export', scenario.name, ...budget, ...properties], secondsMax.other);
  if (failed) throw new HarnessError(`tongka export ${scenario.name}: ${failed}`);
  return out;
}

async function bySpin(
  folder: string,
  model: string,
  worlds: number,
  deep: number | undefined,
  hasMonitor: boolean,
): Promise<Contestant[]> {
  await buildVerifiers(folder, model, verifiers);
  const run = (name: string, words: readonly string[]) => verified(folder, name, words, hasMonitor, secondsMax.other);
  let depth = deep;
  if (depth === undefined) {
    // An export is searched once without a watch, to learn how deep Spin has to go: its stack takes memory beforehand.
    const trial = await run('unreduced', verifierWords(worlds, depthMax(worlds)));
    if (typeof trial === 'string') throw new HarnessError(`Spin: ${trial}`);
    depth = trial.depth + 1000;
  }
  const words = verifierWords(worlds, depth);
  return Object.entries(verifiers).map(([name, flags]) => ({
    tool: name === 'unreduced' ? reference : 'Spin',
    command: `gcc -O3 ${['-DSAFETY', ...flags].join(' ')} pan.c; ./a.out ${words.join(' ')}`,
    run: () => run(name, words),
  }));
}
