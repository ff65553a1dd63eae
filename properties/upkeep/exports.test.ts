// Goal: what a file exports, another file imports. Method: knip reads the import graph.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

test('no file and no export is unused', () => {
  const words = ['--config', '.config/knip.jsonc', '--include', 'files,exports,types'];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/knip'), words, { cwd: root, encoding: 'utf8' });
  expect(stdout + stderr).toBe('');
});
