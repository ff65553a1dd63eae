/**
 * An observer of codes: whether one was accepted for another card, whether one was accepted after it was used or had
 * expired, and how many wrong codes were entered for a card, over all its requests.
 */
import { assign, setup } from 'xstate';
import { codeOf } from '#machines';
import type { Observer, WorldView } from '#sim';

interface Context {
  /** The requests whose code was accepted or has expired. */
  readonly over: readonly string[];
  readonly wrong: Readonly<Record<string, number>>;
}
interface Event {
  readonly type: string;
  readonly card: string;
  readonly request: string;
  readonly code?: string;
}

/** The number of wrong codes allowed for a card. */
const triesMax = 3;

const chart = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    end: assign({ over: ({ context, event }) => [...new Set([...context.over, event.request])].sort() }),
    count: assign({
      wrong: ({ context: { wrong }, event: { card } }) => ({ ...wrong, [card]: (wrong[card] ?? 0) + 1 }),
    }),
  },
  guards: {
    foreign: ({ event }) => event.code !== codeOf(event.card),
    over: ({ context, event }) => context.over.includes(event.request),
    tooMany: ({ context, event }) => (context.wrong[event.card] ?? 0) >= triesMax,
  },
}).createMachine({
  id: 'codeObserver',
  description: 'Watches what codes are taken for.',
  type: 'parallel',
  context: { over: [], wrong: {} },
  states: {
    match: {
      description: 'Whether every code was taken for its own card.',
      initial: 'own',
      states: {
        own: {
          description: 'Every code was taken for its own card.',
          on: { 'code.accepted': { guard: 'foreign', target: 'foreign', description: 'It came for another card.' } },
        },
        foreign: { description: 'A code was taken for another card.' },
      },
    },
    use: {
      description: 'Whether every code was good when it was taken.',
      initial: 'single',
      states: {
        single: {
          description: 'Every code was good when it was taken.',
          on: {
            'code.accepted': [
              { guard: 'over', target: 'again', description: 'It was no longer good.' },
              { actions: 'end', description: 'It is used up.' },
            ],
            'code.expired': { actions: 'end', description: 'It is no longer good.' },
          },
        },
        again: { description: 'A code was taken that was no longer good.' },
      },
    },
    tries: {
      description: 'How many codes were typed wrong.',
      initial: 'bounded',
      states: {
        bounded: {
          description: 'No card was given more wrong codes than it is good for.',
          on: {
            'code.wrong': [
              { guard: 'tooMany', target: 'exceeded', description: 'One more than the card is good for.' },
              { actions: 'count', description: 'One more.' },
            ],
          },
        },
        exceeded: { description: 'A card was given more wrong codes than it is good for.' },
      },
    },
  },
});

export const codeObserver: Observer = { name: 'codeObserver', chart };

/**
 * The state of the observer: whether a code was reused or tried too often, the requests that are over, the wrong codes.
 */
export function codesOf(world: WorldView) {
  const { value, context } = world.observer(codeObserver.name);
  const { use, tries } = value as { use: string; tries: string };
  return { use, tries, ...(context as Context) };
}
