/**
 * Bundles the command line and the entry points of the library into `dist/`. The command line starts fast and needs no
 * other package; the entry points share one engine and need XState.
 *
 * Running commands are not disturbed: every file is written under another name and renamed, the entry last, and the
 * chunks of the build before stay, since a running command can still load them. If nothing has changed, nothing is
 * done. `node .config/build.js --only`, the mode for a package, adds the types of the entry points and removes all
 * files of other builds.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const folder = 'dist';
const entry = join(folder, 'tongka.js');
const notices = join(folder, 'THIRD-PARTY.txt');
/** The inputs of the last build, and the files it made. */
const record = '.cache/build.json';
/** The time that files of older builds are kept. */
const keptMs = 24 * 60 * 60 * 1000;

const isPackage = process.argv.includes('--only');
const inputs = digestOf(inputFiles());
const last = readRecord();
if (last?.inputs !== inputs || (isPackage && !last.hasTypes) || !last.files.every(existsSync)) await build();
if (isPackage) removeUnless(file => readRecord().files.includes(file));

async function build() {
  const [esbuild, { bundles, doors, noticesOf }] = await Promise.all([import('esbuild'), import('./bundle.js')]);
  const built = await Promise.all(bundles.map(bundle => esbuild.build(bundle)));
  const outputs = [
    ...built.flatMap(({ outputFiles }) => outputFiles.map(({ path, contents }) => [relative(path), contents])),
    [notices, noticesOf(built.map(({ metafile }) => metafile))],
    ...(isPackage ? (await import('./types.js')).typesOf(doors, join(folder, 'types')) : []),
  ];
  // A file is written after the files it loads.
  outputs.sort(([one], [other]) => placeOf(one) - placeOf(other));
  const files = outputs.map(([file]) => file);
  const before = new Set(last?.files ?? filesIn(folder));
  for (const [file, contents] of outputs) put(file, contents, file === entry ? 0o755 : 0o644);
  put(record, JSON.stringify({ inputs, files, hasTypes: isPackage }));
  const now = Date.now();
  removeUnless(file => files.includes(file) || before.has(file) || now - statSync(file).mtimeMs < keptMs);
}

/** The writing order of a file: chunks first, the command line last. */
function placeOf(file) {
  if (file === entry) return 2;
  return file.includes('/chunks/') ? 0 : 1;
}

/** The inputs of the bundles: sources, packages, and build scripts. */
function inputFiles() {
  const sources = ['machines', 'sim', 'properties', 'reports'].flatMap(filesIn);
  return [
    ...sources.filter(file => /\.tsx?$/.test(file) && !/\.test(-kit)?\.tsx?$/.test(file)),
    ...[
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      '.config/build.js',
      '.config/bundle.js',
      '.config/lazy-segmenter.js',
      '.config/types.js',
    ],
  ];
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** The files below a folder. */
function filesIn(place) {
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name))
    .sort();
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    // There was no build, or it was made elsewhere.
    return undefined;
  }
}

/** Writes a file under another name and renames it, so that a reader sees either the old or the new file. */
function put(file, contents, mode = 0o644) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(contents))) return;
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, contents);
  chmodSync(beside, mode);
  renameSync(beside, file);
}

function removeUnless(isKept) {
  for (const file of filesIn(folder)) if (!isKept(file)) rmSync(file, { force: true });
}

function relative(path) {
  return path.slice(join(process.cwd(), '/').length);
}
