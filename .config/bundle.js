/** The configuration of the bundles, and the licence notices of the bundled packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sources of the entry points, as `exports` of the package names their outputs. */
export const doors = ['checker', 'chart', 'property', 'cards', 'report'].map(name => `reports/doors/${name}.ts`);

/** The options that both bundles share. */
const shared = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  splitting: true,
  // All notices are in one file; see below.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  write: false,
};

/** The command line with all its dependencies. Modules loaded on demand, such as the terminal UI, are chunks. */
const commandLine = {
  ...shared,
  entryPoints: {
    tongka: 'reports/cli/main.ts',
    // The tests perform many command lines in one process.
    'chunks/entry/command-line': 'reports/cli/command-line.ts',
    // The thread pool looks for this file beside its chunk.
    'chunks/entry/worker': fileURLToPath(new URL('entry/worker.js', import.meta.resolve('tinypool'))),
  },
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  keepNames: true,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', 'Intl.Segmenter': 'LazySegmenter' },
  inject: [fileURLToPath(new URL('lazy-segmenter.js', import.meta.url))],
  // Ink's optional development tools; not used in production.
  external: ['react-devtools-core'],
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as tongkaRequire } from 'node:module';\nconst require = tongkaRequire(import.meta.url);",
  },
};

/**
 * The entry points of the library: readable, with the XState of the importing package, and one engine in shared chunks.
 */
const library = {
  ...shared,
  entryPoints: Object.fromEntries(doors.map(file => [`doors/${basename(file, '.ts')}`, file])),
  chunkNames: 'doors/chunks/[name]-[hash]',
  external: ['xstate'],
};

/** The configurations for esbuild. */
export const bundles = [commandLine, library];

/** The packages whose files esbuild read, by their folder, with these files. */
function packagesOf(metafiles) {
  const packages = new Map();
  for (const file of new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)))) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
    if (folder) packages.set(folder, [...(packages.get(folder) ?? []), file]);
  }
  return packages;
}

const licenceFile = /^(licen[cs]e|copying|notice)([-.].*)?$/i;

/** What packages contain of other projects, as object code. */
const contained = {
  '@viz-js/viz': `It contains, in object code form:
Graphviz, https://www.graphviz.org, under the Eclipse Public License; its source code is available there
Expat, https://libexpat.github.io, under the MIT License
Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper
Copyright (c) 2001 and later, the Expat maintainers`,
};

/** The notice of a package: its licence files; or, if it has none, the headers of its files and the licence text. */
function noticeOf(folder, files) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder).filter(file => licenceFile.test(file) && !file.endsWith('.js'));
  const texts = own.sort().map(file => readFileSync(join(folder, file), 'utf8').trim());
  if (!own.some(file => !/^notice/i.test(file))) {
    const headers = files.flatMap(file => readFileSync(file, 'utf8').match(/Copyright \(c\) [^\n*]+/gi) ?? []);
    const holders = [...new Set(headers.map(line => line.trim()))];
    if (license !== 'MIT' || holders.length === 0)
      throw new Error(`${name} ${version} is bundled and brings no licence; say in .config/bundle.js what it asks for`);
    texts.push(`${holders.join('\n')}\n\n${mit}`);
  }
  if (contained[name]) texts.push(contained[name]);
  return { name, version, license, text: texts.join('\n\n') };
}

/** Every notice, package by package. */
export function noticesOf(metafiles) {
  const notices = [...packagesOf(metafiles)].map(([folder, files]) => noticeOf(folder, files));
  const titled = new Map(notices.map(({ name, version, license, text }) => [`${name} ${version} (${license})`, text]));
  const line = '-'.repeat(80);
  const sorted = [...titled].sort(([one], [other]) => (one < other ? -1 : 1));
  const opening = 'This program contains parts of these packages, under these licences.';
  return `${[opening, ...sorted.map(([title, text]) => `${line}\n${title}\n\n${text}`)].join('\n\n')}\n`;
}

/** The MIT licence without its copyright lines. */
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
