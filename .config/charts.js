/**
 * Compares the charts of this checkout with those of a commit, state by state and event by event, whatever their text looks like.
 *
 *   npm run check:charts -- 45fabfb                     every difference, a line each
 *   npm run check:charts -- 45fabfb --party terminal    only parties with "terminal" in their names
 *   npm run check:charts -- 45fabfb --names             guards, actions and implementations by their names only; what is sent in full
 *
 * What is sent is compared as words: receiver and fields, each with the place its value is read from. `reports/statechart/rows.ts`
 * says what a row is. The charts are those of every scenario, under both profiles and with each safeguard turned by itself.
 * Exit: 0 no difference, 1 some, 64 a wrong word.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const options = { party: { type: 'string' }, names: { type: 'boolean', default: false } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const [asked] = positionals;
if (positionals.length !== 1) refuse(`name one commit; ${positionals.length} were given`);
const found = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${asked}^{commit}`], { encoding: 'utf8' });
if (found.status !== 0) refuse(`"${asked}" is no commit of this repository`);
const commit = found.stdout.trim();

const folder = mkdtempSync(join(tmpdir(), 'tongka-charts-'));
const checkout = join(folder, 'checkout');
execFileSync('git', ['worktree', 'add', '--quiet', '--detach', checkout, commit], { stdio: 'inherit' });
try {
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  const { rowsOf } = await bundled('.', 'rows', `export { rowsOf } from './reports/statechart/rows.ts';`);
  const before = await rowsIn(checkout, 'before', rowsOf);
  const now = await rowsIn('.', 'now', rowsOf);
  process.exitCode = printed(before, now) > 0 ? 1 : 0;
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', checkout], { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
}

/** Prints what differs, equal differences of several scenarios and settings once; returns how many there are. */
function printed(before, now) {
  const differences = new Map();
  for (const chart of new Set([...before.keys(), ...now.keys()])) {
    const [old, young] = [before.get(chart) ?? new Map(), now.get(chart) ?? new Map()];
    const [party] = chart.split(' ', 1);
    for (const row of new Set([...old.keys(), ...young.keys()])) {
      const [was, is] = [old.get(row), young.get(row)];
      if (was === is) continue;
      const text = `${party}  ${row}\n  - ${was ?? 'nothing'}\n  + ${is ?? 'nothing'}`;
      differences.set(text, [...(differences.get(text) ?? []), chart]);
    }
  }
  for (const [text, charts] of differences) {
    const [first, ...others] = charts;
    console.log(`${text}\n  in ${first}${others.length > 0 ? ` and ${others.length} more` : ''}`);
  }
  console.log(`${now.size} charts, ${differences.size} differences from ${commit.slice(0, 7)}`);
  return differences.size;
}

/** The rows of every chart of a checkout, by party, scenario and setting. */
async function rowsIn(root, name, rowsOf) {
  const contents = `export { scenarios, settingOf } from '#sim'; export { profileNames, safeguards } from '#machines';`;
  const { scenarios, settingOf, profileNames, safeguards } = await bundled(root, name, contents);
  const turned = Object.entries(safeguards).flatMap(([safeguard, { values: all }]) =>
    all.map(value => [`${safeguard}=${value}`, { with: { [safeguard]: value } }]),
  );
  const changes = [...profileNames.map(profile => [profile, { profile }]), ...turned];
  const charts = new Map();
  const known = new Map();
  for (const scenario of scenarios)
    for (const [words, change] of changes)
      for (const { name: party, chart } of scenario.system(settingOf(scenario, change)).parties) {
        if (!party.includes(values.party ?? '')) continue;
        if (!known.has(chart)) known.set(chart, rowsOf(chart, { namesOnly: values.names }));
        charts.set(`${party} of ${scenario.name} ${words}`, known.get(chart));
      }
  if (charts.size === 0) refuse(`no party has "${values.party}" in its name`);
  return charts;
}

/** A module of a checkout, bundled by itself. */
async function bundled(root, name, contents) {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: resolve(root) },
    absWorkingDir: resolve(root),
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

function refuse(line) {
  console.error(`check:charts: ${line}`);
  process.exit(64);
}
