// Goal: another package can import Tongka, with types. Method: the package is packed and installed offline into an
// empty folder, where the example of the guide is compiled and run.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceRoot } from '../cli/spawn.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [checkout, user] = [join(folder, 'checkout'), join(folder, 'user')];
const tsc = join(sourceRoot, 'node_modules/.bin/tsc');

const page = readFileSync(join(sourceRoot, 'reports/guide/library.md'), 'utf8');
const blocksOf = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const [example = '', ownFault = ''] = blocksOf('ts');
const [printed = '', printedOfFault = ''] = blocksOf('text');
const doors = ['', '/chart', '/property', '/cards', '/report'];

beforeAll(() => {
  mkdirSync(checkout);
  mkdirSync(user);
  // The built files are left out: a package builds them again.
  for (const name of readdirSync(sourceRoot).filter(each => !/^(\.git|\.cache|dist|node_modules)$/.test(each)))
    cpSync(join(sourceRoot, name), join(checkout, name), { recursive: true });
  symlinkSync(join(sourceRoot, 'node_modules'), join(checkout, 'node_modules'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: checkout, stdio: 'pipe' });
  const tarball = join(folder, readdirSync(folder).find(name => name.endsWith('.tgz'))!);
  writeFileSync(join(user, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const quietly = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links', '--silent'];
  const words = ['install', ...quietly, tarball, `file:${join(sourceRoot, 'node_modules/xstate')}`];
  execFileSync('npm', words, { cwd: user, stdio: 'pipe' });
  writeFileSync(join(user, 'example.ts'), example);
  writeFileSync(join(user, 'own-fault.ts'), ownFault);
  writeFileSync(join(user, 'wrong.ts'), "import { check } from 'tongka';\ncheck('booking');\n");
  const lines = doors.map((door, at) => `export * as door${at} from ${JSON.stringify(`tongka${door}`)};`);
  writeFileSync(join(user, 'doors.ts'), lines.join('\n'));
  // One call of the compiler for these files: a refused file does not prevent the others.
  complaints = compile(['example.ts', 'wrong.ts', 'doors.ts'], 'nodenext', 'nodenext').split('\n');
}, 180_000);

/** What the compiler says about these files under Node's rules. */
let complaints: readonly string[] = [];
const isRefusal = (line: string): boolean => line.startsWith('wrong.ts(');

/** Compiles files there, with every declaration they depend on. */
function compile(files: readonly string[], module: string, moduleResolution: string) {
  const options = { module, moduleResolution, target: 'es2022', lib: ['es2022', 'dom'], strict: true, types: [] };
  const config = { compilerOptions: { ...options, skipLibCheck: false }, files };
  writeFileSync(join(user, 'tsconfig.json'), JSON.stringify(config));
  return spawnSync(tsc, { cwd: user, encoding: 'utf8' }).stdout;
}

test('only the package and XState are installed', () => {
  expect(readdirSync(join(user, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['tongka', 'xstate']);
});

test('the example is short and independent of cards', () => {
  expect(example).not.toMatch(/card|profile|safeguard|reading|mutant/i);
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(40);
});

test('the example compiles for Node, and each entry point has consistent types', () => {
  expect(complaints.filter(line => line !== '' && !/^\s/.test(line) && !isRefusal(line))).toEqual([]);
});

test('the example compiles for a bundler', () => {
  expect(compile(['example.ts'], 'esnext', 'bundler')).toBe('');
});

test('arguments of a wrong type are refused', () => {
  expect(complaints.filter(isRefusal).join('\n')).toContain('wrong.ts(2,');
});

test('the example finds the violation, and its repair', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['example.js'], { cwd: user, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'holds\n' });
  const [, report = ''] = /NotHeldError: ([\s\S]*?)\n {4}at /.exec(stderr) ?? [];
  expect(`${report}\n`).toBe(printed);
});

test('a fault of its own has types, and breaks what holds without it', () => {
  // On its own: it adds to the types of the package.
  expect(compile(['own-fault.ts'], 'nodenext', 'nodenext')).toBe('');
  const { status, stdout } = spawnSync(process.execPath, ['own-fault.js'], { cwd: user, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: printedOfFault });
});

test('the entry points share one engine', () => {
  const program = `
    import * as checker from 'tongka';
    import { catalogue, scenarios } from 'tongka/cards';
    import { outcomeText } from 'tongka/report';
    import * as property from 'tongka/property';
    const scenario = scenarios.find(({ name }) => name === 'first-bind');
    const asked = checker.inForce(scenario, catalogue);
    const outcome = checker.assertHolds(scenario, asked, { allowVacuous: true });
    console.log(outcome.verdict, outcomeText(outcome).split('\\n')[0]);
    console.log(catalogue.includes(property.stuckOnlyInFinalStates), catalogue.includes(property.noMessageGoesUnheard));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: user,
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: 'holds first-bind: holds (complete)\ntrue true\n', stderr: '' });
});

test('the command line runs from the package', () => {
  const words = ['node_modules/tongka/dist/tongka.js', 'check', 'first-bind', '--json'];
  expect(spawnSync(process.execPath, words, { cwd: user, encoding: 'utf8' }).status).toBe(0);
});
