/**
 * An observer of logins: the users who asked to sign in on a device, and those who saw that they are signed in there.
 * Properties compare the server's history of logins with this record.
 */
import { assign, setup } from 'xstate';
import type { Observer, WorldView } from '#sim';

/** The record of logins; each entry is `user device`, in sorted order. */
interface Logins {
  readonly asked: readonly string[];
  readonly done: readonly string[];
}
interface Event {
  readonly type: 'login.asked' | 'login.done';
  readonly user: string;
  readonly device: string;
}

const adding = (held: readonly string[], { user, device }: Event): readonly string[] =>
  [...new Set([...held, `${user} ${device}`])].sort();

const chart = setup({
  types: { context: {} as Logins, events: {} as Event },
  actions: {
    ask: assign({ asked: ({ context, event }) => adding(context.asked, event) }),
    finish: assign({ done: ({ context, event }) => adding(context.done, event) }),
  },
}).createMachine({
  id: 'loginObserver',
  description: 'Remembers who signed in where.',
  context: { asked: [], done: [] },
  on: {
    'login.asked': { actions: 'ask', description: 'A user asks to sign in on a device.' },
    'login.done': { actions: 'finish', description: 'The device shows that the user is signed in.' },
  },
});

export const loginObserver: Observer = { name: 'loginObserver', chart };

const loginsOf = (world: WorldView): Logins => world.observer(loginObserver.name).context as Logins;

/** Whether a user has asked to sign in on a device since the beginning. */
export const hasAskedToSignIn = (world: WorldView, user: string, device: string): boolean =>
  loginsOf(world).asked.includes(`${user} ${device}`);

/** The users who saw since the beginning that they are signed in on a device. */
export const signedInSince = (world: WorldView, device: string): readonly string[] =>
  loginsOf(world)
    .done.map(login => login.split(' ') as [string, string])
    .flatMap(([user, on]) => (on === device ? [user] : []));
