// Goal: no text from a file or an argument controls the terminal, and every error message is short. Method: control
// sequences in every place that takes text, and a check of every byte of the output.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { json, tongka } from './command.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-escapes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const kept = readFileSync(new URL('../regressions/a-second-live-row.run', import.meta.url).pathname, 'utf8');

/** A clipboard and a title sequence, a device query, and characters that reorder, hide, join or break text. */
const evil =
  '\u001B]52;c;cHduZWQ=\u0007\u001B]0;owned\u0007\u001B[c\u009B31m\u007F\u202Etxt.exe\u2066\u200B\uFEFF\u00AD\u2028\u{E0041}\u0008';
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u;

/** Expects that all characters except line ends are visible, and that the payload is part of the text. */
function expectVisible(text: string): void {
  expect(text.replaceAll('\n', '')).not.toMatch(unseen);
  expect(text).toContain('\\u001b]52;c;');
}

describe('a saved run', () => {
  test.each<[what: string, from: string | RegExp, to: string]>([
    ['a step', 'deliver bind.start', `deliver ${evil}`],
    ['which of several', /\nexpire [^\n]*/, `\ncrash authServer x=${evil}`],
    ['the scenario', 'scenario lossy-bind', `scenario ${evil}`],
    ['the setting', 'setting published', `setting ${evil}=1`],
    ['what it breaks', 'breaks one-live-row-per-card', `breaks ${evil}`],
    ['a line that is no choice', 'intend cardHolder', `${evil} cardHolder`],
  ])('with %s that controls the terminal is printed visibly by every verb', async (_, from, to) => {
    const path = file('evil.run');
    // U+2028 and similar separators end no line of the file.
    writeFileSync(path, kept.replace(from, to));
    for (const verb of ['replay', 'why', 'watch']) {
      const { code, out, err } = await tongka([verb, path]);
      expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(unseen);
      // `watch` shows the steps that can be replayed, and none of the rest.
      if (verb === 'replay') expectVisible(out + err);
      expect([0, 1, 2, 64]).toContain(code);
    }
  });

  test('is printed visibly by its name', async () => {
    const path = file(`a${evil.replaceAll('/', '')}.run`);
    writeFileSync(path, 'no run');
    for (const words of [
      ['replay', path],
      ['replay', 'lossy-bind/0.0', '--save', path],
      ['replay', `${path}x.run`],
    ]) {
      const { code, err } = await tongka(words);
      expectVisible(err);
      expect(code).toBe(64);
    }
  });

  test('is valid JSON in JSON output', async () => {
    const path = file('json.run');
    // Without `=`, which would make a field of it, so that the line is no choice.
    writeFileSync(path, kept.replace('deliver bind.start', `deliver ${evil.replaceAll('=', '')}`));
    expect(await json('replay', path)).toMatchObject({ code: 2, value: { answer: 'no longer applies', step: 2 } });
  });
});

const long = 100_000;
/** Places that take text; each gets text that is far too long, or invisible. */
const places: readonly (readonly [where: string, words: (given: string) => readonly string[]])[] = [
  ['a verb', given => [given]],
  ['an option', given => ['check', `--${given}`]],
  ['a value too many', given => ['check', 'first-bind', given]],
  ['a scenario', given => ['check', given]],
  ['a party', given => ['find', 'first-bind', `${given}=off`]],
  ['a state', given => ['find', 'first-bind', `secureElement=${given}`]],
  ['a state inside a state', given => ['find', 'two-phase-commit', `transactionManager=committed.${given}`]],
  ['a property', given => ['check', 'first-bind', '--property', given]],
  ['a safeguard', given => ['check', '--with', `${given}=none`]],
  ['a safeguard without a value', given => ['check', '--with', given]],
  ['the value of a safeguard', given => ['check', '--with', `reconciliation=${given}`]],
  ['a fault', given => ['check', '--faults', `${given}=1`]],
  ['how often', given => ['check', '--faults', `lose=${given}`]],
  ['a number', given => ['simulate', 'first-bind', '--seed', given]],
  ['a token', given => ['replay', given]],
  ['a token’s setting', given => ['replay', `lossy-bind@${given}/0`]],
  ['a token’s choices', given => ['replay', `lossy-bind/0.0~${given}`]],
  ['where to save', given => ['replay', 'lossy-bind/0.0', '--save', given]],
  ['a saved run', given => ['replay', `/nowhere/${given}.run`]],
  ['a checkpoint', given => ['check', 'first-bind', '--checkpoint', `/nowhere/${given}`]],
  ['a checkpoint of several', given => ['check', '--checkpoint', given]],
  ['the size of a frame', given => ['watch', '--frame', given]],
  ['which models', given => ['bench', 'peers', '--only', given]],
];

describe('an error message', () => {
  test.each(places)('about %s is one line, short and visible', async (_, words) => {
    for (const given of [evil.repeat(long / 100), `"${'y z'.repeat(long / 3)}"`]) {
      const { code, out, err } = await tongka(words(given));
      expect(err).toMatch(/^tongka: [^\n]*\n$/);
      expect(err.slice(0, -1)).not.toMatch(unseen);
      expect(err.length, 'no longer than all names that are allowed').toBeLessThan(4_000);
      expect({ code, out }).toEqual({ code: 64, out: '' });
    }
  });

  test('quotes at most 60 letters of the given text', async () => {
    const { err } = await tongka(['simulate', 'first-bind', '--seed', 'x'.repeat(long)]);
    expect(err).toBe(`tongka: --seed takes a whole number, from 0 to 2147483647; "${'x'.repeat(59)}…" was given\n`);
  });
});
