/** The checkout as upkeep's tests see it: every source file, the README, its tables and commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout. Tests are started there. */
export const root = new URL('../..', import.meta.url).pathname;

/** The four layers, in the order they may know each other. */
export const layers = ['machines', 'sim', 'properties', 'reports'] as const;

export interface SourceFile {
  /** From the root: `sim/world/step.ts`. */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

/** Every TypeScript file of the four layers. */
export function sourceFiles(): SourceFile[] {
  return layers.flatMap(layer =>
    filesIn(layer)
      .filter(path => /\.tsx?$/.test(path))
      .map(path => ({
        path,
        text: readFileSync(join(root, path), 'utf8'),
        isTest: /\.test(-kit)?\.tsx?$/.test(path),
      })),
  );
}

/** Every file below a folder, as paths from the root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** The text of a file at the root. */
export function rootFile(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** The code without its comments. */
export function codeOf({ text }: SourceFile): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
}

/** What a file imports, static, dynamic and re-exported. */
export function importsOf(file: SourceFile): string[] {
  const found = codeOf(file).matchAll(/(?:\bfrom|\bimport\(?)\s*'([^'\s,]+)'/g);
  return [...found].map(([, name = '']) => name);
}

/** The rows of the README's table under a heading, each a list of cells without the back-ticks. */
export function tableUnder(heading: string): string[][] {
  const section = rootFile('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}

/** The words in back-ticks of a table's cell. */
export function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}
