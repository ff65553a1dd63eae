/**
 * Puts mutants into the engine, one at a time, and reports those that no test catches.
 *
 *   npm run mutate:engine -- --room sim/world            every mutant of a room (or of a file)
 *   npm run mutate:engine -- --sample 1500 --seed 7      a random sample of all rooms
 *
 * A call ends after --minutes (60); the next one continues. Results are stored in `.cache/mutation`. Exit codes: 0 all
 * mutants are tried, 2 the time is up, 64 a usage error, 130 interrupted.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundler } from './mutation/bundle.js';
import { CatchCounts, chosen, hunt } from './mutation/hunt.js';
import { hashOf, mutantsOf, rooms } from './mutation/mutants.js';
import { Equivalents, Results, reportLines } from './mutation/score.js';
import { coveredBy, testFiles } from './mutation/tests.js';

const number = { room: undefined, sample: undefined, seed: 1, minutes: 60, workers: 1, budget: 10 };
const options = readWords();
const say = line => process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
const ends = performance.now() + options.minutes * 60_000;

mkdirSync('.cache/mutation', { recursive: true });
const made = await mutantsOf();
const mutants = picked(made.mutants);
if (!mutants.length)
  refuse(`--room ${options.room} has no mutants; it is one of ${rooms.join(', ')} or a file of them`);

const bundlers = await Promise.all(Array.from({ length: options.workers }, () => bundler(testFiles())));
const { engine, tests } = await coveredBy(bundlers[0], made, options.workers, say);
for (const { id, failed } of tests) if (failed) say(`left out, since it fails without a fault: ${id}: ${failed}`);
const sound = tests.filter(({ failed }) => !failed);
const hashes = new Map(sound.map(({ id, hash }) => [id, hash]));
const results = new Results(options.fresh);
const luck = new CatchCounts(results.luck);
const equivalents = new Equivalents();

const sourceOf = mutant => made.sources.get(mutant.file);
const isCaught = mutant => results.isCaught(mutant, sourceOf(mutant), hashes);
const isTried = mutant => isCaught(mutant) || results.found[mutant.key]?.engine === engine;
const open = mutants.filter(mutant => !isCaught(mutant) && !equivalents.of(mutant));
let next = 0;
let isUp = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    results.luck = luck.counts;
    results.save();
    process.exit(130);
  });
await Promise.all(bundlers.map(work));
results.luck = luck.counts;
results.save();
for (const each of bundlers) await each.end();

for (const entry of equivalents.unused(made.mutants)) console.log(`equivalent to nothing: ${JSON.stringify(entry)}`);
for (const line of reportLines(
  mutants.toSorted((one, other) => one.number - other.number),
  equivalents,
  isCaught,
  isTried,
))
  console.log(line);
process.exit(isUp ? 2 : 0);

/** One worker: takes the next mutant until none is left or the time is up. */
async function work(bundler, worker) {
  let saved = performance.now();
  while (next < open.length) {
    if (performance.now() > ends) {
      isUp = true;
      return;
    }
    const mutant = open[next++];
    const covering = results.untried(
      mutant,
      engine,
      sound.filter(({ covers }) => covers.has(mutant.number)),
    );
    const order = chosen(covering, mutant, luck, options.budget * 1000);
    const found = await hunt(mutant, sourceOf(mutant), order, bundler, worker);
    for (const test of found.tried) luck.note(test, mutant.file, test.id === found.by);
    results.note(mutant, sourceOf(mutant), engine, found);
    say(`${next} of ${open.length}  ${found.status}  ${mutant.place}  ${found.by ?? ''}`);
    if (performance.now() - saved > 20_000) {
      results.luck = luck.counts;
      results.save();
      saved = performance.now();
    }
  }
}

/**
 * The selected mutants. A sample is drawn by a hash of each mutant: it is independent of the number of mutants, and
 * each part of it is a sample.
 */
function picked(all) {
  const there = all.filter(({ file }) => !options.room || file === options.room || file.startsWith(`${options.room}/`));
  if (options.sample === undefined) return there;
  const lots = new Map(there.map(({ key }) => [key, hashOf(`${options.seed} ${key}`)]));
  return there.toSorted((one, other) => (lots.get(one.key) < lots.get(other.key) ? -1 : 1)).slice(0, options.sample);
}

function readWords() {
  const strings = Object.fromEntries(Object.keys(number).map(name => [name, { type: 'string' }]));
  let words;
  try {
    words = parseArgs({ options: { ...strings, fresh: { type: 'boolean' } } }).values;
  } catch (error) {
    refuse(`${error.message}; there are --${Object.keys(number).join(', --')}, --fresh`);
  }
  const read = { ...number, ...words };
  for (const name of ['sample', 'seed', 'minutes', 'workers', 'budget'])
    if (read[name] !== undefined) {
      const value = Number(read[name]);
      if (!(value >= (name === 'seed' ? 0 : 1))) refuse(`--${name} ${read[name]} is no number from 1 up`);
      read[name] = value;
    }
  return read;
}

function refuse(line) {
  process.stderr.write(`mutate: ${line}\n`);
  process.exit(64);
}
