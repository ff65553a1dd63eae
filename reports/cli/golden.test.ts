// Goal: the README and the golden files show the present output. Method: the commands are run again at the width of the
// files.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tongka } from './command.test-kit.ts';

const folder = new URL('../golden/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const golden = Object.entries(JSON.parse(read('golden.json')) as Record<string, string[]>);

test.each(golden)('%s is the present output (npm run golden rewrites it)', async (file, words) => {
  const { out } = await tongka(words, { env: { COLUMNS: '100' } });
  expect(out).toBe(read(file));
});
