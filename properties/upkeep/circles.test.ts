// Goal: a file is understood with what it imports, and never the other way round. Method: the strongly connected
// components of the whole import graph, types and tests included.
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

test('no file imports itself by way of others', () => {
  expect(circlesOf(graph)).toEqual([]);
});

function fileOf(from: string, name: string): string {
  const layer = layers.find(each => name === `#${each}`);
  if (layer) return `${layer}/index.ts`;
  return name.startsWith('.') ? new URL(name, `file:///${from}`).pathname.slice(1) : name;
}

/** Tarjan's algorithm; only components of more than one file. */
function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const path of edges.keys()) if (!index.has(path)) visit(path);
  return circles;
}
