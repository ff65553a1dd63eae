/**
 * An observer of one-tap requests: the cards, users and elements for which a card was chosen, its issuer was asked, or
 * a code was accepted. Properties compare the data of issuer and server with this record, and not with the parties'
 * own.
 */
import { assign, setup } from 'xstate';
import type { Observer } from '#sim';

/** The record of requests; each entry is `card user element`, in sorted order. */
export interface Requests {
  readonly chosen: readonly string[];
  readonly asked: readonly string[];
  readonly proved: readonly string[];
  /** The users from whom the auth server received a correct code, each as `user element`. */
  readonly users: readonly string[];
}
interface Event {
  readonly type: string;
  readonly card: string;
  readonly user: string;
  readonly element: string;
}

const adding = (held: readonly string[], { card, user, element }: Event): readonly string[] =>
  [...new Set([...held, `${card} ${user} ${element}`])].sort();

const chart = setup({
  types: { context: {} as Requests, events: {} as Event },
  actions: {
    choose: assign({ chosen: ({ context, event }) => adding(context.chosen, event) }),
    ask: assign({ asked: ({ context, event }) => adding(context.asked, event) }),
    proveUser: assign({
      users: ({ context, event: { user, element } }) => [...new Set([...context.users, `${user} ${element}`])].sort(),
    }),
    prove: assign({ proved: ({ context, event }) => adding(context.proved, event) }),
  },
}).createMachine({
  id: 'requestObserver',
  description: 'Remembers what was chosen, asked and proved.',
  context: { chosen: [], asked: [], proved: [], users: [] },
  on: {
    'card.chosen': { actions: 'choose', description: 'The card holder chose a card.' },
    'quick.asked': { actions: 'ask', description: 'An issuer was asked.' },
    'code.accepted': { actions: 'prove', description: 'A code was right.' },
    'user.proved': { actions: 'proveUser', description: 'A code sent to the user was right.' },
  },
});

export const requestObserver: Observer = { name: 'requestObserver', chart };
