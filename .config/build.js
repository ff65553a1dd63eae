/** Bundles the command line into `dist/`, so that it starts fast and an installed package needs nothing else. */
import { chmod, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    tongka: 'reports/cli/main.ts',
    // What runs in another thread stands beside the chunks: the pool looks for both there.
    'chunks/worker': 'reports/cli/worker.ts',
    'chunks/entry/worker': fileURLToPath(new URL('entry/worker.js', import.meta.resolve('tinypool'))),
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // The terminal UI is a chunk of its own, loaded only when it is shown.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  keepNames: true,
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  // Ink's optional development tools; never reached in production.
  external: ['react-devtools-core'],
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as tongkaRequire } from 'node:module';\nconst require = tongkaRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod('dist/tongka.js', 0o755);
