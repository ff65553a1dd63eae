/** Tries one mutant: runs the tests that cover it, the likeliest first, until one fails, hangs or crashes. */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mutated } from './mutants.js';

/** The processor time in milliseconds after which a hanging test counts as catching the mutant. */
const patience = ({ milliseconds, load }) => 3_000 + 6 * (milliseconds + load);

/** The limit of wall-clock time as a multiple, for a test that sleeps. */
const patienceByClock = 40;

/** The processor time of a child in milliseconds; on a system without it, the elapsed time. */
function processorMs(pid, gone) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return gone;
  }
}

/** The number of mutants each test caught and was tried on, in a file and in total. */
export class CatchCounts {
  counts;
  constructor(counts = {}) {
    this.counts = counts;
  }
  note(test, file, caught) {
    for (const name of [test.id, `${file} ¦ ${test.id}`]) {
      this.counts[name] ??= [0, 0];
      this.counts[name][0] += caught ? 1 : 0;
      this.counts[name][1] += 1;
    }
  }
  /** Expected catches in a second. */
  of(test, file) {
    const [caught, tried] = this.counts[test.id] ?? [0, 0];
    const [caughtHere, triedHere] = this.counts[`${file} ¦ ${test.id}`] ?? [0, 0];
    // Without data, a test in the mutant's room is likelier to catch it.
    const isNear = test.file.startsWith(file.slice(0, file.lastIndexOf('/') + 1));
    const anywhere = (caught + (isNear ? 0.3 : 0.05)) / (tried + 2);
    return (caughtHere + 2 * anywhere) / (triedHere + 2) / (test.milliseconds + 3);
  }
}

/** The tests to run on a mutant, in order, within the budget in milliseconds. */
export function chosen(tests, mutant, luck, budget) {
  const ordered = tests
    .map(test => ({ test, luck: luck.of(test, mutant.file) }))
    .sort((one, other) => other.luck - one.luck)
    .map(({ test }) => test);
  let left = budget;
  const files = new Set();
  return ordered.filter(test => {
    const cost = test.milliseconds + (files.has(test.file) ? 0 : test.load);
    if (cost > left) return false;
    files.add(test.file);
    left -= cost;
    return true;
  });
}

/** `{ status, by, says, tried }`: caught by a failing test, by a hanging one, by a crash, or survived. */
export async function hunt(mutant, source, tests, bundler, worker) {
  if (!tests.length) return { status: 'survived', tried: [] };
  let text;
  for (const inBrackets of [true, false])
    try {
      text ??= await bundler.with(new Map([[mutant.file, mutated(source, mutant, inBrackets)]]));
    } catch {
      // Invalid TypeScript with brackets, valid without.
    }
  if (text === undefined) return { status: 'caught', says: 'cannot be compiled', tried: [] };
  const file = `.cache/mutation/hunt-${worker}.cjs`;
  writeFileSync(file, text);
  return new Promise(done => {
    const child = fork(file, { execArgv: ['--max-old-space-size=1536'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let at = 0;
    let answer;
    let timer;
    const caught = says => ({
      status: 'caught',
      by: tests[at].id,
      file: tests[at].file,
      says,
      tried: tests.slice(0, at + 1),
    });
    const watch = (since, limit, begun) => {
      timer = setTimeout(() => {
        const gone = performance.now() - begun;
        if (processorMs(child.pid, since + gone) - since < limit && gone < patienceByClock * limit)
          return watch(since, limit, begun);
        answer = caught('no end');
        child.kill('SIGKILL');
      }, limit / 4);
    };
    child.on('message', ({ starts, processor, caught: failed, says }) => {
      clearTimeout(timer);
      if (starts === undefined) answer = failed === undefined ? { status: 'survived', tried: tests } : caught(says);
      else {
        at = starts;
        watch(processor, patience(tests[at]), performance.now());
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      done(answer ?? caught(`the process ended: ${signal ?? code}`));
    });
    child.send({ tests: tests.map(({ id, file }) => ({ id, file })) });
  });
}
