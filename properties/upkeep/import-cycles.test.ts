// Goal: there are no import cycles. Method: the strongly connected components of the whole import graph, including
// types and tests.
import { expect, test } from 'vitest';
import { importsOf, layers, sourceFiles } from './sources.ts';

const files = sourceFiles();
const known = new Set(files.map(({ path }) => path));
const graph = new Map(
  files.map(file => [
    file.path,
    importsOf(file)
      .map(name => fileOf(file.path, name))
      .filter(path => known.has(path)),
  ]),
);

test('the import graph has no cycle', () => {
  expect(cyclesOf(graph)).toEqual([]);
});

function fileOf(from: string, name: string): string {
  const layer = layers.find(each => name === `#${each}`);
  if (layer) return `${layer}/index.ts`;
  return name.startsWith('.') ? new URL(name, `file:///${from}`).pathname.slice(1) : name;
}

/** Tarjan's algorithm; only components of more than one file. */
function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const cycle = stack.splice(stack.indexOf(path));
    if (cycle.length > 1) cycles.push(cycle.sort());
  };
  for (const path of edges.keys()) if (!index.has(path)) visit(path);
  return cycles;
}
