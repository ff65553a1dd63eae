// Goal: a build does not disturb running commands, and does nothing if nothing changed. Method: a separate checkout
// whose sources are changed, and commands that load their chunks during and after the next build.
import { execFile, execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceRoot } from './spawn.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inside = (name: string): string => join(folder, name);

beforeAll(() => {
  for (const name of [
    'machines',
    'sim',
    'properties',
    'reports',
    '.config',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(sourceRoot, name), inside(name), { recursive: true });
  symlinkSync(join(sourceRoot, 'node_modules'), inside('node_modules'));
  build();
});

function build(...words: string[]): void {
  execFileSync(process.execPath, ['.config/build.js', ...words], { cwd: folder });
}

let changes = 0;

/** Changes a file that most chunks depend on, so that their names change. */
function change(): void {
  changes++;
  appendFileSync(inside('sim/world/input-error.ts'), `\n(globalThis as { build?: number }).build = ${changes};\n`);
}

const run = promisify(execFile);

/** Runs the command line of that checkout; resolves to its output, and rejects if it fails. */
async function tongka(words: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, ['dist/tongka.js', ...words.split(' ')], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe('');
  return stdout;
}

const chunks = (): readonly string[] => readdirSync(inside('dist/chunks')).sort();
const inThreads = 'check first-bind --expected --workers 2 --no-timings';

test('a build without changes writes nothing', () => {
  const written = (): readonly number[] =>
    ['dist/tongka.js', 'dist/THIRD-PARTY.txt', '.cache/build.json'].map(name => statSync(inside(name)).mtimeMs);
  const before = written();
  build();
  expect(written()).toEqual(before);
});

test('a command that started before a build loads its own chunks after it', async () => {
  const alone = await tongka(inThreads);
  // The command is held when it requests the chunks of the threads, until a file releases it.
  writeFileSync(
    inside('hook.mjs'),
    `import { existsSync, writeFileSync } from 'node:fs';
     import { setTimeout } from 'node:timers/promises';
     export async function resolve(name, context, next) {
       if (/\\/(pool|worker)-/.test(name)) {
         writeFileSync('held', '');
         while (!existsSync('let-go')) await setTimeout(20);
       }
       return next(name, context);
     }`,
  );
  // Node 26 deprecates `register`; its successor is synchronous and cannot wait for a file.
  writeFileSync(
    inside('hold.mjs'),
    "import { register } from 'node:module'; process.noDeprecation = true; register('./hook.mjs', import.meta.url);",
  );
  const isHeld = new Promise<void>(resolve => {
    const watcher = watch(folder, () => {
      if (!existsSync(inside('held'))) return;
      watcher.close();
      resolve();
    });
  });
  const held = tongka(inThreads, { NODE_OPTIONS: '--import ./hold.mjs' });
  await Promise.race([isHeld, held]);
  const before = chunks();
  change();
  build();
  expect(chunks().length).toBeGreaterThan(before.length);
  writeFileSync(inside('let-go'), '');
  expect(await held).toBe(alone);
});

test('commands that start during repeated builds all complete', async () => {
  const isDone = { builds: false };
  const commands = [inThreads, 'list scenarios', 'watch first-bind --frame 80x24', 'bench --size 3', 'diagram'];
  const calling = commands.slice(0, 2).map(async (_, caller) => {
    let calls = 0;
    for (; !isDone.builds || calls < commands.length; calls++)
      expect(await tongka(commands[(calls + caller) % commands.length]!)).not.toBe('');
    return calls;
  });
  for (let builds = 0; builds < 3; builds++) {
    change();
    await run(process.execPath, ['.config/build.js'], { cwd: folder });
  }
  isDone.builds = true;
  for (const calls of await Promise.all(calling)) expect(calls).toBeGreaterThanOrEqual(commands.length);
});

test('--only emits types, once, and leaves the files of this build only', async () => {
  expect(existsSync(inside('dist/types'))).toBe(false);
  const before = chunks();
  build('--only');
  expect(chunks().length).toBeLessThan(before.length);
  expect(readdirSync(inside('dist')).sort()).toEqual(['THIRD-PARTY.txt', 'chunks', 'doors', 'tongka.js', 'types']);
  expect(await tongka(inThreads)).toContain('as expected');
  const made = statSync(inside('.cache/build.json')).mtimeMs;
  build('--only');
  build();
  expect(statSync(inside('.cache/build.json')).mtimeMs).toBe(made);
  expect(existsSync(inside('dist/types/reports/doors/checker.d.ts'))).toBe(true);
  change();
  build();
  expect(existsSync(inside('dist/tongka.js'))).toBe(true);
});
