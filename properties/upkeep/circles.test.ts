// Goal: a file is understood with what it imports, and never the other way round. Method: the strongly connected
// components of the whole import graph, types and tests included.
import { expect, test } from 'vitest';
import { importsOf, layers, sourceFiles } from './sources.ts';

/** Rooms that still have circles, with how many files are on one. A row goes when its circles go; none is added. */
const open: Readonly<Record<string, number>> = {
  'machines/auth-server': 8,
  'machines/issuer-server': 3,
  'machines/secure-element': 4,
  'machines/terminal': 6,
  'sim/check': 4,
  'sim/world': 13,
};

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
  const counts: Record<string, number> = {};
  for (const circle of circlesOf(graph))
    for (const path of circle) {
      const room = path.split('/').slice(0, 2).join('/');
      counts[room] = (counts[room] ?? 0) + 1;
    }
  expect(
    counts,
    circlesOf(graph)
      .map(circle => circle.join(' '))
      .join('\n'),
  ).toEqual(open);
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
