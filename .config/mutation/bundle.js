/** Bundles the tests with the engine, some of whose files are replaced: by a mutant, or by code with counters. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context } from 'esbuild';

const here = name => resolve('.config/mutation', name);

/** Each test file is loaded when one of its tests is run. */
const entry = files => {
  const imports = files.map(file => `${JSON.stringify(file)}: () => import(${JSON.stringify(`./${file}`)})`);
  return `import { serve } from './.config/mutation/child.js'; serve({ ${imports.join(', ')} });`;
};

/** An incremental bundler: a tenth of a second for each bundle. */
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
      // Tests read files in their own folder.
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
    // Guards are identified by the names of their functions.
    keepNames: true,
    write: false,
    alias: { vitest: here('vitest.js'), '@fast-check/vitest': here('vitest.js') },
    plugins: [replacing],
    // No test in this bundle draws the terminal UI.
    external: ['ink', 'react'],
    logLevel: 'silent',
  });
  return {
    /**
     * The bundle's text with replaced file contents.
     * @throws if a content is invalid TypeScript
     */
    async with(replacements) {
      instead = new Map([...replacements].map(([file, text]) => [resolve(file), text]));
      return (await built.rebuild()).outputFiles[0].text;
    },
    end: () => built.dispose(),
  };
}
