/** The mutants of the engine: Stryker's operators, applied one at a time to the source. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const rooms = ['world', 'storage', 'trace', 'property', 'reduction', 'search', 'analysis'].map(
  name => `sim/${name}`,
);

/** The source files of the rooms, in order, without tests and test kits. */
const engineFiles = () =>
  rooms
    .flatMap(room => readdirSync(room, { recursive: true }).map(name => `${room}/${name}`))
    .filter(file => file.endsWith('.ts') && !/\.test(-kit)?\.ts$/.test(file))
    .sort();

export const hashOf = text => createHash('sha256').update(text).digest('hex').slice(0, 16);

const silent = new Proxy({}, { get: (_, name) => () => (String(name).startsWith('is') ? false : undefined) });
const options = { plugins: null, excludedMutations: [], ignorers: [] };

/**
 * Every mutant of the engine, and the engine with a counter at the place of each (`covered[number] = 1`). A mutant's
 * key is its file, its code and the replacement, and a number if these are ambiguous.
 */
export async function mutantsOf(files = engineFiles()) {
  const sources = new Map(files.map(name => [name, readFileSync(name, 'utf8')]));
  const named = [...sources].map(([name, content]) => ({ name, mutate: true, content }));
  const { files: made, mutants } = await new Instrumenter(silent).instrument(named, options);
  const starts = new Map([...sources].map(([name, text]) => [name, lineStarts(text)]));
  const seen = new Map();
  const listed = mutants.map(({ id, fileName, location, mutatorName, replacement }) => {
    const text = sources.get(fileName);
    const at = ({ line, column }) => starts.get(fileName)[line] + column;
    const [from, to] = [at(location.start), at(location.end)];
    const original = text.slice(from, to);
    const line = text.split('\n')[location.start.line].trim();
    const name = [fileName, line, original, replacement].join(' ¦ ');
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return {
      key: nth ? `${name} ¦ ${nth}` : name,
      number: Number(id),
      file: fileName,
      place: `${fileName}:${location.start.line + 1}:${location.start.column + 1}`,
      operator: mutatorName,
      line,
      original,
      replacement,
      from,
      to,
    };
  });
  const counted = new Map(made.map(({ name, content }) => [name, withCounters(content)]));
  return { sources, mutants: listed, counted };
}

/** The source with one mutant; in brackets if the grammar permits, since the operator replaces an expression. */
export function mutated(source, { from, to, operator, replacement }, inBrackets) {
  const text = inBrackets && operator !== 'BlockStatement' ? `(${replacement})` : replacement;
  return source.slice(0, from) + text + source.slice(to);
}

/** Replaces Stryker's switches by constants and its counters by cheap ones: tests run nearly at normal speed. */
function withCounters(content) {
  return content
    .replaceAll(/stryMutAct_9fa48\("\d+"\)/g, 'false')
    .replaceAll(
      /stryCov_9fa48\(((?:"\d+"(?:, )?)+)\)/g,
      (_, ids) =>
        `(${ids
          .split(', ')
          .map(id => `globalThis.covered[${id.slice(1, -1)}] = 1`)
          .join(', ')})`,
    )
    .replace(/function stryNS_9fa48\(\)[\s\S]*?\nfunction stryMutAct_9fa48[\s\S]*?\n}\n/, '');
}

function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
