/** Bundles the command line into `dist/`, so that it starts fast and an installed package needs nothing else. */
import { chmod, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundle, noticesOf } from './bundle.js';

await rm('dist', { recursive: true, force: true });
const { metafile } = await build(bundle);
await writeFile('dist/THIRD-PARTY.txt', noticesOf(metafile));
await chmod('dist/tongka.js', 0o755);
