import { expect, test } from 'vitest';
import {
  calmDriver,
  choicesIn,
  initialWorld,
  Model,
  run,
  type Step,
  scenarios,
  settingOf,
  step,
  twoPhaseCommit,
} from '#sim';
import { eventful, stepsMatching } from './fragile.test-kit.ts';
import { choiceLabel, sentenceOf } from './narrate.ts';

test('every step of a run with all kinds of events has a sentence', () => {
  const { model, steps } = stepsMatching(eventful);
  expect(steps.map(step => sentenceOf(step, model))).toMatchInlineSnapshot(`
    [
      "The reader acts (write): waits for the card.",
      "The smart card loses power: the power is cut.",
      "The smart card has power again.",
      "The smart card goes on from “recovering”.",
      "The reader receives card.reset from the smart card and leaves everything as it is.",
      "The reader has waited long enough (answerTimeout).",
      "The reader acts (write): waits for the card.",
      "The smart card receives record.write from the reader: begins to write.",
      "The smart card goes on from “writing”.",
      "The reader receives record.written from the smart card.",
      "The message record.tell from the reader to the server is copied on its way.",
      "The message record.tell from the reader to the server is copied on its way.",
      "The message record.tell from the reader to the server is lost.",
      "The server receives record.tell from the reader.",
      "The server receives record.tell from the reader.",
      "The reader receives record.told from the server.",
      "The reader receives record.told from the server and has no answer to it in this state.",
      "The reader acts (write): waits for the card.",
      "The server crashes.",
      "The server restarts.",
    ]
  `);
});

test('every choice of a run with all kinds of events has a label', () => {
  const { model, steps } = stepsMatching(eventful);
  expect(steps.map(({ choice }) => choiceLabel(choice, model))).toMatchInlineSnapshot(`
    [
      "reader: write",
      "smartCard loses power",
      "smartCard has power again",
      "smartCard proceeds from recovering",
      "deliver card.reset → reader",
      "reader: answerTimeout expires",
      "reader: write",
      "deliver record.write one → smartCard",
      "smartCard proceeds from writing",
      "deliver record.written 9000 → reader",
      "copy record.tell one → server",
      "copy record.tell one → server",
      "lose record.tell one → server",
      "deliver record.tell one → server",
      "deliver record.tell one → server",
      "deliver record.told → reader",
      "deliver record.told → reader",
      "reader: write",
      "server crashes",
      "server restarts",
    ]
  `);
});

test('a sentence ends with the chart’s description of the transition', () => {
  const model = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
  const { steps } = run(model, calmDriver);
  expect(steps.slice(0, 2).map(step => sentenceOf(step, model))).toMatchInlineSnapshot(`
    [
      "Resource manager 1 acts (prepare): promises to do as the transaction manager decides.",
      "The transaction manager receives prepared from resource manager 1: notes one more promise.",
    ]
  `);
});

test('a timer of several regions is named with its region', () => {
  const twoCards = scenarios.find(({ name }) => name === 'two-cards')!;
  const model = new Model(twoCards, settingOf(twoCards, { timers: 'free' }));
  let world = initialWorld(model);
  const labels = new Set<string>();
  for (let at: number | undefined = 0; at !== undefined; at = calmDriver(choicesIn(world), 0, world)) {
    // Both cards are requested first, so that each timer runs in two regions.
    const other = choicesIn(world).findIndex(({ kind }) => kind === 'intend');
    const taken: Step = step(world, other < 0 ? at : other)!;
    world = taken.to;
    const now = choicesIn(world).map(choice => choiceLabel(choice, model));
    expect(new Set(now).size).toBe(now.length);
    for (const label of now) labels.add(label);
  }
  expect([...labels].some(label => /^terminal \S*debitCard: replyTimeout expires$/.test(label))).toBe(true);
});
