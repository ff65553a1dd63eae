/**
 * Compares the engine with the naive checker. Options: --part 2/3 (the second third), --worlds-max 20000, --systems
 * 1300, --seed 1, --only systems (or scenarios), --plan file.json (one printed system). Exits with 1 if they differ.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: '1/1' },
    'worlds-max': { type: 'string', default: '20000' },
    systems: { type: 'string', default: '1300' },
    'system-worlds-max': { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    plan: { type: 'string' },
  },
});
const number = name => {
  if (/^\d+$/.test(values[name])) return Number(values[name]);
  console.error(`--${name} wants a whole number; "${values[name]}" was given`);
  process.exit(64);
};
const [, part, parts] = /^(\d+)\/(\d+)$/.exec(values.part)?.map(Number) ?? [];
if (!(part >= 1 && part <= parts)) {
  console.error(`--part is written like 1/2; "${values.part}" was given`);
  process.exit(64);
}

const folder = await mkdtemp(join(tmpdir(), 'naive-'));
const outfile = join(folder, 'naive.mjs');
await build({
  stdin: {
    contents: `export * from './properties/conformance/comparisons.ts'; export { catalogue } from '#properties';`,
    resolveDir: process.cwd(),
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
const { catalogue, compared, scenarioPieces, systemPieces, Tally } = await import(pathToFileURL(outfile).href);
await rm(folder, { recursive: true });

if (values.plan !== undefined) {
  const result = compared(JSON.parse(await readFile(values.plan, 'utf8')), number('worlds-max'));
  console.log(result);
  process.exit(result.differences?.length > 0 ? 1 : 0);
}
const kinds = {
  scenarios: scenarioPieces(catalogue, number('worlds-max')),
  systems: systemPieces(number('systems'), number('seed'), number('system-worlds-max')),
};
if (values.only !== undefined && !(values.only in kinds)) {
  console.error(`--only is scenarios or systems; "${values.only}" was given`);
  process.exit(64);
}
for (const [kind, pieces] of Object.entries(kinds)) {
  if (values.only !== undefined && kind !== values.only) continue;
  const tally = new Tally();
  for (const [at, piece] of pieces.entries()) {
    if (at % parts !== part - 1) continue;
    const said = piece.run(tally);
    console.log(`${at + 1}/${pieces.length} ${piece.name}: ${said}`);
    if (said.includes('DIFFER')) process.exitCode = 1;
  }
  console.log(`${kind}: ${tally.line}`);
}
