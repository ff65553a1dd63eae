// Goal: a vacuous property is never reported as one that holds. Method: small checks, and their reports.
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { check, type Limits, type Outcome, type Scenario, scenarios, settingOf } from '#sim';
import { outcomesText, outcomeText } from './outcome-text.ts';
import { foldedLines, saidText, vacuousEverywhere } from './vacuous-text.ts';

const switching = scenarios.find(({ name }) => name === 'switch-card')!;
const tapping = scenarios.find(({ name }) => name === 'tap-to-pay')!;
const spoken = 'one-live-row-per-card';
const silent = 'no-double-charge';

function checked(names: readonly string[], of: Scenario = switching, limits: Limits = {}): Outcome {
  const properties = names.map(name => catalogue.find(property => property.name === name)!);
  return check(of, settingOf(of, { faults: {}, timers: 'quiet' }), properties, limits);
}

const same = (text: string): string => text;
const brushes = { bold: same, dim: same, green: same, red: same, yellow: same };
const textOptions = { width: 60, brushes, limits: {}, timings: false };

test('the headline counts the properties that are not vacuous', () => {
  expect(saidText(checked([spoken, silent, 'a-code-works-once']))).toBe(
    '1 of 3 properties say something here: it holds.',
  );
  expect(saidText(checked([silent]))).toBe('0 of 1 property says something here.');
  expect(saidText(checked([spoken, 'active-means-loaded', 'a-card-moves']))).toBe(
    '3 of 3 properties say something here: 1 violated, 2 hold.',
  );
  expect(saidText(checked([spoken, silent], switching, { worldsMax: 1 }))).toBe('2 properties: all undecided.');
  expect(saidText(checked([]))).toBe('No property is in force here.');
});

test('an asserted vacuous property is reported as violated', () => {
  const outcome = checked([spoken, silent], { ...switching, asserts: [silent] });
  expect(outcome.verdict).toBe('violated');
  expect(saidText(outcome)).toBe('1 of 2 properties say something here: it holds, 1 asserted and vacuous.');
  const text = outcomeText(outcome, textOptions);
  expect(text).toContain(
    `✗ ${silent} (safety)\n  vacuous: its premise never came up, so it says nothing\n  here, though`,
  );
  expect(text).not.toContain('○');
  expect(text).not.toContain('no world shows it');
});

test('vacuous properties share one line of normal width, unless selected by name', () => {
  const outcome = checked([spoken, silent, 'a-code-works-once']);
  expect(foldedLines(outcome.properties.slice(1), 40)).toEqual([
    '○ vacuous here (2): no-double-charge,',
    '  a-code-works-once',
  ]);
  expect(foldedLines([], 40)).toEqual([]);
  expect(outcomeText(outcome, textOptions)).toContain(`✓ ${spoken} (safety)\n○ vacuous here (2): ${silent},`);
  expect(outcomeText(outcome, { ...textOptions, named: [silent] })).toContain(
    `○ ${silent} (safety)\n  vacuous: its premise never came up, so it says nothing\n  here\n○ vacuous here (1): a-code`,
  );
});

test('of many outcomes, one with only vacuous properties has no tick', () => {
  const text = outcomesText([checked([silent]), checked([silent], tapping)], textOptions);
  expect(text).toMatch(/^○ switch-card +holds +complete +0 of 0 +1 /m);
  expect(text).toMatch(/^✓ tap-to-pay +holds +complete +1 of 1 +0 /m);
});

test('a property is vacuous everywhere if it is vacuous in each outcome and asserted by none', () => {
  const outcomes = [checked([silent]), checked([silent], tapping)];
  expect(vacuousEverywhere(outcomes, [silent])).toEqual([]);
  expect(vacuousEverywhere(outcomes.slice(0, 1), [silent, spoken]).map(({ property }) => property.name)).toEqual([
    silent,
  ]);
  const asserting = checked([silent], { ...switching, asserts: [silent] });
  expect(vacuousEverywhere([asserting], [silent])).toEqual([]);
});
