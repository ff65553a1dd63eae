import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardChange } from '../cards/card-setting.ts';
import { firstBind, lossyBind } from '../scenarios/binding.ts';
import { choiceText } from '../world/choice.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, type Step, step, viewOf } from '../world/world.ts';
import { digest, digestOfNothing, digestOn, digestText, replayToken, tokenOf, traceOf } from './token.ts';

const scenarios = [firstBind, lossyBind];
const replayed = (token: string) => {
  const read = traceOf(token, scenarios);
  return replayToken(new Model(read.scenario, read.setting), read);
};

test('a token is parsed back to its trace, for any setting and run', () => {
  const changes: CardChange[] = [
    {},
    { profile: 'published' },
    { with: { 'bind-confirmation': 'none' }, timers: 'quiet' },
    { faults: { copy: 1 }, mutant: 'journal-leak' },
    { faults: {} },
  ];
  fc.assert(
    fc.property(fc.constantFrom(...changes), fc.array(fc.nat(20), { maxLength: 30 }), (change, wishes) => {
      const setting = settingOf(lossyBind, change);
      const model = new Model(lossyBind, setting);
      let world = initialWorld(model);
      const stem: number[] = [];
      for (const wish of wishes) {
        const { length } = choicesIn(world);
        if (length === 0) break;
        stem.push(wish % length);
        world = step(world, wish % length)!.to;
      }
      const token = tokenOf(model, { scenario: lossyBind, setting, stem });
      const read = traceOf(token, scenarios);
      expect(read).toMatchObject({ stem, setting, scenario: lossyBind });
      // Rows are relative to one model, so views are compared.
      const end = replayToken(new Model(read.scenario, read.setting), read).steps.at(-1)?.after;
      for (const { name } of model.parties)
        expect(end?.local(name) ?? undefined).toEqual(stem.length === 0 ? undefined : viewOf(world).local(name));
    }),
    { seed: 2, numRuns: 60 },
  );
});

test('the token of an infinite run has its cycle', () => {
  const setting = settingOf(lossyBind);
  const model = new Model(lossyBind, setting);
  const token = tokenOf(model, { scenario: lossyBind, setting, stem: [0, 0], cycle: [0, 1, 0] });
  expect(token).toMatch(/^lossy-bind\/0\.0:0\.1\.0~[0-9a-f]{4}$/);
  const read = traceOf(token, scenarios);
  expect(read).toMatchObject({ stem: [0, 0], cycle: [0, 1, 0] });
  expect(replayToken(model, read)).toMatchObject({ stemSteps: 2, steps: { length: 5 } });
  expect(traceOf('lossy-bind/', scenarios)).toMatchObject({ stem: [], cycle: undefined, check: undefined });
  // The check covers the cycle as it covers the stem.
  expect(tokenOf(model, { scenario: lossyBind, setting, stem: [0, 0, 0, 1, 0] }).split('~')[1]).toBe(read.check);
});

test('the check covers every step, the last one included', () => {
  const model = new Model(lossyBind, settingOf(lossyBind, { profile: 'published' }));
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 25, size: 'max' }), fc.nat(24), (wishes, place) => {
      const steps: Step[] = [];
      let world = initialWorld(model);
      for (const wish of wishes) {
        const { length } = choicesIn(world);
        if (length === 0) break;
        steps.push(step(world, wish % length)!);
        world = steps.at(-1)!.to;
      }
      const whole = digest(steps);
      expect(digestText(steps.reduce(digestOn, digestOfNothing))).toBe(whole);
      expect(digest(steps.slice(0, -1))).not.toBe(whole);
      const at = place % steps.length;
      const others = choicesIn(steps[at]!.from).filter(choice => choiceText(choice) !== choiceText(steps[at]!.choice));
      for (const choice of others) expect(digest(steps.with(at, { ...steps[at]!, choice }))).not.toBe(whole);
      // A token with another check is refused.
      const stem = steps.map(each => each.at);
      const claimed = { scenario: lossyBind, setting: model.setting, stem, cycle: undefined };
      expect(() => replayToken(model, { ...claimed, check: whole })).not.toThrow();
      expect(() => replayToken(model, { ...claimed, check: digest(steps.slice(0, -1)) })).toThrow('of another version');
    }),
    { seed: 6, numRuns: 60 },
  );
});

describe('a wrong token is refused, and never misread', () => {
  test.each([
    ['nonsense', /malformed token "nonsense"/],
    ['lossy-bind/0..1', /malformed token "lossy-bind\/0\.\.1": choices are whole numbers with single dots between/],
    ['lossy-bind/0.', /malformed token "lossy-bind\/0\.": choices are whole numbers/],
    ['lossy-bind/0:1..2', /choices are whole numbers/],
    ['lossy-bind/0~xyz', /a token looks like lossy-bind@published\/0\.2\.1~9f2c/],
    ['x lossy-bind', /malformed token "x lossy-bind": a token looks like/],
    ['lossy-bind/0 ', /a token looks like/],
    ['lossy-bind@publishd/0', /unknown profile "publishd": did you mean "published"/],
    ['lossy-bind@lose=x/0', /the fault lose takes a whole number, from 0 to 9; "x" was given/],
    ['lossy-bind@bind-confirmaton=none/0', /unknown safeguard "bind-confirmaton": did you mean "bind-confirmation"/],
    ['lossy-bind@bind-confirmation=off/0', /unknown value of bind-confirmation "off"/],
    ['lossy-bind@mutant=leak/0', /unknown mutant "leak"/],
    ['losy-bind/0', /unknown scenario "losy-bind": did you mean "lossy-bind"/],
    ['lossy-bind/0.0.99', /step 3 takes choice 99, which is not there/],
    ['lossy-bind/0.0~0000', /the token is of another version/],
  ])('%s', (token, message) => {
    expect(() => replayed(token)).toThrow(message);
  });
});
