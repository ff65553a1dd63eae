/**
 * Measures how the charts are drawn, now and at a commit.
 *
 *   npm run measure:charts                      compares with f9b95b8, the last commit before the pictures
 *   npm run measure:charts -- 45fabfb           compares with another commit
 *   npm run measure:charts -- --rest one-tap    lists what is not counted towards the 80 %, of files with "one-tap" in their path
 *
 * It prints three tables: what is written in each file of pictures, and how much of it runs take; the lines of each party;
 * the size of the charts. Exit codes: 0, and 64 for a usage error.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { codeLinesOf, foldersOf } from './measures/lines.js';
import { load } from './measures/load.js';
import { sizesOf } from './measures/sizes.js';
import { counted, others, writtenIn } from './measures/written.js';

/** The share of the transitions written that runs take, or that are refusals or time-outs. */
const bar = 0.8;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rest: { type: 'string' } } });
const [asked = 'f9b95b8'] = positionals;
if (positionals.length > 1) refuse(`name one commit; ${positionals.length} were given`);
const found = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${asked}^{commit}`], { encoding: 'utf8' });
if (found.status !== 0) refuse(`"${asked}" is no commit of this repository`);
const commit = found.stdout.trim();

const folder = mkdtempSync(join(tmpdir(), 'tongka-measures-'));
const before = join(folder, 'checkout');
execFileSync('git', ['worktree', 'add', '--quiet', '--detach', before, commit], { stdio: 'inherit' });
try {
  symlinkSync(resolve('node_modules'), join(before, 'node_modules'));
  const now = await load('.', join(folder, 'now.mjs'), { marks: true });
  printWritten(writtenIn(now));
  printLines(foldersOf(before, folder), foldersOf('.', folder));
  printSizes(sizesOf(await load(before, join(folder, 'before.mjs'))), sizesOf(now));
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', before], { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
}

/**
 * What is written in each file. Each transition counts once, under the first heading that is true of it. The share is of
 * those that the bar of 80 % asks for: all but those that only the check of the hardened profile takes, and the rest.
 */
function printWritten(written) {
  const heads = [...counted, ...others];
  const files = [...new Set(written.map(({ file }) => file))].sort();
  const rows = files.map(file => {
    const all = written.filter(each => each.file === file);
    const counts = heads.map(head => all.filter(each => each.head === head).length);
    const share = counts.slice(0, counted.length).reduce((sum, count) => sum + count) / all.length;
    return { file, isPicture: all.some(each => each.isPicture), size: all.length, counts, share };
  });
  print(
    'Transitions written in pictures and differences, before the common layers, by what takes them.',
    ['file', 'is a', 'lines', 'written', ...heads, 'share'],
    rows.map(({ file, isPicture, size, counts, share }) => {
      const mark = share < bar ? ' <' : '  ';
      return [
        file,
        isPicture ? 'picture' : 'difference',
        codeLinesOf(file),
        size,
        ...counts,
        `${Math.floor(100 * share)} %${mark}`,
      ];
    }),
  );
  for (const [name, chosen] of [
    ['pictures', rows.filter(row => row.isPicture)],
    ['differences alone', rows.filter(row => !row.isPicture)],
  ])
    console.log(
      `${chosen.length} files of ${name}, ${chosen.filter(({ share }) => share < bar).length} below ${100 * bar} %`,
    );
  for (const { file, place, head } of written)
    if (values.rest !== undefined && others.includes(head) && file.includes(values.rest))
      console.log(`  ${file}: ${place} (${head})`);
  console.log('');
}

/** Lines by folder of `machines`, with those of the layers apart. */
function printLines(old, young) {
  const folders = [...new Set([...old.keys(), ...young.keys()])].sort();
  const rowOf = (name, chosen) => {
    const [was, is] = [old, young].map(lines => chosen.reduce((sum, each) => sum + (lines.get(each) ?? 0), 0));
    return [name, was, is, was === 0 ? '' : percent(is / was - 1)];
  };
  print(
    'Lines of code without comments, at the width of this checkout; tests and mutants are left out.',
    ['folder', commit.slice(0, 7), 'now', 'change'],
    [
      ...folders.map(name => rowOf(name, [name])),
      rowOf(
        'all but layers',
        folders.filter(name => name !== 'layers'),
      ),
      rowOf('all', folders),
    ],
  );
}

function printSizes(old, young) {
  const rows = [...young].map(([chart, now]) => {
    const was = old.get(chart);
    const both = name => (was ? `${was[name]} → ${now[name]}` : `${now[name]}`);
    return [chart, both('states'), both('transitions'), both('idle'), both('calm')];
  });
  print(
    `Charts under the hardened profile, at ${commit.slice(0, 7)} and now.`,
    ['chart', 'states', 'transitions', 'doing nothing', 'taken in the calm run'],
    rows,
  );
}

function percent(share) {
  return `${share > 0 ? '+' : ''}${Math.round(100 * share)} %`;
}

/** Prints a table in Markdown. */
function print(title, heads, rows) {
  const all = [heads, ...rows].map(row => row.map(String));
  const widths = heads.map((_, at) => Math.max(...all.map(row => row[at].length)));
  const line = row =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const [first, ...others] = all;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  console.log([title, '', line(first), rule, ...others.map(line), ''].join('\n'));
}

function refuse(line) {
  console.error(`measure:charts: ${line}`);
  process.exit(64);
}
