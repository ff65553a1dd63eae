// Goal: every mistake is one line that helps. Method: make each of them, and read standard error.
import { expect, test } from 'vitest';
import { tongka } from './spawn.ts';

const mistakes: readonly (readonly [given: string, says: RegExp])[] = [
  ['chekc', /unknown verb "chekc": did you mean "check"/],
  ['chekc --json', /unknown verb "chekc"/],
  ['--jsn', /unknown option "--jsn"/],
  ['check --jsn', /unknown option of check "--jsn": did you mean "--json"/],
  ['check --json=yes', /--json takes no value/],
  ['check losy-bind', /unknown scenario "losy-bind": did you mean "lossy-bind"/],
  ['check lossy-bind first-bind', /check takes 1 argument; "first-bind" is too many/],
  ['check --profile hard', /unknown profile "hard": did you mean "hardened"/],
  ['check --with', /--with <safeguard=value> needs a value/],
  ['check --with reconciliation', /--with takes safeguard=value/],
  ['check --with reconcilation=none', /unknown safeguard "reconcilation": did you mean "reconciliation"/],
  ['check --with reconciliation=nine', /unknown value of reconciliation "nine": did you mean "none"/],
  ['check --without reconcile', /unknown safeguard "reconcile"/],
  ['check --faults los=1', /unknown fault "los": did you mean "lose"/],
  ['check --faults lose', /a fault is written like lose=1/],
  ['check --faults lose=many', /the fault lose takes a whole number/],
  ['check --faults lose=-1', /the fault lose takes a whole number/],
  ['check --faults lose=99999999999', /the fault lose takes a whole number/],
  ['check --mutant nobody', /unknown mutant "nobody"/],
  ['check --timers slow', /unknown timers "slow"/],
  ['check --property no-message', /unknown property "no-message": did you mean/],
  ['check lossy-bind --property resource-managers-agree', /is about two-phase-commit/],
  ['check --worlds-max many', /--worlds-max takes a whole number/],
  ['check --worlds-max 0', /--worlds-max takes a whole number, 1 or more/],
  ['check --steps-max 1.5', /--steps-max takes a whole number/],
  ['check --seconds-max soon', /--seconds-max takes a whole number/],
  ['check --bytes-max 1GB', /--bytes-max takes a whole number/],
  ['run', /run needs a scenario/],
  ['run nowhere', /unknown scenario "nowhere"/],
  ['find first-bind', /find needs a condition/],
  ['find first-bind terminals=idle', /unknown party "terminals": did you mean "terminal"/],
  ['find two-phase-commit transactionManager=comitted', /did you mean "committed"/],
  ['find two-phase-commit transactionManager=committed.now', /has no states inside/],
  ['find first-bind no-such-property', /unknown property/],
  ['list scenario', /unknown list "scenario": did you mean "scenarios"/],
  ['replay', /replay needs a token/],
  ['replay lossy-bind', /malformed token "lossy-bind"/],
  ['replay nowhere/0', /unknown scenario "nowhere"/],
  ['replay lossy-bind/0..1', /malformed token/],
  ['replay lossy-bind@soft/0', /unknown profile "soft"/],
  ['replay lossy-bind@los=1/0', /unknown safeguard "los"/],
  ['replay lossy-bind/0.99', /step 2 takes choice 99, which is not there/],
  ['replay lossy-bind/0~0000', /of another version/],
  ['replay two-phase-commit/0:0.0', /cycle does not come back/],
  ['watch nowhere', /unknown scenario "nowhere"/],
  ['watch lossy-bind/0.99', /which is not there/],
  ['diagram first-bind --party nobody', /unknown party "nobody"/],
  ['diagram --format png', /unknown format "png"/],
  ['bench three-phase-commit', /unknown bench "three-phase-commit"/],
  ['bench --size 2', /--size takes a whole number, from 3 to 9/],
  ['bench --workers 0', /--workers takes a whole number/],
];

test.each(mistakes)('tongka %s', async (given, says) => {
  const { code, out, err } = await tongka(given.split(' '));
  expect(err).toMatch(says);
  expect(err, 'one line').toMatch(/^tongka: [^\n]*\n$/);
  expect({ code, out }).toEqual({ code: 64, out: '' });
});
