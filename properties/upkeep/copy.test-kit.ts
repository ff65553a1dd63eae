/** A copy of the checkout without its tests, to be changed, compiled and run. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, root } from './sources.ts';

/** A new copy, and what can be done in it. */
export function copied() {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-copy-'));
  for (const name of [...layers, '.config', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: path => !/\.test\.tsx?$/.test(path) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const run = (command: string, ...words: string[]) => spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true }),
    /** Builds the command line. */
    build: () => run('node', '.config/build.js'),
    tongka: (...words: string[]) => run('node', 'dist/tongka.js', ...words),
    /** What the compiler says, a line each. What it found before is kept in the copy, so that the next time is faster. */
    compile: (): string[] =>
      run('node_modules/.bin/tsc', '--incremental', '--tsBuildInfoFile', 'tsc.json', '--pretty', 'false')
        .stdout.split('\n')
        .filter(line => /\berror\b/.test(line)),
  };
}
