// Goal: what was saved stands as when it was saved. Method: take every run of this folder again by meaning; one that no
// longer applies is to be found anew (tongka replay --save), or to go.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { readRun, regressionStatusOf, scenarios } from '#sim';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.run'));

test('there are some', () => {
  expect(files.length).toBeGreaterThan(0);
});

test.each(files)('%s', name => {
  const saved = readRun(name, readFileSync(new URL(name, folder), 'utf8'), scenarios);
  const { answer, step } = regressionStatusOf(saved, catalogue);
  const expected = { breaks: 'still fails', keeps: 'still holds', none: 'still applies' }[
    saved.shows?.verdict ?? 'none'
  ];
  expect(answer, step === undefined ? '' : `at step ${step}`).toBe(expected);
});
