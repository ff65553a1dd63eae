// Goal: a file is written completely or not at all, and no other file stays beside it. Method: full disks, killed
// processes, links, and special files; each through the built command.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bundle, tongka } from '../cli/spawn.test-kit.ts';

const token = 'lossy-bind@published/0.0.0.0.0.1.0~2d7f';
const kept = new URL('../regressions/a-second-live-row.run', import.meta.url).pathname;
const scenario = ['check', 'torn-switch', '--profile', 'published', '--json', '--no-timings'];

const root = mkdtempSync(join(tmpdir(), 'tongka-whole-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'each-'));
});
const file = (name: string): string => join(folder, name);

/** Runs `tongka` with a file size limit of zero, like a full disk. */
function withoutRoom(words: string) {
  const command = `ulimit -f 0; exec '${process.execPath}' '${bundle}' ${words}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** The environment that kills the process just before a file is renamed into place. */
function killedAtTheEnd(): Readonly<Record<string, string>> {
  const path = join(root, 'kill.cjs');
  writeFileSync(
    path,
    `require('node:fs').renameSync = () => process.kill(process.pid, 'SIGKILL');
     require('node:module').syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--require ${path}` };
}

describe('on a full disk', () => {
  test('an existing saved run is unchanged', () => {
    const path = file('there.run');
    copyFileSync(kept, path);
    const { code, out, err } = withoutRoom(`replay ${token} --save '${path}'`);
    expect(err).toMatch(/^tongka: the run cannot be written at [^\n]*there\.run \(EFBIG\)\n$/);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(kept, 'utf8'));
    expect(readdirSync(folder)).toEqual(['there.run']);
  });

  test('a new run leaves no file, and can be saved later', async () => {
    const path = file('new.run');
    expect(withoutRoom(`replay ${token} --save '${path}'`).code).toBe(64);
    expect(readdirSync(folder)).toEqual([]);
    expect((await tongka(['replay', token, '--save', path])).code).toBe(1);
    expect(readdirSync(folder)).toEqual(['new.run']);
  });

  test('a checkpoint is unchanged, and the check continues', async () => {
    const path = file('kept');
    await tongka([...scenario, '--worlds-max', '200', '--checkpoint', path]);
    const before = readFileSync(path);
    const { out, err } = withoutRoom(`${scenario.join(' ')} --checkpoint '${path}'`);
    // A check that takes a while also says what it finds.
    const said = err.replace(/^[^\n]* steps: tongka replay [^\n]*\n/gm, '');
    expect(said).toMatch(/^tongka: the checkpoint [^\n]*kept could not be written \(EFBIG\); the check goes on\n$/);
    expect(out).toBe((await tongka(scenario)).out);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['kept']);
  });

  test('the loss of benchmark figures is reported in one line', () => {
    const { code, err } = withoutRoom(`bench curve --seconds-max 1 --out '${file('figures')}'`);
    expect(err).toMatch(/^tongka: the figures cannot be written at [^\n]*curve\.json \(EFBIG\)\n$/);
    expect(code).toBe(64);
    expect(readdirSync(file('figures'))).toEqual([]);
  });
});

test('an empty file, left by a full disk, is overwritten', async () => {
  writeFileSync(file('empty.run'), '');
  expect((await tongka(['replay', token, '--save', file('empty.run')])).code).toBe(1);
  expect(readFileSync(file('empty.run'), 'utf8')).toBe(readFileSync(kept, 'utf8'));
});

test('an unusable folder for the figures is reported before the measurement', async () => {
  writeFileSync(file('letter'), 'Dear reader');
  const { code, out, err } = await tongka(['bench', 'curve', '--out', file('letter')]);
  expect(err).toMatch(/^tongka: the folder of the figures cannot be made at [^\n]*letter \(EEXIST\)\n$/);
  expect({ code, out }).toEqual({ code: 64, out: '' });
});

describe('a process that is killed while it writes', () => {
  test('leaves the checkpoint unchanged, and the next run removes its part', async () => {
    const path = file('kept');
    await tongka([...scenario, '--worlds-max', '200', '--checkpoint', path]);
    const before = readFileSync(path);
    await tongka([...scenario, '--checkpoint', path], { env: killedAtTheEnd() });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder), 'it was killed in time').toHaveLength(2);
    await tongka([...scenario, '--checkpoint', path]);
    expect(readdirSync(folder)).toEqual(['kept']);
  });

  test('leaves the saved run unchanged, and the next run removes its part', async () => {
    const path = file('there.run');
    copyFileSync(kept, path);
    await tongka(['replay', 'first-bind/0.0', '--save', path], { env: killedAtTheEnd() });
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(kept, 'utf8'));
    expect(readdirSync(folder)).toHaveLength(2);
    await tongka(['replay', token, '--save', path]);
    expect(readdirSync(folder)).toEqual(['there.run']);
  });

  test('does not lose the part that another process is writing', async () => {
    const other = `.tongka-${process.pid}-1.part`;
    writeFileSync(file(other), 'half of it');
    await tongka(['replay', token, '--save', file('there.run')]);
    expect(readdirSync(folder).sort()).toEqual([other, 'there.run']);
  });
});

describe('a symbolic link', () => {
  test.each(['there', 'to be made'])('to a checkpoint (%s) is written through', async what => {
    mkdirSync(file('far'));
    if (what === 'there') await tongka([...scenario, '--worlds-max', '200', '--checkpoint', file('far/real')]);
    symlinkSync('far/link', file('link'));
    symlinkSync('real', file('far/link'));
    await tongka([...scenario, '--worlds-max', '300', '--checkpoint', file('link')]);
    expect(lstatSync(file('link')).isSymbolicLink()).toBe(true);
    expect(lstatSync(file('far/link')).isSymbolicLink()).toBe(true);
    expect(lstatSync(file('far/real')).isFile()).toBe(true);
    expect(readdirSync(file('far')).sort()).toEqual(['link', 'real']);
    const on = await tongka([...scenario, '--checkpoint', file('far/real')]);
    expect(on.out).toBe((await tongka(scenario)).out);
  });

  test('to a saved run is written through, and its mode is kept', async () => {
    copyFileSync(kept, file('real.run'));
    chmodSync(file('real.run'), 0o640);
    symlinkSync('real.run', file('link.run'));
    await tongka(['replay', 'first-bind/0.0', '--save', file('link.run')]);
    expect(lstatSync(file('link.run')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file('real.run'), 'utf8')).toContain('scenario first-bind');
    expect(statSync(file('real.run')).mode & 0o777).toBe(0o640);
  });

  test('in a cycle is refused', async () => {
    symlinkSync('round', file('round'));
    const { code, err } = await tongka([...scenario, '--checkpoint', file('round')]);
    expect(err).toMatch(/^tongka: --checkpoint: nothing can be written at [^\n]*round \(ELOOP\)[^\n]*\n$/);
    expect(code).toBe(64);
  });
});

describe('a special file is refused at once', () => {
  test.each(['pipe', 'device', 'folder', 'socket'])('%s', async kind => {
    const path = kind === 'device' ? '/dev/null' : file('place.run');
    const server = createServer();
    if (kind === 'pipe') execFileSync('mkfifo', [path]);
    if (kind === 'folder') mkdirSync(path);
    if (kind === 'socket') await new Promise<void>(resolve => server.listen(path, resolve));
    const calls = [[...scenario, '--checkpoint', path]];
    if (kind !== 'device') calls.push(['replay', path], ['replay', token, '--save', path]);
    for (const words of calls) {
      const { code, out, err } = await tongka(words);
      expect(err).toMatch(new RegExp(`^tongka: [^\\n]* \\(it is a ${kind}, not a file\\)[^\\n]*\\n$`));
      expect({ code, out }).toEqual({ code: 64, out: '' });
    }
    if (kind === 'socket') server.close();
  });
});
