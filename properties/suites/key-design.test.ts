/**
 * Goal: what the key at the shared block decides, and what it does not (domain result: key design decides everything).
 * Method: every key design with every way to keep count, in one tap with two cards beside one instance.
 */

import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { check, scenarios, settingOf } from '#sim';

const tap = scenarios.find(({ name }) => name === 'tap-to-pay')!;
const namesToken = catalogue.find(({ name }) => name === 'a-proof-stands-for-one-token')!;
const countsOnce = catalogue.find(({ name }) => name === 'a-counter-is-accepted-once')!;

describe('the proof names its token, and its counter is accepted once', () => {
  test.each([
    ['shared-block', 'none', 'violated', 'violated'],
    ['shared-block', 'per-token', 'violated', 'violated'],
    // Counting by key stops a replay under another token, and not a substitution.
    ['shared-block', 'per-key', 'violated', 'holds'],
    ['token-in-proof', 'none', 'holds', 'violated'],
    ['token-in-proof', 'per-token', 'holds', 'holds'],
    ['token-in-proof', 'per-key', 'holds', 'holds'],
    ['per-token', 'none', 'holds', 'violated'],
    ['per-token', 'per-token', 'holds', 'holds'],
    ['per-token', 'per-key', 'holds', 'holds'],
  ])('%s, counted %s: %s, %s', (design, counted, named, once) => {
    const setting = settingOf(tap, { with: { 'key-design': design, 'transaction-freshness': counted } });
    const { properties } = check(tap, setting, [namesToken, countsOnce]);
    expect(properties.map(({ verdict }) => verdict)).toEqual([named, once]);
  });
});
