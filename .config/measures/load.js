/**
 * Loads the scenarios of a checkout. With `marks` each transition of a picture or a difference is marked where it is
 * written: layers and XState copy marks with the transition.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles and imports a checkout.
 * @returns scenarios and runs of it, and `written`: what is marked, by its mark
 */
export async function load(root, outfile, { marks = false } = {}) {
  const absolute = resolve(root);
  await build({
    stdin: {
      contents: `
        export { calmDriver, explore, modelFor, recordMoves, run, scenarios, settingOf } from '#sim';
        export { profileNames } from '#machines';
        export { written } from 'measured:marks';`,
      resolveDir: absolute,
    },
    absWorkingDir: absolute,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [marking(absolute, marks)],
  });
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(outfile).href);
}

/** Puts a module between `layers/picture.ts` and its importers, which marks what they draw. */
const marking = (root, marks) => ({
  name: 'marking',
  setup({ onResolve, onLoad }) {
    const file = resolve(root, 'machines/layers/picture.ts');
    onResolve({ filter: /^measured:marks$/ }, () => ({ path: 'marks', namespace: 'measured' }));
    onLoad({ filter: /^marks$/, namespace: 'measured' }, () => ({ contents: markModule, resolveDir: root }));
    if (!marks) return;
    onResolve({ filter: /\/layers\/picture\.ts$/ }, ({ namespace }) =>
      namespace === 'measured' ? undefined : { path: 'picture', namespace: 'measured' },
    );
    onLoad({ filter: /^picture$/, namespace: 'measured' }, () => ({
      contents: `
        import { drawing as drawn } from ${JSON.stringify(file)};
        import { marked } from 'measured:marks';
        export * from ${JSON.stringify(file)};
        export function drawing() {
          const { picture, difference, ...others } = drawn();
          return {
            ...others,
            picture: region => picture(marked(region)),
            difference: (over, changes) => difference(over, marked(changes)),
          };
        }`,
      resolveDir: root,
    }));
  },
});

/** A mark is a symbol property: copies of a transition keep it, and a transition made of two has both. */
const markModule = `
  export const written = new Map();
  /** What of a difference is a transition, or a part of one. */
  const kinds = new Set(['also', 'otherwise', 'instead', 'changing']);

  /** A picture or a difference with its transitions marked. Its file is the first of machines/ on the stack. */
  export function marked(drawn) {
    const [, file, line] = /(machines\\/[\\w./-]+\\.ts):(\\d+)/.exec(new Error().stack) ?? [];
    return partOf(drawn, { file, line, isPicture: 'initial' in drawn }, '');
  }

  function partOf(part, at, place) {
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => {
        if (key === 'on' || key === 'after') return [key, transitionsOf(value, at, place, key)];
        if (key === 'always') return [key, transitionOf(value, at, place, 'always', 'always')];
        if (key === 'states')
          return [key, eachOf(value, (state, name, spot) => partOf(state, { ...at, spot }, place + name))];
        if (kinds.has(key)) return [key, eachOf(value, (change, name) => changeOf(change, at, key + ' ' + name))];
        return [key, value];
      }),
    );
  }

  function changeOf(change, at, place) {
    const { entry, exit, ...transitions } = change;
    return {
      ...(entry === undefined ? {} : { entry }),
      ...(exit === undefined ? {} : { exit }),
      ...eachOf(transitions, (taken, key) =>
        transitionOf(taken, at, place, key, key.includes('.') ? 'on' : key === 'always' ? key : 'after'),
      ),
    };
  }

  const transitionsOf = (all, at, place, kind) => eachOf(all, (taken, key) => transitionOf(taken, at, place, key, kind));
  const eachOf = (all, change) =>
    Object.fromEntries(Object.entries(all).map(([key, value], spot) => [key, change(value, key, spot)]));

  function transitionOf(taken, { file, line, isPicture, spot }, place, event, kind) {
    const all = [taken].flat().map((transition, index) => {
      // One for all cards, rows, types or devices for which a function draws it: a new state counts by its spot, whatever its name.
      const mark = Symbol.for([file, line, spot ?? place, event, index].join(' '));
      const guard = transition.guard === undefined ? '' : ' [' + (transition.guard.type ?? transition.guard) + ']';
      const isTimeout = kind === 'after';
      written.set(mark, { file, isPicture, place: place + ' × ' + event + guard, event, isTimeout, transition });
      return { ...transition, [mark]: true };
    });
    return Array.isArray(taken) ? all : all[0];
  }
`;
