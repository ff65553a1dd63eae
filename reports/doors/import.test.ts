// Goal: the import of an entry point has no side effect. Method: the built entry points are imported in a separate
// process, in which the functions with side effects are replaced by recorders.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { sourceRoot } from '../cli/spawn.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Records the calls with side effects; calls by Node's own files are left out. */
const trap = `
import childProcess from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';

const { process: real } = globalThis;
const { writeSync } = fs;
const RealDate = Date;
const told = [];
const isOurs = () => {
  const caller = (new Error().stack ?? '').split('\\n').slice(3).find(line => !line.includes('<anonymous>') && !line.includes('trap.mjs'));
  return caller !== undefined && !/\\(?node:/.test(caller);
};
const tell = what => { if (isOurs()) told.push(what); };
const watched = (name, holder) => {
  for (const key of Object.getOwnPropertyNames(holder)) {
    const { value, writable } = Object.getOwnPropertyDescriptor(holder, key);
    if (typeof value !== 'function' || !writable || /^[A-Z_]/.test(key)) continue;
    holder[key] = new Proxy(value, { apply: (call, self, words) => { tell(name + '.' + key); return Reflect.apply(call, self, words); } });
  }
};
for (const [name, holder] of Object.entries({ fs, 'fs.promises': fs.promises, childProcess, http, net, console })) watched(name, holder);
syncBuiltinESMExports();
for (const key of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch']) {
  const call = globalThis[key];
  globalThis[key] = (...words) => { tell(key); return call(...words); };
}
Math.random = new Proxy(Math.random, { apply: (call, self) => { tell('Math.random'); return call.call(self); } });
const now = performance.now.bind(performance);
performance.now = () => { tell('performance.now'); return now(); };
globalThis.Date = new Proxy(RealDate, {
  construct: (made, words) => { tell('new Date'); return new made(...words); },
  apply: () => { tell('Date'); return RealDate(); },
  get: (held, key) => { if (key === 'now') tell('Date.now'); return Reflect.get(held, key); },
});
Object.defineProperty(globalThis, 'process', { get: () => { tell('process'); return real; }, configurable: true });
const globalsBefore = new Set(Object.getOwnPropertyNames(globalThis));
real.on('exit', () => {
  const globals = Object.getOwnPropertyNames(globalThis).filter(name => !globalsBefore.has(name));
  writeSync(1, JSON.stringify({ told, globals }));
});
`;
writeFileSync(join(folder, 'trap.mjs'), trap);

/** The recorded side effects of a program, and its exit status. */
function doneBy(program: string) {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  const words = ['--import', pathToFileURL(join(folder, 'trap.mjs')).href, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 20_000 });
  return { status, stderr, ...(JSON.parse(stdout || '{}') as { told?: string[]; globals?: string[] }) };
}

test.each(['checker', 'chart', 'property', 'cards', 'report'])('the import of %s has no side effect', door => {
  const { href } = pathToFileURL(join(sourceRoot, `dist/doors/${door}.js`));
  expect(doneBy(`import ${JSON.stringify(href)};`)).toEqual({ status: 0, stderr: '', told: [], globals: [] });
});

test.each([
  ['process.argv', 'process'],
  ["console.log('')", 'console.log'],
  ['Date.now()', 'Date.now'],
  ['new Date()', 'new Date'],
  ['performance.now()', 'performance.now'],
  ['Math.random()', 'Math.random'],
  ['setTimeout(() => {}, 0)', 'setTimeout'],
  [
    "import { readFileSync } from 'node:fs'; readFileSync(import.meta.filename ?? new URL(import.meta.url))",
    'fs.readFileSync',
  ],
])('the recorder detects %s', (program, what) => {
  expect(doneBy(program).told).toContain(what);
});

test('the recorder detects a new global name', () => {
  expect(doneBy('globalThis.tongka = 1;').globals).toEqual(['tongka']);
});
