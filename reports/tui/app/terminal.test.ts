/** The built command in a real terminal: tmux holds the screen, and the tests read it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const isBuilt = existsSync('dist/tongka.js');
const missing = !hasTmux ? 'tmux is not installed' : !isBuilt ? 'dist/tongka.js is not built' : undefined;
// A skipped test creates no folder.
const folder = missing ? '' : mkdtempSync(join(tmpdir(), 'tongka-watch-'));
/** Each terminal has its own tmux server: a server that is shutting down accepts no new terminal. */
let servers = 0;
const socket = (): string => join(folder, `socket${servers}`);
const tongka = resolve('dist/tongka.js');

const tmux = (...words: string[]): string =>
  execFileSync('tmux', ['-u', '-f', '/dev/null', '-S', socket(), ...words], { encoding: 'utf8' });
const screen = (): string => tmux('capture-pane', '-p');

/**
 * Starts a command line in its own terminal. The `CI` variable is removed, since Ink draws only the last frame under
 * it.
 */
function begins(words: string, columns: number, rows: number, environment = '', place = '.'): void {
  servers++;
  const host = `CI=true LC_ALL=C.UTF-8 XDG_STATE_HOME=${folder}/state ${environment}`;
  const command = `cd ${folder}/${place}; echo the shell; ${host} sh -c 'echo $$ > pid; exec node ${tongka} "$@"' sh ${words}; echo "status $?"; sleep 60`;
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), command);
}

/** One scenario for each protocol, as the README lists them. */
const stories = [
  'first-bind',
  'switch-card',
  'tap-to-pay',
  'one-tap-bind',
  'delete-card',
  'migrate-card',
  'suspend-and-resume',
];

/** The screen, once it shows the text and two readings are equal. A loaded machine takes longer. */
async function shows(text: string): Promise<string> {
  let before = '';
  for (let tries = 0; tries < 300; tries++) {
    const now = screen();
    if (now.includes(text) && now === before) return now;
    before = now;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`the terminal never shows "${text}"; it shows:\n${screen()}`);
}

async function presses(keys: string | readonly string[], text: string): Promise<string> {
  tmux('send-keys', ...(typeof keys === 'string' ? [keys] : keys));
  return shows(text);
}

describe.skipIf(missing)(`in a real terminal${missing ? ` (skipped: ${missing})` : ''}`, () => {
  afterEach(() => {
    spawnSync('tmux', ['-S', socket(), 'kill-server']);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('a run is shown, resized and left, and the shell screen is restored with the command to come back', async () => {
    begins('watch lossy-bind', 100, 30);
    const first = await shows('step 0 of 0');
    expect(first).toContain('Parties');
    expect(first).not.toContain('the shell');
    await presses(['Space', 'Space', 'Space'], 'step 3 of 3');
    await presses('BSpace', 'step 2 of 3');

    tmux('resize-window', '-x', '60', '-y', '20');
    const narrow = await shows('step 2 of 3  1 ahead\nleft: lose 1/1   tear 1/1   bind debitCard 0/');
    const lines = narrow.split('\n');
    expect(lines[0]).toContain('step 2 of 3');
    expect(narrow.match(/step 2 of 3/g)).toHaveLength(1);
    expect(narrow).toContain('quit');
    expect(narrow).not.toContain('Parties');
    tmux('resize-window', '-x', '120', '-y', '40');
    const wide = await shows('In flight');
    expect(wide.match(/step 2 of 3/g)).toHaveLength(1);
    expect(wide).toContain('Story');

    const left = await presses('q', 'status 0');
    expect(left).toContain('the shell');
    expect(left).not.toContain('step 2 of 3');
    expect(left).toMatch(/tongka watch lossy-bind\/0\.0~/);
  });

  test('without a verb the tour opens: a stop is shown broken, then mended, then the next stop', async () => {
    begins('', 80, 24);
    const list = await shows('Take the tour');
    expect(list).toContain('1 Binding a card');
    expect(await presses('1', 'Stop 1 of 7')).toContain('Trouble  a reply is lost');
    // The trace is requested before it is found, and opens as soon as it is found.
    expect(await presses('Enter', 'step 0 of 8')).toContain('← ahead');
    for (let step = 0; step < 8; step++) tmux('send-keys', 'Space');
    const broken = await shows('step 8 of 8');
    expect(broken).toContain('✗ one-live-row-per-card is broken');
    expect(broken).toContain('✗ Violated: For every card');

    // The safeguard that mends is shown until the check has its verdict; a fast check ends before the screen is read.
    expect(await presses('m', 'step 0 of 0')).toMatch(/request-identity = idempotent|Mended: the property held in all/);
    await shows('Mended: the property held in all');
    expect(await presses('n', 'Stop 2 of 7')).toContain('the power is cut in the middle');
    await presses('b', '2 Choosing the card that pays');
    await presses('q', 'status 0');
  }, 40_000);

  test('a fault, a branch, undo, a check from here that finds a violation, and a run that is saved and replayed', async () => {
    begins('watch lossy-bind', 120, 40);
    await shows('step 0 of 0');
    await presses('p', 'published');
    await presses(['Space', 'Space', 'Space'], 'step 3 of 3');
    await presses('f', 'Faults  lose 1 of 1 left');
    await presses('Enter', 'tear 0/1');
    await presses('Left', 'step 3 of 4');
    await presses('0', 'step 4 of 4');
    await presses('B', '› • ├ 4 deliver element.identified');
    await presses('Escape', '▌ Choices');
    await presses('c', 'here · 3 steps ahead');
    await presses(['Space', 'Space', 'Space'], '✗ one-live-row-per-card  violated at 7');
    await presses('S', 'Save this run as');
    await presses(['t', 'w', 'o', 'Enter'], 'saved as runs/two.run');
    expect(readdirSync(join(folder, 'runs'))).toEqual(['two.run']);
    await presses('b', 'Saved runs');
    await presses('q', 'status 0');

    // The saved run and the last place are still there in a new terminal.
    spawnSync('tmux', ['-S', socket(), 'kill-server']);
    begins('', 120, 40);
    await shows('Saved runs');
    await presses(['/', 't', 'w', 'o', 'Enter'], 'two: still fails at step 7');
    await presses('s', 'Safeguards');
    await presses([...'request-id'], '○ request-identity = none');
    await presses('Enter', 'request-identity = idempotent: the story departs at step 7');
  }, 60_000);

  test('a scenario of each protocol plays to its end at 80 × 24', async () => {
    begins('', 80, 24);
    await shows('Take the tour');
    for (const name of stories) {
      await presses(['/', ...name, 'Enter'], `${name}  hardened`);
      // The highest speed.
      tmux('send-keys', '+', '+', '+', '+', 'a');
      await shows('nothing more happens by itself');
      expect(screen()).not.toContain('✗');
      await presses('b', 'Tongka  mobile card management');
    }
  }, 90_000);

  test('the terminal shows the same frame that pictures are made of', async () => {
    begins("watch 'lossy-bind@published/0.0.0.0.0.1.0'", 80, 24);
    await shows('step 0 of 7');
    const now = await presses('End', 'step 7 of 7');
    const told = (text: string): readonly string[] => text.split('\n').map(line => line.trimEnd());
    expect(told(now).slice(0, 24)).toEqual(told(readFileSync('reports/golden/screen-broken.txt', 'utf8')).slice(0, 24));
  });

  test('the screen has the same text without colour and Unicode', async () => {
    begins("watch 'lossy-bind@published/0.0.0.0.0.1.0'", 100, 30, 'NO_COLOR=1 LC_ALL=C');
    await shows('step 0 of 7');
    const plain = await presses('End', 'step 7 of 7');
    expect(plain).toMatch(/^[\x20-\x7E\n]*$/);
    expect(plain).toContain('X Violated: For every card');
    expect(tmux('capture-pane', '-p', '-e')).not.toMatch(/\p{Cc}\[[0-9;]*3[1-7]m/u);
  });

  test('names and texts of saved runs cannot send control sequences, and a special file in the folder does not block', async () => {
    const runs = join(folder, 'evil/runs');
    mkdirSync(runs, { recursive: true });
    const [clipboard, title] = ['\u001B]52;c;cHduZWQ=\u0007', '\u001B]0;owned\u0007'];
    writeFileSync(join(runs, `a${clipboard}.run`), `tongka run 1\nscenario ${title}\n`);
    mkdirSync(join(runs, 'folder.run'));
    execFileSync('mkfifo', [join(runs, 'pipe.run')]);
    const raw = join(folder, 'raw');
    begins('', 120, 40, '', 'evil');
    tmux('pipe-pane', `cat > ${raw}`);
    expect(await shows('Saved runs')).toContain('a\\u001b]52;c;cHduZWQ=\\u0007');
    await presses(['/', 'c', 'H', 'd', 'u', 'Z', 'W', 'Q', 'Enter'], 'unknown scenario');
    await presses('q', 'status 0');
    expect(readFileSync(raw, 'latin1')).not.toMatch(/\p{Cc}\](?:52|0);/u);
    expect(tmux('display-message', '-p', '#{pane_title}')).not.toContain('owned');
  });

  test('a terminal that cannot draw a screen gets the run as text', async () => {
    begins('watch first-bind', 110, 60, 'TERM=dumb');
    expect(await shows('status 0')).toContain('tongka replay first-bind/');
  });

  test('a signal ends the command and restores the terminal', async () => {
    begins('watch lossy-bind', 100, 30);
    await shows('step 0 of 0');
    await presses('Space', 'step 1 of 1');
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGTERM');
    const left = await shows('status 143');
    expect(left).toContain('the shell');
    expect(left).not.toContain('step 1 of 1');
  });
});
