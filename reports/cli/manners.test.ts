// Goal: the conventions of a command line hold: colours, pipes, Ctrl-C, help. Method: the built bundle is run under
// each.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundle, sourceRoot, tongka } from './spawn.test-kit.ts';

const colour = '\u001b[';

test('a pipe gets no colours without FORCE_COLOR, and NO_COLOR takes precedence', async () => {
  const words = ['check', 'two-phase-commit'];
  expect((await tongka(words)).out).not.toContain(colour);
  expect((await tongka(words, { env: { FORCE_COLOR: '1' } })).out).toContain(colour);
  expect((await tongka(words, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain(colour);
  expect((await tongka(words, { env: { CI: 'true' } })).out).not.toContain(colour);
});

test('a reader that closes the pipe ends the command quietly', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' '${bundle}' | head -1`], {
    encoding: 'utf8',
  });
  expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 2, stderr: '' });
});

test('Ctrl-C prints the findings', async () => {
  const words = ['check', 'lossy-bind', '--profile', 'published', '--faults', 'lose=4,copy=3,tear=3,crash=3', '--json'];
  const { code, out, err } = await tongka(words, { signalOn: /one-live-row-per-card is violated/ });
  const outcome = JSON.parse(out) as { verdict: string; explored: { stopped: string }; properties: object[] };
  expect(outcome.explored.stopped).toBe('interrupted');
  expect(outcome.properties).toContainEqual(
    expect.objectContaining({ name: 'one-live-row-per-card', verdict: 'violated', token: expect.any(String) }),
  );
  // Findings are printed before the end.
  expect(err).toMatch(/^(lossy-bind: [^\n]*: tongka replay [^\n]*\n)+tongka: interrupted[^\n]*\n$/);
  expect(code).toBe(130);
});

test.each([
  ['--help'],
  ['-h'],
  ['check', '--help'],
  ['--version'],
])('%s %s is printed to standard output', async (...words) => {
  const { code, out, err } = await tongka(words.filter(Boolean));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.length).toBeGreaterThan(4);
});

test('help lists every verb with a sentence', async () => {
  const { out } = await tongka(['--help']);
  for (const verb of [
    'list',
    'run',
    'simulate',
    'check',
    'mutate',
    'find',
    'replay',
    'watch',
    'table',
    'diagram',
    'export',
    'bench',
  ])
    expect(out).toMatch(new RegExp(`^ {2}${verb}\\b.* {2}\\w`, 'm'));
});

test('the packed package installs offline and runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-pack-'));
  const npm = (cwd: string, ...words: string[]): string =>
    execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    // The scripts would rebuild, which disturbs the concurrent tests.
    npm(sourceRoot, 'pack', '--ignore-scripts', '--pack-destination', folder);
    writeFileSync(join(folder, 'package.json'), '{"name":"somewhere","private":true}');
    npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, 'tongka-0.1.0.tgz'));
    const listed = execFileSync('npx', ['--no-install', 'tongka', 'list', 'scenarios'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(listed).toContain('two-phase-commit');
    // The bundles of worker threads are packed too.
    const words = ['check', 'first-bind', '--expected', '--workers', '2'];
    const checked = execFileSync('npx', ['--no-install', 'tongka', ...words], { cwd: folder, encoding: 'utf8' });
    expect(checked.match(/as expected/g)).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
