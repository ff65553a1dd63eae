import { expect, test } from 'vitest';
import { calmDriver, Model, run, settingOf, twoPhaseCommit } from '#sim';
import { eventful, stepsMatching } from './fragile.test-kit.ts';
import { layoutOf, type Row } from './layout.ts';

const { model, steps } = stepsMatching(eventful);
const layout = layoutOf(model, steps);
const told = (step: number): Row[] => layout.rows.filter(row => row.step === step);

test('lanes are in the order of the system', () => {
  expect(layout.lanes).toEqual(['reader', 'smartCard', 'server']);
});

test('every step has rows, numbered from one, and only its first row has a caption', () => {
  for (let step = 1; step <= steps.length; step++)
    expect(told(step).map(({ caption }) => caption !== undefined)).toEqual(told(step).map((_, at) => at === 0));
});

test('a power cut has rows for the power, the state, and every message lost from the bus', () => {
  expect(told(2)).toMatchObject([
    { kind: 'power', lane: 'smartCard', on: false, down: ['smartCard'] },
    { kind: 'note', lane: 'smartCard', of: 'state', text: 'ready → off' },
    { kind: 'arrow', from: 'reader', to: 'smartCard', label: 'record.write', outcome: 'lost', sentIn: 1 },
  ]);
});

test('an arrow is in the step that delivers its message, with the step that sent it', () => {
  const arrows = layout.rows.filter(row => row.kind === 'arrow');
  expect(arrows.map(({ step, label, outcome, sentIn }) => [step, label, outcome, sentIn])).toMatchInlineSnapshot(`
    [
      [
        2,
        "record.write",
        "lost",
        1,
      ],
      [
        5,
        "card.reset",
        "ignored",
        4,
      ],
      [
        8,
        "record.write",
        "delivered",
        7,
      ],
      [
        10,
        "record.written 9000",
        "delivered",
        9,
      ],
      [
        13,
        "record.tell",
        "lost",
        10,
      ],
      [
        14,
        "record.tell",
        "delivered",
        11,
      ],
      [
        15,
        "record.tell",
        "delivered",
        12,
      ],
      [
        16,
        "record.told",
        "delivered",
        14,
      ],
      [
        17,
        "record.told",
        "unheard",
        15,
      ],
    ]
  `);
});

test('a message lost in a crash has an arrow in the same step', () => {
  const crashed = stepsMatching([...eventful.slice(0, 10), ['crash', 'lost']]);
  const last = layoutOf(crashed.model, crashed.steps).rows.filter(({ step }) => step === 11);
  expect(last).toMatchObject([
    { kind: 'power', lane: 'server', on: false },
    { kind: 'note', text: 'up → down' },
    { kind: 'arrow', label: 'record.tell', outcome: 'lost', down: ['server'] },
  ]);
});

test('messages in flight at the end are listed', () => {
  expect(layout.inFlight.map(({ message }) => message.type)).toEqual(['record.write']);
});

test('a separator precedes the first step of a cycle', () => {
  const { rows } = layoutOf(model, steps, 3);
  const at = rows.findIndex(({ kind }) => kind === 'separator');
  expect(rows[at + 1]).toMatchObject({ step: 4 });
  expect(rows[at - 1]).toMatchObject({ step: 3 });
});

test('messages that are never consumed stay in flight', () => {
  const commit = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
  const { inFlight } = layoutOf(commit, run(commit, calmDriver).steps);
  expect(inFlight).toHaveLength(6);
});

test('a run without steps has lanes only', () => {
  expect(layoutOf(model, [])).toMatchObject({ rows: [], inFlight: [], down: [] });
});
