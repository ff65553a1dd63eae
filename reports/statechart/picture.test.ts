// Goal: a picture shows what a chart does, each thing once and where a reader looks for it. Method: small charts.
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { send } from '#machines';
import { lineText } from './lines.ts';
import { type Box, pictureOf, picturesOf } from './picture.ts';
import { regionsOf } from './regions.ts';

function chart(config: unknown): AnyStateMachine {
  return createMachine(config as Parameters<typeof createMachine>[0]) as AnyStateMachine;
}

const asks = {
  type: 'send',
  params: () => ({}),
  sent: { to: 'server', message: 'bind.request', fields: ['card', { tries: 2 }] },
};
const mine = (type: string) => ({ type, params: { card: 'one' } });

/** A region that asks twice, gives up, and would still take the answer. */
const asking = (card: string) => ({
  initial: 'idle',
  description: `Asking for ${card}.`,
  meta: { about: 'mine' },
  on: {
    'bind.cancel': '.idle',
    'card.delete': { actions: send('holder', { type: 'delete.failed', card, reason: 'busy' }) },
  },
  states: {
    idle: {
      description: 'Rests.',
      on: {
        'bind.start': { guard: mine('mine'), target: 'asking' },
        'bind.answer': {},
        'bind.refused': {},
        'bind.retired': {},
      },
    },
    asking: {
      initial: 'asked',
      on: {
        'bind.answer': {
          guard: mine('myRequest'),
          target: 'done',
          actions: send('holder', { type: 'bind.done', card }),
        },
        'bind.refused': { guard: mine('mine'), target: 'idle' },
      },
      states: {
        asked: { entry: asks, after: { replyTimeout: 'askedAgain' } },
        askedAgain: { entry: asks, after: { replyTimeout: `#${card}-gone` } },
      },
    },
    unanswered: {
      id: `${card}-gone`,
      meta: { gaveUpOn: 'asking' },
      on: {
        'bind.answer': {
          guard: mine('myRequest'),
          target: 'done',
          actions: send('holder', { type: 'bind.done', card }),
        },
        'bind.start': 'asking.askedAgain',
      },
    },
    done: {
      on: {
        'bind.start': { actions: send('holder', { type: 'bind.failed', card, reason: 'alreadyBound' }) },
        note: { actions: 'keep' },
        reset: { target: 'done', reenter: true },
      },
    },
  },
});

const box = (picture: Box, name: string): Box => picture.boxes.find(each => each.name === name)!;
const arrows = (picture: Box): string[] =>
  picture.arrows.map(({ from, to, lines }) => `${from} → ${to}: ${lines.map(lineText).join(', ')}`);

test('arrows lead from state to state; a state that asks twice is one', () => {
  expect(arrows(pictureOf(chart(asking('one')), { one: 'card' }))).toEqual([
    '_machine___any → idle: bind.cancel',
    'idle → asking: bind.start',
    'asking → done: bind.answer [myRequest]',
    'asking → idle: bind.refused',
    'asking → unanswered: after replyTimeout again',
    'unanswered → asking: bind.start, once more',
  ]);
});

test('a box says what its state sends, does without leaving, refuses and ignores', () => {
  const picture = pictureOf(chart(asking('one')), { one: 'card' });
  expect(box(picture, 'idle').notes).toEqual(['ignores 3 answers']);
  expect(box(picture, 'asking')).toMatchObject({
    sends: ['bind.request to server (card, tries: 2)'],
    notes: ['after replyTimeout: asks again'],
    boxes: [],
  });
  expect(box(picture, 'unanswered').notes).toEqual(['as asking: bind.answer']);
  expect(box(picture, 'done')).toMatchObject({
    own: [
      { label: 'note', does: 'keep', sends: [] },
      { label: 'reset', does: 'enters again', sends: [] },
    ],
    notes: ['refuses bind.start (alreadyBound)'],
  });
  expect(box(picture, 'in any state').notes).toEqual(['refuses card.delete (busy)']);
});

test('several transitions between two states are one arrow, with what each sends', () => {
  const tells = (reason: string) => send(reason === 'late' ? 'one' : 'two', { type: 'told', reason });
  const picture = pictureOf(
    chart({
      initial: 'a',
      states: {
        a: {
          on: { go: { target: 'b', actions: [tells('late'), tells('early')] }, run: { target: 'b' } },
          after: { 0: 'b' },
        },
        b: {},
      },
    }),
  );
  expect(picture.arrows).toEqual([
    {
      from: 'a',
      to: 'b',
      lines: [
        { label: 'go', sends: ['told to one (reason: late)', 'told to two (reason: early)'] },
        // Those that send the same are one line.
        { label: 'run, proceed', sends: [] },
      ],
    },
  ]);
});

test('a state that only looks up where to go lists its ways', () => {
  const was = (state: string) => ({ guard: { type: 'was', params: { state } }, target: state });
  const picture = pictureOf(
    chart({
      initial: 'start',
      states: {
        start: { always: [...'abcd'].map(was).concat([{ target: 'a' } as never]) },
        a: {},
        b: {},
        c: {},
        d: {},
      },
    }),
  );
  expect(arrows(picture)).toEqual(['start → a: always']);
  expect(box(picture, 'start').notes).toEqual(['[was] goes on: a, b, c, d']);
});

test('of regions that look the same, one is drawn', () => {
  const both = chart({
    id: 'both',
    initial: 'on',
    states: {
      on: {
        type: 'parallel',
        states: { cards: { type: 'parallel', states: { one: asking('one'), two: asking('two') } }, rest: {} },
      },
      off: { on: { restart: 'on' } },
    },
  });
  const things = { one: 'card', two: 'card' };
  const on = box(pictureOf(both, things), 'on');
  expect(on).toMatchObject({
    sort: 'regions',
    boxes: [{ boxes: [{ name: 'one', alike: ['two'] }] }, { name: 'rest' }],
  });
  const regions = regionsOf(both);
  expect(regions.map(({ name }) => name)).toEqual(['both', 'cards.one', 'cards.two', 'rest']);
  expect(picturesOf(both, regions, things).map(({ region, alike }) => [region.name, alike])).toEqual([
    ['both', []],
    ['cards.one', ['cards.two']],
    ['rest', []],
  ]);
  // The picture of a region ends where the next regions begin.
  expect(box(pictureOf(both, things, regions[0]), 'on').boxes).toEqual([]);
});

test('the guard that is about the region’s own thing is left out, and others are not', () => {
  const picture = pictureOf(
    chart({
      initial: 'a',
      meta: { about: 'mine' },
      states: {
        a: { on: { go: { guard: { type: 'is', params: { card: 'one', state: 'x' } }, target: 'b' } } },
        b: { on: { go: { guard: mine('mine'), target: 'a' } } },
      },
    }),
  );
  expect(arrows(picture)).toEqual(['a → b: go [is x]', 'b → a: go']);
});

test('a guard of a bound region is drawn with the parameters of its picture, all of them', () => {
  const was = (state: string) => ({
    guard: { type: 'was', params: { card: 'one', state }, own: { state } },
    target: 'b',
  });
  const on = { go: was('x'), run: was('x'), stop: { ...was('x'), guard: { ...mine('is'), own: {} } } };
  expect(arrows(pictureOf(chart({ initial: 'a', states: { a: { on }, b: {} } }), { x: 'card' }))).toEqual([
    'a → b: go [was x], run [was x], stop [is]',
  ]);
});
