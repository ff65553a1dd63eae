/**
 * Goal: the key design decides whether a proof names its token, and counting decides whether a counter is accepted
 * once. Method: every key design with every kind of counting, in one tap with two cards of one instance.
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
    // Counting by key prevents a replay under another token, but not a substitution.
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
