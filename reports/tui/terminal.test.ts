/** The built command in a real terminal: tmux holds the screen, so that it can be read as a person sees it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const isBuilt = existsSync('dist/tongka.js');
const missing = !hasTmux ? 'tmux is not installed' : !isBuilt ? 'dist/tongka.js is not built' : undefined;
// A skipped test leaves nothing behind.
const folder = missing ? '' : mkdtempSync(join(tmpdir(), 'tongka-watch-'));
const socket = join(folder, 'socket');

const tmux = (...words: string[]): string =>
  execFileSync('tmux', ['-f', '/dev/null', '-S', socket, ...words], { encoding: 'utf8' });
const screen = (): string => tmux('capture-pane', '-p');

/** The screen, once it shows the text; a loaded machine takes its time. */
async function shows(text: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    if (screen().includes(text)) return screen();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`the terminal never shows "${text}"; it shows:\n${screen()}`);
}

describe.skipIf(missing)(`in a real terminal${missing ? ` (skipped: ${missing})` : ''}`, () => {
  afterEach(() => {
    spawnSync('tmux', ['-S', socket, 'kill-server']);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('a run is watched, resized, and the shell is left as it was', async () => {
    // A terminal is one in continuous integration too.
    const command = 'echo the shell; CI=true node dist/tongka.js watch lossy-bind; echo "status $?"; sleep 60';
    tmux('new-session', '-d', '-x', '100', '-y', '30', command);
    const first = await shows('step 0 of 0');
    expect(first).toContain('World');
    expect(first).not.toContain('the shell');

    tmux('send-keys', 'Space', 'Space', 'Space');
    await shows('step 3 of 3');
    tmux('send-keys', 'BSpace');
    await shows('step 2 of 3');

    tmux('resize-window', '-x', '60', '-y', '20');
    const narrow = await shows('Chart  World  Lights');
    const lines = narrow.split('\n');
    expect(lines[0]).toContain('step 2 of 3');
    expect(narrow.match(/step 2 of 3/g)).toHaveLength(1);
    expect(narrow).toContain('quit');

    tmux('send-keys', 'q');
    const left = await shows('status 0');
    expect(left).toContain('the shell');
    expect(left).not.toContain('step 2 of 3');
  });

  test('without a verb it leads through the tour: a stop told, broken, mended, and the next one', async () => {
    tmux('new-session', '-d', '-x', '80', '-y', '24', 'node dist/tongka.js; echo "status $?"; sleep 60');
    const list = await shows('Take the tour');
    expect(list).toContain('› 1 Binding a card');
    expect(list).toContain('Or choose a scenario');
    tmux('send-keys', 'Enter');
    expect(await shows('Stop 1 of 7')).toContain('Trouble  a reply is lost');
    // Asked before it is found, the trace opens as soon as it is.
    tmux('send-keys', 'Enter');
    expect(await shows('step 0 of 8')).toContain('← next on the path');
    for (let step = 0; step < 8; step++) tmux('send-keys', 'Space');
    const broken = await shows('step 8 of 8');
    expect(broken).toContain('✗ one-live-row-per-card is broken');
    expect(broken).toContain('✗ Violated: For every card and element');

    tmux('send-keys', 'm');
    expect(await shows('step 0 of 0')).toContain('request-identity = idempotent');
    await shows('Mended: the property held in all');
    tmux('send-keys', 'n');
    expect(await shows('Stop 2 of 7')).toContain('the power is cut in the middle');
    tmux('send-keys', 'b');
    await shows('› 2 Choosing the card that pays');
    tmux('send-keys', 'q');
    await shows('status 0');
  }, 40_000);
});
