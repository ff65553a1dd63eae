/**
 * The types of the entry points, for a package: the output of TypeScript, with specifiers that resolve from an
 * installed package. A name that is exported through the index of a layer is imported from its own file, and only files
 * that an entry point depends on are kept.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';

const index = /^(machines|sim|properties)\/index\.d\.ts$/;
const named = /^(import|export)( type)? \{([^}]*)\} from ['"]([^'"]+)['"];$/gm;
const augmented = /^declare module ['"]([^'"]+)['"]/gm;
const inline = /\bimport\(['"]([^'"]+)['"]\)\.(\w+)/g;

/**
 * The declarations that the sources depend on.
 * @param entries the sources of the entry points, relative to the root
 * @param folder the folder of the declarations, relative to the root
 * @returns path and text of each file
 * @throws Error if TypeScript reports errors, with their text
 */
export function typesOf(entries, folder) {
  const emitted = mkdtempSync(join(tmpdir(), 'tongka-types-'));
  try {
    const complaints = emit(entries, emitted);
    const files = new Map();
    const waiting = entries.map(file => file.replace(/\.ts$/, '.d.ts'));
    for (const file of waiting) {
      if (files.has(file)) continue;
      const { text, leadsTo } = rewritten(file, path => readFileSync(join(emitted, path), 'utf8'));
      files.set(file, text);
      waiting.push(...leadsTo);
    }
    // A chart's own file may have a type too large to be written down; no entry point depends on it.
    const grave = complaints.filter(line => files.has(line.replace(/\.tsx?\(.*/s, '.d.ts')));
    if (grave.length > 0) throw new Error(`the types of the doors are not made:\n${grave.join('\n')}`);
    return [...files].map(([file, text]) => [join(folder, file), text]);
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** Writes the declarations; returns what TypeScript complains of, a line each. */
function emit(entries, outDir) {
  const root = process.cwd();
  const config = join(outDir, 'tsconfig.json');
  const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root, outDir };
  const typeRoots = [join(root, 'node_modules/@types')];
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { ...compilerOptions, typeRoots },
      include: [],
      files: entries.map(file => join(root, file)),
    }),
  );
  const tsc = join(dirname(createRequire(join(root, 'package.json')).resolve('typescript/package.json')), 'lib/tsc.js');
  try {
    execFileSync(process.execPath, [tsc, '--project', config], { encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch ({ stdout }) {
    return stdout.split('\n').filter(line => line !== '');
  }
}

/** A file with its specifiers rewritten, and the files it depends on. */
function rewritten(file, read) {
  const leadsTo = [];
  const specifier = target => {
    leadsTo.push(target);
    const path = relative(dirname(file), target).replace(/\.d\.ts$/, '.js');
    return path.startsWith('.') ? path : `./${path}`;
  };
  const homeOf = (name, from) => {
    const target = targetOf(file, from);
    return index.test(target) ? homeIn(target, name, read(target)) : { file: target, name };
  };
  const text = read(file)
    .replace(named, (whole, verb, type = '', names, from) => {
      if (!isOurs(from)) return whole;
      // Importers of an index name import it from its own file.
      if (verb === 'export' && index.test(file)) return '';
      const homes = new Map();
      for (const each of listed(names)) {
        const [, own = '', name, as = name] = /^(type )?(\w+)(?: as (\w+))?$/.exec(each);
        const home = homeOf(name, from);
        const said = `${own}${home.name === as ? as : `${home.name} as ${as}`}`;
        homes.set(home.file, [...(homes.get(home.file) ?? []), said]);
      }
      return [...homes]
        .map(([home, all]) => `${verb}${type} { ${all.join(', ')} } from '${specifier(home)}';`)
        .join('\n');
    })
    .replace(augmented, (whole, from) => (isOurs(from) ? `declare module '${specifier(targetOf(file, from))}'` : whole))
    .replace(inline, (whole, from, name) => {
      if (!isOurs(from)) return whole;
      const home = homeOf(name, from);
      return `import("${specifier(home.file)}").${home.name}`;
    });
  const strange = /['"](#\w+|\.[^'"]*\.ts)['"]/.exec(text);
  if (strange) throw new Error(`${file}: ${strange[1]} is not rewritten`);
  return { text, leadsTo };
}

const isOurs = from => from.startsWith('.') || from.startsWith('#');

/** The declaration file of a specifier. */
function targetOf(file, from) {
  const source = from.startsWith('#') ? `${from.slice(1)}/index.ts` : normalize(join(dirname(file), from));
  return source.replace(/\.ts$/, '.d.ts');
}

/** The file that declares a name of a layer's index, and the name there. */
function homeIn(file, name, text) {
  for (const [, verb, , names, from] of text.matchAll(named)) {
    if (verb !== 'export') continue;
    for (const each of listed(names)) {
      const [, own, as = own] = /^(?:type )?(\w+)(?: as (\w+))?$/.exec(each);
      if (as === name) return { file: targetOf(file, from), name: own };
    }
  }
  return { file, name };
}

function listed(names) {
  return names
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}
