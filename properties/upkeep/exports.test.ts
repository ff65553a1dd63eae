// Goal: every export is imported by another file. Method: knip reads the import graph. It counts exports of an entry
// file as used, so a separate test covers the entry files that must not export anything.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, root, type SourceFile, sourceFiles } from './sources.ts';

test('every file and every export is used', () => {
  const words = ['--config', '.config/knip.jsonc', '--include', 'files,exports,types'];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/knip'), words, { cwd: root, encoding: 'utf8' });
  expect(stdout + stderr).toBe('');
});

test('neither a test nor the command line exports anything', () => {
  const entries = sourceFiles().filter(({ path }) => /\.test\.tsx?$/.test(path) || path === 'reports/cli/main.ts');
  // Source text inside a template literal can contain exports.
  const ownCode = (file: SourceFile) => codeOf(file).replaceAll(/`[^`]*`/g, '');
  expect(entries.filter(file => /^export\b/m.test(ownCode(file))).map(({ path }) => path)).toEqual([]);
});
