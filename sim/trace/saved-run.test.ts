import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardChange } from '../cards/card-setting.ts';
import { scenarios } from '../index.ts';
import { lossyBind } from '../scenarios/binding.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, step } from '../world/world.ts';
import { aligned, alignedInPart, describedRun } from './alignment.ts';
import { readRun, runToText, type SavedRun } from './saved-run.ts';
import { replay } from './trace.ts';

/** The places of a run that takes each number modulo the number of choices. */
function placesOf(model: Model, wishes: readonly number[]): number[] {
  let world = initialWorld(model);
  const places: number[] = [];
  for (const wish of wishes) {
    const { length } = choicesIn(world);
    if (length === 0) break;
    places.push(wish % length);
    world = step(world, wish % length)!.to;
  }
  return places;
}

const changes: CardChange[] = [
  {},
  { profile: 'published' },
  { with: { 'bind-confirmation': 'none' }, timers: 'quiet' },
  { faults: { lose: 0, copy: 1, tear: 0, crash: 1 }, mutant: 'journal-leak' },
];
const models = new Map(changes.map(change => [change, new Model(lossyBind, settingOf(lossyBind, change))]));
const wishes = fc.array(fc.nat(20), { maxLength: 30, size: 'max' });

test('a written run is read back, and its alignment with an unchanged model is the same run', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      wishes,
      fc.constantFrom(undefined, 'breaks' as const, 'keeps' as const),
      fc.nat(30),
      (change, wishes, verdict, turn) => {
        const setting = settingOf(lossyBind, change);
        const model = models.get(change)!;
        const places = placesOf(model, wishes);
        const [stem, cycle] = [places.slice(0, turn), places.slice(turn)];
        const run = replay(model, { stem, ...(cycle.length > 0 ? { cycle } : {}) });
        const shows = verdict && { verdict, property: 'one-live-row-per-card' };
        const saved: SavedRun = { scenario: lossyBind, setting, ...(shows ? { shows } : {}), ...describedRun(run) };
        const read = readRun('x.run', runToText(saved), scenarios);
        expect(read).toEqual(saved);
        const again = aligned(model, read);
        expect(again.missing).toBeUndefined();
        expect(again.steps.map(({ at }) => at)).toEqual(places);
        expect(again.stemSteps).toBe(run.stemSteps);
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});

test('a partial alignment takes the enabled choices in order, and is a run', () => {
  const model = new Model(lossyBind, settingOf(lossyBind, { profile: 'published' }));
  fc.assert(
    fc.property(wishes, fc.nat(29), (wishes, gone) => {
      const described = describedRun(replay(model, { stem: placesOf(model, wishes) }));
      const stem = described.stem.filter((_, at) => at !== gone);
      const part = alignedInPart(model, { stem });
      expect(part.steps.length).toBeLessThanOrEqual(stem.length);
      expect(aligned(model, describedRun(part)).steps.map(({ at }) => at)).toEqual(part.steps.map(({ at }) => at));
      // It takes all remaining choices exactly where all of them are enabled.
      expect(part.steps.length === stem.length).toBe(aligned(model, { stem }).missing === undefined);
    }),
    { seed: 5, numRuns: 60 },
  );
});

const good = `tongka run 1
scenario lossy-bind
setting published, lose=0
breaks one-live-row-per-card

# A remark.
intend cardHolder holder.bind
deliver  bind.start from cardHolder to terminal
`;

test('comments and blanks are ignored', () => {
  const read = readRun('x.run', good, scenarios);
  expect(read).toMatchObject({
    scenario: lossyBind,
    setting: { profile: 'published', faults: { lose: 0, tear: 1 } },
    shows: { verdict: 'breaks', property: 'one-live-row-per-card' },
    stem: [{ what: 'intend cardHolder holder.bind' }, { what: 'deliver bind.start from cardHolder to terminal' }],
    cycle: undefined,
  });
});

test('lines can be indented and have any line end; headings alone are a run without steps', () => {
  const plain = readRun('x.run', good, scenarios);
  const indented = good
    .split('\n')
    .map(line => `\t  ${line} \t`)
    .join('\r\n');
  expect(readRun('x.run', indented, scenarios)).toEqual(plain);
  const headings = good.slice(0, good.indexOf('\n\n'));
  expect(readRun('x.run', headings, scenarios)).toEqual({ ...plain, stem: [] });
});

describe('a wrong file is refused with the number of the line', () => {
  const but = (from: string, to: string) => good.replace(from, to);
  test.each([
    ['', /^x\.run is no saved run: its first line is to be "tongka run 1"$/],
    ['a letter\n', /^x\.run is no saved run/],
    [but('run 1', 'run 2'), /^x\.run, line 1: version 2 is newer than this program, which reads 1$/],
    [but('run 1', 'run one'), /^x\.run, line 1: the version of a saved run takes a whole number/],
    [but('scenario lossy-bind\n', ''), /^x\.run does not say of which scenario it is/],
    [but('lossy-bind', 'losy-bind'), /^x\.run, line 2: unknown scenario "losy-bind": did you mean "lossy-bind"/],
    [but('published', 'publishd'), /^x\.run, line 3: unknown profile "publishd"/],
    [but('lose=0', 'lose=x'), /^x\.run, line 3: the fault lose takes a whole number/],
    [but('breaks', 'keeps a\nbreaks'), /^x\.run, line 5: only one line says breaks or keeps$/],
    [but('intend', 'intends'), /^x\.run, line 7: unknown choice "intends": did you mean "intend"/],
    [
      but('bind.start from cardHolder', 'bind.start'),
      /^x\.run, line 8: "deliver bind\.start to terminal" is no choice/,
    ],
    [`${good}again and again\n`, /^x\.run, line 9: nothing stands after "again and again"$/],
    [
      'tongka run 1\nintend cardHolder holder.bind\nscenario lossy-bind',
      /^x\.run does not say of which scenario it is; a line says: scenario lossy-bind$/,
    ],
    [`${good}keeps x\n`, /^x\.run, line 9: unknown choice "keeps"/],
  ])('%#', (text, says) => {
    expect(() => readRun('x.run', text, scenarios)).toThrow(says);
  });
});
