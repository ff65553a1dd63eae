/**
 * Runs in a child process, inside a bundle of tests: records the coverage of each test, or runs tests until one fails.
 */
import { load, run } from './vitest.js';

/** The processor time so far, in milliseconds. */
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Answers the parent's single request; `importing` has a function for each test file. */
export function serve(importing) {
  const tell = message => new Promise(done => process.send(message, done));
  const loaded = new Map();
  const loading = async file => {
    if (!loaded.has(file)) loaded.set(file, await load(file, importing[file]));
    return loaded.get(file);
  };
  const failure = async doing => {
    try {
      await doing();
      return undefined;
    } catch (error) {
      return `${error?.message ?? error} ${error?.cause?.message ?? ''}`.slice(0, 600);
    }
  };

  const cover = async ({ file, size }) => {
    globalThis.covered = new Uint8Array(size);
    const hits = () => [...globalThis.covered.keys()].filter(at => globalThis.covered[at]);
    let started = processorMs();
    const ids = await loading(file);
    await tell({ milliseconds: processorMs() - started, hits: hits() });
    for (const id of ids) {
      globalThis.covered.fill(0);
      started = processorMs();
      const failed = await failure(() => run(id));
      await tell({ id, milliseconds: processorMs() - started, hits: hits(), failed });
    }
  };

  const hunt = async ({ tests }) => {
    for (const [at, { id, file }] of tests.entries()) {
      process.send({ starts: at, processor: processorMs() });
      const failed = await failure(async () => {
        await loading(file);
        await run(id);
      });
      if (failed !== undefined) return tell({ caught: at, says: failed });
    }
    return tell({ survived: true });
  };

  process.on('message', async order => {
    await (order.file ? cover(order) : hunt(order));
    process.exit();
  });
}
