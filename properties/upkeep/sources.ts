/** The checkout for the upkeep tests: every source file, and the README and the guide with their tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout, with a final slash. */
export const root = new URL('../..', import.meta.url).pathname;

/** The four layers, in the order of imports: a layer imports only from earlier ones. */
export const layers = ['machines', 'sim', 'properties', 'reports'] as const;

export interface SourceFile {
  /** The path from the root: `sim/world/step.ts`. */
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

/** The module names in a file's imports: static, dynamic and re-exports. */
export function importsOf(file: SourceFile): string[] {
  const found = codeOf(file).matchAll(/(?:\bfrom|\bimport\(?)\s*'([^'\s,]+)'/g);
  return [...found].map(([, name = '']) => name);
}

/** A page of documentation: the README, or a page of the guide. */
export interface Page {
  /** The path from the root: `reports/guide/figures.md`. */
  readonly path: string;
  readonly text: string;
}

/** The README, then every page of the guide. */
export function pages(): Page[] {
  const paths = ['README.md', ...filesIn('reports/guide').filter(path => path.endsWith('.md'))];
  return paths.map(path => ({ path, text: rootFile(path) }));
}

/** A table of a page: its headings, and its rows cell by cell. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every table of a text, in order. */
export function tablesIn(text: string): Table[] {
  return [...text.matchAll(/^\|.*\n\|[ |:-]+\|\n((?:\|.*(?:\n|$))*)/gm)].map(([whole, rows = '']) => ({
    headings: cellsOf(whole.split('\n')[0]!),
    rows: rows.trim().split('\n').map(cellsOf),
  }));
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

/** The rows of the first table under a heading of a page. */
export function tableUnder(heading: string, page = 'README.md'): readonly (readonly string[])[] {
  const [, below = ''] = rootFile(page).split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [section = ''] = below.split(/^#+ /m);
  return tablesIn(section)[0]?.rows ?? [];
}

/** The words in back-ticks of a table's cell. */
export function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}
