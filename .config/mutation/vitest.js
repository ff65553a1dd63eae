/**
 * The test runner inside a bundle of tests: the subset of `vitest` and `@fast-check/vitest` that the tests import. A
 * test is run by its id, alone and in any order, in a process that starts in a tenth of a second.
 */
import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import fc from 'fast-check';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0 }, expect);

/** Id → test body, in source order. */
const registered = new Map();
const hooks = { afterEach: [] };
let place = [];

/** `file > describe > title`, and a number if a title is repeated. */
function idOf(title) {
  const name = [...place, title].join(' > ');
  let id = name;
  for (let n = 2; registered.has(id); n++) id = `${name} #${n}`;
  return id;
}

export function test(title, ...rest) {
  const run = rest.find(argument => typeof argument === 'function');
  registered.set(idOf(title), run);
}
export const it = test;

export function describe(title, ...rest) {
  const outside = place;
  place = [...place, title];
  rest.find(argument => typeof argument === 'function')();
  place = outside;
}

const each = one => rows => (title, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    one(format(title, ...values.slice(0, title.match(/%[sdij]/g)?.length ?? 0)), () => body(...values));
  }
};
test.each = each(test);
describe.each = each(describe);
// Any counterexample catches a mutant: shrinking is omitted.
test.prop = (arbitraries, parameters) => (title, property) =>
  test(title, () =>
    fc.assert(
      fc.asyncProperty(...arbitraries, async (...values) => property(...values)),
      { ...parameters, endOnFailure: true },
    ),
  );
test.skipIf = condition => (condition ? () => undefined : test);
describe.skipIf = condition => (condition ? () => undefined : describe);

export const afterEach = hook => hooks.afterEach.push(hook);
// The process ends with the tests, so that no cleanup is needed.
export const afterAll = () => undefined;
export const vi = {};
export { fc };

/** Loads a test file and returns the ids of its tests. */
export async function load(file, importing) {
  const before = new Set(registered.keys());
  place = [file];
  await importing();
  return [...registered.keys()].filter(id => !before.has(id));
}

/** Runs one test; throws its error. */
export async function run(id) {
  await registered.get(id)();
  for (const hook of hooks.afterEach) await hook();
}
