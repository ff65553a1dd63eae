// Goal: a stream failure is never reported as a verdict. Method: full, closed and truncated streams; signals.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle, tongka } from '../cli/spawn.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-streams-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);

/** Runs `tongka` in a shell with redirected streams or limits. */
function shell(words: string, { before = '', after = '' } = {}) {
  const command = `${before} exec '${process.execPath}' '${bundle}' ${words} ${after}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** The error messages on standard error, without the findings. */
function errorMessages(err: string): string {
  return err
    .split('\n')
    .filter(line => line !== '' && !/ (is (violated|reached)|holds) after /.test(line))
    .join('\n');
}

/** Runs code in the process of `tongka` once it listens to signals, which is when long work begins. */
function whenSignalsAreHeard(act: string): Readonly<Record<string, string>> {
  const path = file(`heard-${act.length}.cjs`);
  writeFileSync(path, `process.on('newListener', name => { if (name === 'SIGINT') setImmediate(() => { ${act} }); });`);
  return { NODE_OPTIONS: `--require ${path}` };
}

/** Runs `tongka` with standard error closed. */
function withClosedStderr(words: string): Promise<number | null> {
  const child = spawn(process.execPath, [bundle, ...words.split(' ')], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.destroy();
  return new Promise(resolve => child.on('close', resolve));
}

const failingCalls: readonly (readonly [words: string, code: number])[] = [
  ['nosuch', 64],
  ['list nosuch', 64],
  ['run nosuch', 64],
  ['simulate nosuch', 64],
  ['check nosuch', 64],
  ['find first-bind nosuch', 64],
  ['replay nosuch', 64],
  ['why nosuch', 64],
  ['watch nosuch', 64],
  ['diagram nosuch', 64],
  ['export nosuch', 64],
  ['bench nosuch', 64],
  ['export lossy-bind --worlds-max 10', 2],
  ['check two-phase-commit', 0],
  ['check lossy-bind --profile published --property one-live-row-per-card', 1],
];

describe('standard error', () => {
  test.each(failingCalls)('full or closed, tongka %s still ends with %i', async (words, code) => {
    expect(shell(words, { after: '2>/dev/full' }).code).toBe(code);
    expect(await withClosedStderr(words)).toBe(code);
  });

  test('full, the exit code still reports Ctrl-C', async () => {
    const words = 'check lossy-bind --profile published --faults lose=4,copy=3,tear=3,crash=3';
    const command = `exec '${process.execPath}' '${bundle}' ${words} 2>/dev/full`;
    const sign = whenSignalsAreHeard("process.stdout.write('heard')");
    const child = spawn('sh', ['-c', command], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...sign },
    });
    child.stdout.once('data', () => child.kill('SIGINT'));
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(130);
  });
});

describe('standard output', () => {
  test.each([
    'list scenarios',
    'check first-bind --json',
    'run first-bind',
    'diagram --party secureElement',
    '--help',
    'check --help',
  ])('full, tongka %s reports it in one line', words => {
    const { code, err } = shell(words, { after: '>/dev/full' });
    expect(errorMessages(err)).toMatch(/^tongka: standard output cannot be written \(ENOSPC\)[^\n]*$/);
    expect(code).toBe(64);
  });

  test('a file that received a part of the output is an error', () => {
    const path = file('part.json');
    const { code, err } = shell('check first-bind --json', { before: 'ulimit -f 8;', after: `> '${path}'` });
    const { length } = readFileSync(path);
    expect(length).toBeGreaterThan(0);
    expect(errorMessages(err)).toMatch(/^tongka: standard output cannot be written \(EFBIG\)[^\n]*$/);
    expect(code).toBe(64);
  });

  test('a file gets the same bytes as a pipe', () => {
    const path = file('whole.json');
    const words = 'check first-bind --json --no-timings';
    const { code, out, err } = shell(words, { after: `> '${path}'` });
    expect({ code, out, err: errorMessages(err) }).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toBe(shell(words).out);
  });
});

test('an uncaught error is a bug, and no verdict', async () => {
  const spoil = "new (require('node:events'))().emit('error', new Error('heard by nobody'))";
  const words = ['check', 'lossy-bind', '--profile', 'published', '--faults', 'lose=4,copy=3,tear=3,crash=3'];
  const { code, out, err } = await tongka(words, { env: whenSignalsAreHeard(spoil) });
  expect(errorMessages(err)).toMatch(/^tongka: a bug of ours, please report it: Error: heard by nobody [^\n]*$/);
  expect({ code, out }).toEqual({ code: 70, out: '' });
});

test('a full disk is no bug', async () => {
  const spoil = file('full.cjs');
  // The test cannot fill the disk of the temporary folder; a stub throws the system's error.
  writeFileSync(
    spoil,
    `const fs = require('node:fs');
     fs.mkdtempSync = path => { throw Object.assign(new Error('ENOSPC: no space left on device, mkdtemp ' + path), { code: 'ENOSPC' }); };
     require('node:module').syncBuiltinESMExports();`,
  );
  const { code, err } = await tongka(['bench', 'peers', '--quick', '--out', file('bench')], {
    env: { NODE_OPTIONS: `--require ${spoil}` },
  });
  expect(err.split('\n').at(-2)).toMatch(/^tongka: ENOSPC: no space left on device/);
  expect(code).toBe(64);
});

test('a closed terminal ends the command like Ctrl-C: findings are printed, and the checkpoint is written', async () => {
  const path = file('hung-up');
  const words = 'check lossy-bind --profile published --faults lose=4,copy=3,tear=3,crash=3 --json'.split(' ');
  const { code, out, err } = await tongka([...words, '--checkpoint', path], {
    signalOn: / is violated /,
    signal: 'SIGHUP',
  });
  expect(errorMessages(err)).toMatch(/^tongka: interrupted[^\n]*$/);
  expect(code).toBe(130);
  const { explored } = JSON.parse(out) as { explored: { worlds: number; stopped: string } };
  expect(explored.stopped).toBe('interrupted');
  expect(existsSync(path)).toBe(true);
  const next = await tongka([...words, '--worlds-max', `${explored.worlds + 2_000}`, '--checkpoint', path]);
  expect((JSON.parse(next.out) as typeof explored & { explored: typeof explored }).explored.worlds).toBeGreaterThan(
    explored.worlds,
  );
});
