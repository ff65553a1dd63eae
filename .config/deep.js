/**
 * The slow checks, part by part. A part that passed is not run again for the same files, so a call continues where the last
 * one stopped. Each part ends within an hour on two cores.
 *
 *   npm run check:deep                    every part
 *   npm run check:deep -- law node-24     these parts
 *
 * Exit: 0 every part passed, 1 a part failed, 64 a wrong word.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Versions of Node that pass the tests: the least one that `engines` allows, and each long-term or current one above it. */
const nodes = [20, 22, 24, 26];

const parts = {
  test: () => run('npm', ['test']),
  suites: () => wholeSuites(),
  law: () => run('npm', ['run', '--silent', 'check:law']),
  expected: () => run('node', ['dist/tongka.js', 'check', '--expected']),
  spin: () => run('npm', ['run', '--silent', 'check:spin']),
  naive: () => run('npm', ['run', '--silent', 'check:naive']),
  ...Object.fromEntries(nodes.map(major => [`node-${major}`, () => testUnder(major)])),
};

const asked = process.argv.slice(2);
const unknown = asked.find(name => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`check:deep has no part "${unknown}"; its parts are ${Object.keys(parts).join(', ')}`);
  process.exit(64);
}

const files = digestOfFiles();
const record = join('.cache/deep', `${files}.json`);
const passed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
const wanted = asked.length > 0 ? asked : Object.keys(parts);
const rows = [];
for (const name of wanted) {
  if (passed[name] !== undefined) {
    rows.push([name, `passed before in ${passed[name]} s`]);
    continue;
  }
  const began = Date.now();
  const isGood = parts[name]();
  const seconds = Math.round((Date.now() - began) / 1000);
  rows.push([name, `${isGood ? 'passed' : 'FAILED'} in ${seconds} s`]);
  // What was changed meanwhile is not what was checked.
  if (isGood && digestOfFiles() === files) keep({ ...passed, [name]: seconds });
}
for (const [name, verdict] of rows) console.log(`${name.padEnd(10)}${verdict}`);
process.exit(rows.every(([, verdict]) => verdict.startsWith('passed')) ? 0 : 1);

/** Runs a command; whether it succeeded. */
function run(command, words, env = process.env) {
  console.log(`\n$ ${command} ${words.join(' ')}`);
  const { error, status } = spawnSync(command, words, { stdio: 'inherit', env });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** Runs the suites of which `npm test` takes a sample: every scenario, under both profiles. */
function wholeSuites() {
  const suites = ['suites/catalogue', 'suites/dead-messages', 'suites/partial-order', 'conformance/charts'].map(
    name => `properties/${name}.test.ts`,
  );
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', ...suites];
  return run('node', words, { ...process.env, SUITES: 'whole' });
}

/** Runs every test under another version of Node, which a package of the registry brings. */
function testUnder(major) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = resolve('.cache/nodes', String(major));
  const bin = join(folder, 'node_modules', name, 'bin');
  mkdirSync(folder, { recursive: true });
  const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', `${name}@${major}`];
  if (!existsSync(bin) && !run('npm', words)) return false;
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts'];
  return run('node', ['--version'], env) && run('node', ['.config/build.js'], env) && run('node', vitest, env);
}

/** A digest of every file that git knows or would add. */
function digestOfFiles() {
  const list = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  const hash = createHash('sha256');
  for (const file of list.stdout.split('\0').filter(each => each !== '' && existsSync(each)))
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function keep(all) {
  Object.assign(passed, all);
  mkdirSync('.cache/deep', { recursive: true });
  writeFileSync(`${record}.part`, JSON.stringify(passed));
  renameSync(`${record}.part`, record);
}
