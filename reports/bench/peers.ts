/**
 * `tongka bench peers`: the same models explored by Tongka, by Spin and by xstate/graph, in alternation, each in its
 * own process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { InputError, quoted } from '#sim';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { Interruptible } from '../host/interruptible.ts';
import { spinMissing } from '../host/spin.ts';
import { print, printError, printJson } from '../host/streams.ts';
import { makeFolder, writeText } from '../host/whole-file.ts';
import { type ContestModel, contestModels, type Walker } from './contests.ts';
import { type Contest, contestText, differences, type Sample, summaryOf, type ToolRuns } from './table.ts';

/** The default number of rounds. */
const roundsUsual = 5;

export async function comparePeers(options: {
  readonly json?: true;
  readonly quick?: true;
  readonly rounds?: number;
  readonly only?: string;
  readonly out: string;
}): Promise<void> {
  const { json, quick = false, only = '', out } = options;
  const rounds = options.rounds ?? (quick ? 1 : roundsUsual);
  const models = contestModels(quick).filter(({ name }) => name.includes(only));
  if (models.length === 0) throw new InputError(`--only ${quoted(only)} names no model that is compared`);
  makeFolder('the folder of the figures', out);
  const missing = spinMissing();
  if (missing) printError(`${missing} is not installed, so that Spin is left out`);
  const folder = mkdtempSync(`${tmpdir()}/tongka-bench-`);
  const contests: Contest[] = [];
  const tooSlow = new Set<string>();
  const interrupted = await Interruptible.during(async interruptible => {
    try {
      for (const model of models) {
        const contest = await contestOf(model, { folder, rounds, hasSpin: !missing, tooSlow, interruptible });
        if (interruptible.interrupted) break;
        contests.push(contest);
        if (!json) print(`${contestText(contest)}\n`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return interruptible.interrupted;
  });
  const wrong = contests.flatMap(contest => differences(contest).map(words => `${contest.name}: ${words}`));
  const figures = {
    command: 'bench',
    name: 'peers',
    quick,
    rounds,
    machine: machine(),
    missing: missing ? [missing] : [],
    contests: contests.map(contestJson),
    differences: wrong,
  };
  writeText('the figures', `${out}/peers.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
  if (json) printJson(figures);
  else print(`Medians of ${rounds}; ratios round by round. All figures: ${out}/peers.json`);
  for (const words of wrong) printError(words);
  setExitCode(interrupted ? exitCode.interrupted : wrong.length > 0 ? exitCode.violated : exitCode.holds);
}

interface Conditions {
  readonly folder: string;
  readonly rounds: number;
  readonly hasSpin: boolean;
  /** Tools that failed on a smaller model, by family. */
  readonly tooSlow: Set<string>;
  readonly interruptible: Interruptible;
}

/** All rounds of one model: in each round every tool runs once, one after the other. */
async function contestOf(model: ContestModel, conditions: Conditions): Promise<Contest> {
  const { hasSpin, rounds, tooSlow, interruptible } = conditions;
  const folder = mkdtempSync(`${conditions.folder}/model-`);
  const { worlds, steps, walkers } = await model.prepare(folder, hasSpin);
  const samples = new Map<Walker, Sample[]>(walkers.map(each => [each, []]));
  const failed = new Map<Walker, string>();
  for (const each of walkers)
    if (tooSlow.has(`${model.family}/${each.tool}`)) failed.set(each, 'left out: too slow on a smaller model');
  for (let round = 0; round < rounds; round++)
    for (const each of walkers) {
      if (interruptible.interrupted) break;
      if (failed.has(each)) continue;
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${model.name}, round ${round + 1}: ${each.tool}`);
      const sample = await each.walk();
      if (typeof sample !== 'string') samples.get(each)!.push(sample);
      else {
        failed.set(each, sample);
        samples.set(each, []);
        tooSlow.add(`${model.family}/${each.tool}`);
      }
    }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  rmSync(folder, { recursive: true, force: true });
  const tools = walkers.map((each): ToolRuns => {
    const why = failed.get(each);
    return { tool: each.tool, command: each.command, samples: samples.get(each)!, ...(why ? { failed: why } : {}) };
  });
  return { name: model.name, worlds, steps, tools };
}

function contestJson(contest: Contest) {
  const { name, worlds, steps, tools } = contest;
  return { name, worlds, steps, tools: tools.map(each => ({ ...each, ...summaryOf(each, contest) })) };
}

/** The machine of the measurement. */
export function machine() {
  const [core] = cpus();
  return { processor: core?.model.trim(), cores: cpus().length, memoryBytes: totalmem(), node: process.version };
}
