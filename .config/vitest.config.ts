/** The test runner's settings: tests stand beside what they test. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{machines,sim,properties,reports}/**/*.test.{ts,tsx}'],
    // The longest checks every scenario in one command, beside another worker.
    testTimeout: 180_000,
    // A hook that builds or packs takes long beside busy processes.
    hookTimeout: 180_000,
    // Two cores in CI; forks, because exploration is pure computation and would block a shared thread.
    pool: 'forks',
    // Files share the modules they import: loading them anew for each file takes longer than many of the tests.
    isolate: false,
    // The built bundle is tested as it is.
    server: { deps: { external: [/\/dist\//] } },
    maxWorkers: 2,
  },
});
