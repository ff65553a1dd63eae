/**
 * Compares the charts of this checkout with those of a commit, state by state and event by event, whatever their text looks like.
 *
 *   npm run check:charts -- 45fabfb                     every difference, a line each
 *   npm run check:charts -- 45fabfb --party terminal    only parties with "terminal" in their names
 *
 * A row is a state without substates and an event: the transitions that XState tries there, in order, each with its guard, its
 * targets and its actions. Other rows are entry, exit, initial states, tags and implementations. The charts are those of every
 * scenario, under both profiles and with each safeguard turned by itself. Exit: 0 no difference, 1 some, 64 a wrong word.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { party: { type: 'string' } } });
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
  const before = await rowsIn(checkout, 'before');
  const now = await rowsIn('.', 'now');
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
async function rowsIn(root, name) {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: {
      contents: `export { scenarios, settingOf } from '#sim'; export { profileNames, safeguards } from '#machines';`,
      resolveDir: resolve(root),
    },
    absWorkingDir: resolve(root),
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { scenarios, settingOf, profileNames, safeguards } = await import(pathToFileURL(outfile).href);
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
        if (!known.has(chart)) known.set(chart, rowsOf(chart));
        charts.set(`${party} of ${scenario.name} ${words}`, known.get(chart));
      }
  if (charts.size === 0) refuse(`no party has "${values.party}" in its name`);
  return charts;
}

/** The rows of one chart: what stands where, as text. */
function rowsOf(chart) {
  const rows = new Map();
  const put = (row, text) => {
    if (text !== '') rows.set(row, text);
  };
  for (const node of nodesOf(chart.root)) {
    const place = node.path.join('.') || '(root)';
    put(`${place}: entry`, node.entry.map(named).join(', '));
    put(`${place}: exit`, node.exit.map(named).join(', '));
    put(`${place}: tags`, [...node.tags].sort().join(', '));
    put(`${place}: initial`, node.type === 'compound' ? targetsOf(node.initial.target).join(', ') : '');
    put(`${place}: always`, (node.always ?? []).map(transitionText).join(' | '));
    if (Object.keys(node.states).length > 0) continue;
    const above = ancestors(node);
    for (const event of eventsOf(chart))
      put(
        `${place} × ${event}`,
        above
          .flatMap(each => each.transitions.get(event) ?? [])
          .map(transitionText)
          .join(' | '),
      );
  }
  for (const [kind, all] of Object.entries(chart.implementations))
    for (const [name, one] of Object.entries(all)) put(`${kind}: ${name}`, named(one));
  return rows;
}

function nodesOf(node) {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** A state and those it stands in, the innermost first: the order in which XState looks for a transition. */
function ancestors(node) {
  return node ? [node, ...ancestors(node.parent)] : [];
}

function eventsOf(chart) {
  return [...new Set(nodesOf(chart.root).flatMap(({ transitions }) => [...transitions.keys()]))].sort();
}

function transitionText({ guard, target, actions, reenter }) {
  const guarded = guard === undefined ? '' : `[${named(guard)}] `;
  const targets = target ? `→ ${targetsOf(target).join(', ')}${reenter ? ' (entered again)' : ''}` : 'stays';
  return `${guarded}${targets}${actions.length > 0 ? ` / ${actions.map(named).join(', ')}` : ''}`;
}

function targetsOf(target) {
  return (target ?? []).map(({ path }) => path.join('.') || '(root)');
}

/** A guard or an action as text: its name and parameters, or the text of its function. */
function named(one) {
  if (typeof one === 'string') return one;
  if (typeof one === 'function' && Object.keys(one).length === 0) return one.toString().replaceAll(/\s+/g, ' ');
  const parts = Object.entries(one).map(([key, value]) => `${key}: ${valueText(value)}`);
  return parts.length === 1 && typeof one.type === 'string' ? one.type : `{ ${parts.join(', ')} }`;
}

function valueText(value) {
  if (typeof value === 'function') return named(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${valueText(inner)}`)
    .join(', ')} }`;
}

function refuse(line) {
  console.error(`check:charts: ${line}`);
  process.exit(64);
}
