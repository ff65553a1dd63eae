// Goal: every bundled package is named with its licence. Method: esbuild lists the files it reads, and the text of
// every package's licence is searched for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const checkout = new URL('../..', import.meta.url).pathname;

/** The files that esbuild reads for the bundles. */
function filesRead(): readonly string[] {
  const script = `
    const [{ build }, { bundles }] = await Promise.all(process.argv.slice(1).map(name => import(name)));
    const built = await Promise.all(bundles.map(bundle => build({ ...bundle, write: false })));
    console.log(JSON.stringify(built.flatMap(({ metafile }) => Object.keys(metafile.inputs))));`;
  const words = ['--input-type=module', '--eval', script, 'esbuild', `${checkout}.config/bundle.js`];
  return JSON.parse(execFileSync(process.execPath, words, { cwd: checkout, encoding: 'utf8' })) as string[];
}

test('every bundled package is listed in dist/THIRD-PARTY.txt with its licence', () => {
  const told = readFileSync(`${checkout}/dist/THIRD-PARTY.txt`, 'utf8');
  const folders = new Set(
    filesRead().flatMap(file => /^.*\/?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []),
  );
  expect(folders.size).toBeGreaterThan(20);
  for (const folder of folders) {
    const inside = `${checkout}/${folder}`;
    const { name, version } = JSON.parse(readFileSync(`${inside}/package.json`, 'utf8')) as Record<string, string>;
    const notice = told.split(/^-{80}$/m).find(part => part.trimStart().startsWith(`${name} ${version} (`));
    expect(notice, `${name} ${version}`).toMatch(/Copyright/i);
    expect(notice, `${name} ${version}`).toMatch(/Permission is hereby granted|Permission to use, copy, modify/);
    const [licence] = readdirSync(inside).filter(file => /^licen[cs]e/i.test(file));
    if (licence) expect(notice).toContain(readFileSync(`${inside}/${licence}`, 'utf8').trim());
  }
});
