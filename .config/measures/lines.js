/** Lines of code of `machines`, by folder. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Lines by folder of a checkout, formatted as this checkout is: without tests and mutants. */
export function foldersOf(root, scratch) {
  const copy = mkdtempSync(join(scratch, 'lines-'));
  cpSync(join(root, 'machines'), join(copy, 'machines'), { recursive: true });
  cpSync('.config/biome.json', join(copy, 'biome.json'));
  const biome = resolve('node_modules/.bin/biome');
  execFileSync(biome, ['format', '--write', '--vcs-enabled=false', 'machines'], { cwd: copy, stdio: 'pipe' });
  const lines = new Map();
  for (const file of readdirSync(join(copy, 'machines'), { recursive: true })) {
    const [folder] = file.split('/');
    if (!/\.ts$/.test(file) || /\.test(-kit)?\.ts$/.test(file) || folder === 'mutants') continue;
    const name = folder.endsWith('.ts') ? '(index)' : folder;
    lines.set(name, (lines.get(name) ?? 0) + codeLinesOf(join(copy, 'machines', file)));
  }
  return lines;
}

/** The lines of a file that are neither blank nor comment. */
export function codeLinesOf(file) {
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
  return code.split('\n').filter(line => line.trim() !== '').length;
}
