/**
 * Bundles the command line into `dist/`, so that it starts fast and an installed package needs nothing else.
 *
 * A command that runs meanwhile is never disturbed: every file is written beside its place and renamed, the entry last, and
 * the chunks of the build before stay, since a running command may still load them. Where nothing has changed, nothing is
 * done. `node .config/build.js --only` removes whatever is not of this build, as a package asks for.
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
/** What the last build was made of, and the files it made. */
const record = '.cache/build.json';
/** A file of no recent build is kept this long. */
const keptMs = 24 * 60 * 60 * 1000;

const inputs = digestOf(inputFiles());
const last = readRecord();
if (last?.inputs !== inputs || !last.files.every(existsSync)) await build();
if (process.argv.includes('--only')) removeUnless(file => readRecord().files.includes(file));

async function build() {
  const [esbuild, { bundle, noticesOf }] = await Promise.all([import('esbuild'), import('./bundle.js')]);
  const { outputFiles, metafile } = await esbuild.build({ ...bundle, write: false });
  const outputs = outputFiles.map(({ path, contents }) => [relative(path), contents]);
  const chunks = outputs.filter(([file]) => file !== entry);
  const [[, program]] = outputs.filter(([file]) => file === entry);
  const files = [...chunks.map(([file]) => file), notices, entry];
  const before = new Set(last?.files ?? filesIn(folder));
  for (const [file, contents] of chunks) put(file, contents);
  put(notices, noticesOf(metafile));
  put(entry, program, 0o755);
  put(record, JSON.stringify({ inputs, files }));
  const now = Date.now();
  removeUnless(file => files.includes(file) || before.has(file) || now - statSync(file).mtimeMs < keptMs);
}

/** Everything the bundle may be made of: sources, packages, and how it is built. */
function inputFiles() {
  const sources = ['machines', 'sim', 'properties', 'reports'].flatMap(filesIn);
  return [
    ...sources.filter(file => /\.tsx?$/.test(file) && !/\.test(-kit)?\.tsx?$/.test(file)),
    ...['package.json', 'package-lock.json', 'tsconfig.json', '.config/build.js', '.config/bundle.js'],
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

/** Writes a file beside its place and renames it, so that a reader has either the old one or the new one. */
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
