/** `tongka bench peers`: the same models by us, by Spin and by xstate/graph, in alternation, whole processes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { InputError, quoted } from '#sim';
import { type Contestant, contests, type Entry } from './bench-contests.ts';
import type { BenchOptions } from './bench-subject.ts';
import { type Contest, contestText, differences, type Played, type Sample, summaryOf } from './bench-table.ts';
import { complain, endWith, exitCode, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import { spinMissing } from './spin.ts';
import { makeFolder, writeText } from './whole-file.ts';

/** Rounds unless told otherwise. */
const roundsUsual = 5;

export async function comparePeers(options: BenchOptions): Promise<void> {
  const rounds = options.rounds ?? (options.quick ? 1 : roundsUsual);
  const entries = contests(options.quick === true).filter(({ name }) => name.includes(options.only ?? ''));
  if (entries.length === 0)
    throw new InputError(`--only ${quoted(options.only ?? '')} names no model that is compared`);
  makeFolder('the folder of the figures', options.out);
  const missing = spinMissing();
  if (missing) complain(`${missing} is not installed, so that Spin is left out`);
  const folder = mkdtempSync(`${tmpdir()}/tongka-bench-`);
  const done: Contest[] = [];
  const tired = new Set<string>();
  const interrupted = await Patience.during(async patience => {
    try {
      for (const entry of entries) {
        const contest = await contested(entry, { folder, rounds, hasSpin: !missing, tired, patience });
        if (patience.interrupted) break;
        done.push(contest);
        if (!options.json) print(`${contestText(contest)}\n`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return patience.interrupted;
  });
  const wrong = done.flatMap(contest => differences(contest).map(words => `${contest.name}: ${words}`));
  const told = {
    command: 'bench',
    name: 'peers',
    quick: options.quick === true,
    rounds,
    machine: machine(),
    missing: missing ? [missing] : [],
    contests: done.map(toldContest),
    differences: wrong,
  };
  writeText('the figures', `${options.out}/peers.json`, `${JSON.stringify(told, undefined, 2)}\n`);
  if (options.json) printJson(told);
  else print(`Medians of ${rounds}; ratios round by round. All figures: ${options.out}/peers.json`);
  for (const words of wrong) complain(words);
  endWith(interrupted ? exitCode.interrupted : wrong.length > 0 ? exitCode.violated : exitCode.holds);
}

interface Ring {
  readonly folder: string;
  readonly rounds: number;
  readonly hasSpin: boolean;
  /** Tools that did not come to an end on a smaller model, by family. */
  readonly tired: Set<string>;
  readonly patience: Patience;
}

/** Plays one entry: everybody once a round, one after the other. */
async function contested(entry: Entry, ring: Ring): Promise<Contest> {
  const folder = mkdtempSync(`${ring.folder}/model-`);
  const { worlds, steps, contestants } = await entry.prepare(folder, ring.hasSpin);
  const samples = new Map<Contestant, Sample[]>(contestants.map(each => [each, []]));
  const failed = new Map<Contestant, string>();
  for (const each of contestants)
    if (ring.tired.has(`${entry.family}/${each.tool}`)) failed.set(each, 'left out: too slow on a smaller model');
  for (let round = 0; round < ring.rounds; round++)
    for (const each of contestants) {
      if (ring.patience.interrupted) break;
      if (failed.has(each)) continue;
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${entry.name}, round ${round + 1}: ${each.tool}`);
      const played = await each.run();
      if (typeof played !== 'string') samples.get(each)!.push(played);
      else {
        failed.set(each, played);
        samples.set(each, []);
        ring.tired.add(`${entry.family}/${each.tool}`);
      }
    }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  rmSync(folder, { recursive: true, force: true });
  const played = contestants.map((each): Played => {
    const why = failed.get(each);
    return { tool: each.tool, command: each.command, samples: samples.get(each)!, ...(why ? { failed: why } : {}) };
  });
  return { name: entry.name, worlds, steps, played };
}

function toldContest(contest: Contest) {
  const { name, worlds, steps, played } = contest;
  return { name, worlds, steps, tools: played.map(each => ({ ...each, ...summaryOf(each, contest) })) };
}

/** What it was measured on. */
export function machine() {
  const [core] = cpus();
  return { processor: core?.model.trim(), cores: cpus().length, memoryBytes: totalmem(), node: process.version };
}
