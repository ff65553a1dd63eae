// Goal: the divergence of two runs is found at the exact step and party. Method: three parties and two variants of a
// scenario, one in which ben keeps more in its context, and one in which it answers differently.
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, type Party, remembering as party, send } from '#machines';
import { scenarioOf } from '../samples/remembering.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { aligned, alignedInPart, describedRun } from './alignment.ts';
import { parseDescription } from './choice-description.ts';
import { divergenceOf } from './divergence.ts';

const ann = party('ann', {
  idle: { on: { go: ['asked', 'ben', 'ask'] } },
  asked: { on: { yes: ['glad'], no: ['sad'] } },
  glad: { later: ['idle'] },
  sad: {},
});
const cid = party('cid', { idle: { on: { go: ['left'] } }, left: { later: ['idle'] } });
const ben = (does: readonly [target: string, message: string]): Party => {
  const [target, message] = does;
  return party('ben', {
    idle: { on: { ask: [target, 'ann', message] } },
    idler: { on: { ask: ['idle', 'ann', 'yes'] } },
  });
};
const modelOf = (...parties: Party[]): Model => {
  const scenario = scenarioOf(parties, {
    intents: parties.filter(({ name }) => name !== 'ben').map(({ name }) => ({ party: name, intent: { type: 'go' } })),
  });
  return new Model(scenario, settingOf(scenario));
};
const plain = modelOf(ann, ben(['idle', 'yes']), cid);

const stem = (...lines: string[]) => lines.map(line => parseDescription(line, plain.registers.choiceKinds));
const story = stem(
  'intend ann go',
  'intend cid go',
  'deliver ask from ann to ben',
  'deliver yes from ben to ann',
  'expire ann 1000',
);
const run = aligned(plain, { stem: story });

test('a run is replayed whole where every choice is enabled', () => {
  expect(run).toMatchObject({ missing: undefined, stemSteps: 5, model: plain });
  expect(run.end).toBe(run.steps.at(-1)!.to);
  expect(describedRun(run)).toEqual({ stem: story, cycle: undefined });
});

test('a run is replayed up to the first choice that is not enabled; a partial replay skips that choice', () => {
  const lost = parseDescription('lose ask from ann to ben', plain.registers.choiceKinds);
  const described = { stem: story.toSpliced(2, 0, lost), cycle: stem('intend ann go') };
  const [whole, part] = [aligned(plain, described), alignedInPart(plain, described)];
  expect(whole).toMatchObject({ missing: { step: 3, description: lost }, stemSteps: 2 });
  expect(describedRun(whole).stem).toEqual(story.slice(0, 2));
  expect(whole.end).toBe(whole.steps.at(-1)!.to);
  expect(part).toMatchObject({ missing: undefined, stemSteps: 5 });
  expect(describedRun(part)).toEqual({ stem: story, cycle: described.cycle });
});

describe('two runs diverge', () => {
  test('nowhere under an equal setting', () => {
    const other = divergenceOf(run, modelOf(ann, ben(['idle', 'yes']), cid));
    expect(other).toMatchObject({ observable: undefined, internal: undefined, run: { missing: undefined } });
    expect(other.run.steps).toHaveLength(5);
  });

  test('in the initial world', () => {
    const begun = party('cid', { up: { on: { go: ['left'] } }, left: { later: ['up'] } });
    expect(divergenceOf(run, modelOf(ann, ben(['idle', 'yes']), begun))).toMatchObject({
      observable: { step: 0, parties: ['cid'] },
      internal: { step: 0, parties: ['cid'] },
    });
  });

  test('in a context only', () => {
    // No other party observes whether ben records the question.
    const notes = (asked: boolean): Party => {
      const chart = setup({ types: { context: {} as { asked: boolean } }, actions: effects }).createMachine({
        id: 'ben',
        context: { asked: false },
        initial: 'idle',
        states: { idle: { on: { ask: { actions: [assign({ asked }), send('ann', { type: 'yes' })] } } } },
      });
      return { name: 'ben', chart: chart as unknown as Party['chart'] };
    };
    const without = aligned(modelOf(ann, notes(false), cid), { stem: story });
    expect(divergenceOf(without, modelOf(ann, notes(true), cid))).toMatchObject({
      observable: undefined,
      internal: { step: 3, parties: ['ben'] },
      run: { missing: undefined },
    });
  });

  test('in the states of several parties, and in messages in flight', () => {
    const { observable, internal, run: other } = divergenceOf(run, modelOf(ann, ben(['idler', 'no']), cid));
    expect(observable).toEqual({ step: 3, parties: ['ann', 'ben'] });
    expect(internal).toEqual({ step: 3, parties: ['ben'] });
    expect(other.missing).toEqual({ step: 4, description: story[3] });
    // Messages with another sender or another type differ.
    expect(divergenceOf(run, modelOf(ann, ben(['idle', 'no']), cid)).observable).toEqual({ step: 3, parties: ['ann'] });
  });

  test('in parties of both models only', () => {
    const { observable, internal, run: other } = divergenceOf(run, modelOf(ann, ben(['idle', 'yes'])));
    expect([observable, internal]).toEqual([undefined, undefined]);
    expect(other.missing).toEqual({ step: 2, description: story[1] });
    const back = aligned(modelOf(ann, ben(['idle', 'yes'])), { stem: story.toSpliced(1, 1) });
    expect(divergenceOf(back, plain)).toMatchObject({
      observable: undefined,
      internal: undefined,
      run: { missing: undefined },
    });
  });
});
