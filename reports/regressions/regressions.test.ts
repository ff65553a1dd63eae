// Goal: each saved run has the same result as when it was saved. Method: every run of this folder is replayed by
// meaning; one that no longer applies has to be saved again (tongka replay --save) or deleted.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { readRun, regressionStatusOf, scenarios } from '#sim';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.run'));

test('the folder contains runs', () => {
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
