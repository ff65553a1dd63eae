/**
 * Compares this checkout with a commit: for every scenario and profile the verdict, the worlds, the steps, and of each
 * property the verdict, the length of its trace and the token.
 *
 *   npm run check:unchanged -- 45fabfb                    prints one table and the differences
 *   npm run check:unchanged -- 45fabfb --scenario bind    only scenarios with "bind" in their names
 *
 * The commit is checked out in a separate folder, built there, and its outcomes are stored in `.cache/unchanged`. Words
 * renamed since then are in `.config/renamed-words.json`, the old one first. Exit codes: 0 no difference, 1 a
 * difference, 64 a usage error.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { scenario: { type: 'string' } } });
const [revision] = positionals;
if (positionals.length !== 1) refuse(`name one commit; ${positionals.length} were given`);
const found = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], { encoding: 'utf8' });
if (found.status !== 0) refuse(`"${revision}" is no commit of this repository`);
const commit = found.stdout.trim();
const renamed = JSON.parse(readFileSync('.config/renamed-words.json', 'utf8'));

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const before = kept(commit);
const now = outcomesOf('.');
const rows = [...new Set([...before.keys(), ...now.keys()])]
  .filter(name => name.includes(values.scenario ?? ''))
  .map(name => ({ name, old: before.get(name), new: now.get(name) }));
if (rows.length === 0) refuse(`no scenario has "${values.scenario}" in its name`);
let isChanged = false;
for (const row of rows) {
  const differences = row.old && row.new ? differencesOf(row.old, row.new) : [row.old ? 'is gone' : 'is new'];
  isChanged ||= differences.length > 0;
  const { verdict, worlds, steps } = row.new ?? row.old;
  console.log([row.name.padEnd(44), verdict.padEnd(10), worlds, steps, differences.length ? '≠' : '='].join('\t'));
  for (const difference of differences) console.log(`    ${difference}`);
}
console.log(isChanged ? `differs from ${commit.slice(0, 7)}` : `as at ${commit.slice(0, 7)}`);
process.exit(isChanged ? 1 : 0);

/** The outcomes of a commit: those stored, or those of a new checkout and build. */
function kept(commit) {
  const file = `.cache/unchanged/${commit}.json`;
  if (existsSync(file)) return new Map(JSON.parse(readFileSync(file, 'utf8')));
  const folder = join(tmpdir(), `tongka-${commit.slice(0, 12)}-${process.pid}`);
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', folder, commit], { stdio: 'inherit' });
  try {
    const isLocked =
      readFileSync(join(folder, 'package-lock.json'), 'utf8') === readFileSync('package-lock.json', 'utf8');
    if (isLocked) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    else execFileSync('npm', ['ci', '--silent', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'inherit' });
    const outcomes = outcomesOf(folder);
    mkdirSync('.cache/unchanged', { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify([...outcomes]));
    renameSync(`${file}.part`, file);
    return outcomes;
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The outcomes of a build, by scenario and profile. Exit code 1 is an outcome too: a violation. */
function outcomesOf(folder) {
  const outcomes = new Map();
  for (const profile of ['hardened', 'published']) {
    const words = ['dist/tongka.js', 'check', '--all', '--json', '--no-timings', '--profile', profile];
    const { status, stdout, stderr } = spawnSync('node', words, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0 && status !== 1) throw new Error(`${folder}: exit ${status}: ${stderr.slice(-2000)}`);
    for (const outcome of JSON.parse(stdout).outcomes)
      outcomes.set(`${outcome.scenario} ${profile}`, {
        verdict: outcome.verdict,
        worlds: outcome.explored.worlds,
        steps: outcome.explored.steps,
        properties: outcome.properties.map(({ name, verdict, vacuous, steps, token }) => [
          name,
          verdict,
          vacuous,
          steps,
          token,
        ]),
      });
  }
  return outcomes;
}

function differencesOf(one, other) {
  const word = text => renamed[text] ?? text;
  const differences = [];
  for (const key of ['verdict', 'worlds', 'steps'])
    if (word(one[key]) !== other[key]) differences.push(`${key}: ${one[key]} before, ${other[key]} now`);
  const before = new Map(one.properties.map(([name, ...rest]) => [word(name), rest.map(word).join(' ')]));
  const now = new Map(other.properties.map(([name, ...rest]) => [name, rest.join(' ')]));
  for (const name of new Set([...before.keys(), ...now.keys()]))
    if (before.get(name) !== now.get(name))
      differences.push(`${name}: ${before.get(name)} before, ${now.get(name)} now`);
  return differences;
}

function refuse(why) {
  console.error(`check:unchanged: ${why}`);
  process.exit(64);
}
