/** Bundles the tests with the engine as it stands but for the files replaced: with a mutant, or with counters. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context } from 'esbuild';

const here = name => resolve('.config/mutation', name);

/** Each file of tests is loaded when a test of it is run. */
const entry = files => {
  const imports = files.map(file => `${JSON.stringify(file)}: () => import(${JSON.stringify(`./${file}`)})`);
  return `import { serve } from './.config/mutation/child.js'; serve({ ${imports.join(', ')} });`;
};

/** A bundler kept warm: a tenth of a second for each bundle. */
export async function bundler(files) {
  let instead = new Map();
  const replacing = {
    name: 'replacing',
    setup(build) {
      build.onLoad(
        { filter: /\/sim\/(world|storage|trace|property|reduction|search|analysis)\/.+\.ts$/ },
        ({ path }) => ({
          contents: instead.get(path) ?? readFileSync(path, 'utf8'),
          loader: 'ts',
        }),
      );
      // Tests read files that stand beside them.
      build.onLoad({ filter: /\.test\.tsx?$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }));
    },
  };
  const built = await context({
    stdin: { contents: entry(files), resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // A guard is told by its function's name.
    keepNames: true,
    write: false,
    alias: { vitest: here('vitest.js'), '@fast-check/vitest': here('vitest.js') },
    plugins: [replacing],
    // The terminal UI is drawn by no test in this bundle.
    external: ['ink', 'react'],
    logLevel: 'silent',
  });
  return {
    /** The bundle's text, with these texts in the stead of these files. Throws where that is no TypeScript. */
    async with(replacements) {
      instead = new Map([...replacements].map(([file, text]) => [resolve(file), text]));
      return (await built.rebuild()).outputFiles[0].text;
    },
    end: () => built.dispose(),
  };
}
