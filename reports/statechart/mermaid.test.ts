import { expect, test } from 'vitest';
import { and, assign, createMachine, not, setup } from 'xstate';
import { twoPhaseCommit } from '#machines';
import { statechartMermaid } from './mermaid.ts';

const nested = setup({
  delays: { replyTimeout: 1_000 },
  guards: { ready: () => true, late: () => false, mine: (_, _params: { card: string }) => true },
}).createMachine({
  id: 'walker',
  description: 'Walks: and rests.',
  initial: 'on-going',
  on: { crash: { target: '.down.end' } },
  states: {
    'on-going': {
      type: 'parallel',
      on: { 'late.answer': {}, skip: '.legs.right' },
      states: {
        legs: {
          initial: 'left',
          states: {
            left: {
              description: 'Stands; on the left leg.',
              on: { step: { guard: and(['ready', not('late')]), target: 'right' }, wait: {} },
              after: { replyTimeout: 'right' },
            },
            right: {
              after: { 0: 'left', 500: '#walker.down' },
              always: { guard: { type: 'mine', params: { card: 'one' } }, target: 'left' },
            },
          },
        },
        eyes: { initial: 'open', states: { open: { on: { blink: { actions: assign({}) } } } } },
      },
    },
    down: { initial: 'end', states: { end: { type: 'final' } } },
  },
});

/** Expects each state once, under a safe name, and balanced brackets. */
function expectSound(text: string, states: number): void {
  const ids = [...text.matchAll(/^ *state ".*" as (\S+)/gm)].map(match => match[1]!);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^\w+$/);
  expect(ids.filter(id => !id.endsWith('__any'))).toHaveLength(states);
  expect(text.split('{')).toHaveLength(text.split('}').length);
  for (const [, from, to] of text.matchAll(/^ *(\S+) --> (\S+)/gm))
    for (const end of [from!, to!]) if (end !== '[*]') expect(ids).toContain(end);
}

test('a nested chart with regions, timers, guards and a final state', () => {
  const text = statechartMermaid(nested);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    stateDiagram-v2
    accTitle: walker
    accDescr: Walks#58; and rests.
      [*] --> on_going
      state "on-going" as on_going {
        state "legs" as on_going_legs {
          [*] --> on_going_legs_left
          state "left" as on_going_legs_left
          on_going_legs_left : Stands#59; on the left leg.
          on_going_legs_left : ignores wait
          state "right" as on_going_legs_right
          state "in any state" as on_going_legs__any
          on_going_legs__any --> on_going_legs_right : skip
          on_going_legs_left --> on_going_legs_right : step [ready and not late], after replyTimeout
          on_going_legs_right --> on_going_legs_left : proceed, always [mine one]
        }
        --
        state "eyes" as on_going_eyes {
          [*] --> on_going_eyes_open
          state "open" as on_going_eyes_open
          on_going_eyes_open : blink
        }
        --
        state "in any state" as on_going__any
        on_going__any : ignores late.answer
      }
      state "down" as down {
        [*] --> down_end
        state "end" as down_end
        down_end --> [*]
      }
      state "in any state" as walker__any
      walker__any --> down_end : crash
      on_going_legs_right --> down_end : after 500 ms
    "
  `);
  expectSound(text, 8);
});

test('every chart of two-phase commit is sound', () => {
  for (const { chart } of twoPhaseCommit(3).parties)
    expectSound(statechartMermaid(chart), Object.keys(chart.states).length);
});

test('a resource manager accepts the decision in any state', () => {
  expect(`\n${statechartMermaid(twoPhaseCommit(3).parties[0]!.chart)}`).toMatchInlineSnapshot(`
    "
    stateDiagram-v2
    accTitle: resourceManager1
    accDescr: A resource manager#58; prepares or aborts by itself, then does as it is told.
      [*] --> working
      state "working" as working
      working : Still free to decide by itself.
      state "prepared" as prepared
      prepared : Has promised#59; waits for the decision.
      state "committed" as committed
      committed : Has committed.
      state "aborted" as aborted
      aborted : Has aborted.
      state "in any state" as resourceManager1__any
      resourceManager1__any --> committed : commit.order
      resourceManager1__any --> aborted : abort.order
      working --> prepared : prepare<br/>/ sends prepared to transactionManager (manager#58; resourceManager1)
      working --> aborted : abort
    "
  `);
});

test('the transaction manager collects promises within one state, and later ignores them', () => {
  expect(`\n${statechartMermaid(twoPhaseCommit(3).parties[3]!.chart)}`).toMatchInlineSnapshot(`
    "
    stateDiagram-v2
    accTitle: transactionManager
    accDescr: The transaction manager#58; commits once every resource manager has prepared.
      [*] --> collecting
      state "collecting" as collecting
      collecting : Gathers promises.
      collecting : prepared
      state "committed" as committed
      committed : Has ordered to commit.
      committed : ignores prepared
      state "aborted" as aborted
      aborted : Has ordered to abort.
      aborted : ignores prepared
      collecting --> committed : commit [allPrepared]<br/>/ sends commit.order to resourceManager1, resourceManager2, resourceManager3
      collecting --> aborted : abort<br/>/ sends abort.order to resourceManager1, resourceManager2, resourceManager3
    "
  `);
});

test('a chart whose root is parallel is wrapped in a state', () => {
  const text = statechartMermaid(createMachine({ id: 'both', type: 'parallel', states: { one: {}, two: {} } }));
  expect(text).toContain('state "both" as both {');
  expectSound(text, 3);
});
