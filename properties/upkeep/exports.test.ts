// Goal: what a file exports, another file imports. Method: knip reads the import graph. It takes what an entry exports as
// used, so the entries that are for nobody are read here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, root, type SourceFile, sourceFiles } from './sources.ts';

test('no file and no export is unused', () => {
  const words = ['--config', '.config/knip.jsonc', '--include', 'files,exports,types'];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/knip'), words, { cwd: root, encoding: 'utf8' });
  expect(stdout + stderr).toBe('');
});

test('neither a test nor the command line exports anything', () => {
  const entries = sourceFiles().filter(({ path }) => /\.test\.tsx?$/.test(path) || path === 'reports/cli/main.ts');
  // Text that a test writes may export.
  const ownCode = (file: SourceFile) => codeOf(file).replaceAll(/`[^`]*`/g, '');
  expect(entries.filter(file => /^export\b/m.test(ownCode(file))).map(({ path }) => path)).toEqual([]);
});
