/** The tests for mutants: their list, the time of each, and the mutants each covers. */
import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashOf } from './mutants.js';

/** The folders of the tests. */
const folders = ['sim', 'properties/suites', 'properties/conformance', 'reports'];

/** Tests that start the built command line do not run the mutant; those of the terminal UI need more than a bundle. */
const unfit = /child_process|\bspawn(Sync)?\(|spawn\.ts'|\bdist\b|from 'ink|from 'react/;
const cache = '.cache/mutation/tests.json';

const filesIn = (folder, name) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && name.test(entry.name))
    .map(entry => `${entry.parentPath}/${entry.name}`)
    .sort();

export const testFiles = () =>
  folders
    .flatMap(folder => filesIn(folder, /\.test\.ts$/))
    .filter(file => !file.startsWith('reports/tui/') && !unfit.test(readFileSync(file, 'utf8')));

/** The files that the result of a test depends on besides its own file. */
const ground = () =>
  hashOf(
    ['machines', 'sim', 'properties']
      .flatMap(folder => filesIn(folder, /\.(ts|json|run)$/))
      .filter(file => !file.endsWith('.test.ts'))
      .map(file => file + readFileSync(file, 'utf8'))
      .join('\0'),
  );

/**
 * Every test with its milliseconds and the mutants it covers. A test file is run again only if it, or any file that is
 * no test, has changed.
 */
export async function coveredBy(bundler, { mutants, counted }, workers, say) {
  const engine = ground();
  // Mutants are identified by their numbers.
  const numbers = hashOf(mutants.map(({ key }) => key).join('\0'));
  const known = existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : {};
  const files = testFiles().map(file => ({ file, hash: hashOf(engine + numbers + readFileSync(file, 'utf8')) }));
  const unknown = files.filter(({ file, hash }) => known[file]?.hash !== hash);
  if (unknown.length) writeFileSync('.cache/mutation/cover.cjs', await bundler.with(counted));
  const covering = async () => {
    for (let next = unknown.shift(); next; next = unknown.shift()) {
      const { file, hash } = next;
      say(`covering ${file}`);
      known[file] = { hash, ...(await cover(file, mutants.length)) };
      writeFileSync(cache, JSON.stringify(known));
    }
  };
  await Promise.all(Array.from({ length: workers }, covering));
  const tests = files.flatMap(({ file, hash }) => {
    const { tests, loads, load } = known[file];
    return tests.map(({ id, milliseconds, hits, failed }, nth) => ({
      id,
      file,
      hash,
      nth,
      milliseconds,
      load,
      failed,
      covers: new Set([...loads, ...hits]),
    }));
  });
  return { engine, tests };
}

/** Runs one test file in a child. */
function cover(file, size) {
  return new Promise(done => {
    const child = fork('.cache/mutation/cover.cjs', {
      execArgv: ['--max-old-space-size=4096'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const found = { load: 0, loads: [], tests: [] };
    child.on('message', ({ id, milliseconds, hits, failed }) => {
      if (id === undefined) Object.assign(found, { load: milliseconds, loads: hits });
      else found.tests.push({ id, milliseconds: Math.ceil(milliseconds), hits, failed });
    });
    // A file that fails to load is reported like a failing test.
    child.on('exit', code => {
      if (code) found.tests = [{ id: file, milliseconds: 0, hits: [], failed: `it ends with exit code ${code}` }];
      done(found);
    });
    child.send({ file, size });
  });
}
