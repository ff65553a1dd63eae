/**
 * What ties a migration to a session: on the new device the login comes first (P4 [seen]), and what was shown in a session
 * goes with it. That the operation waits for a login, and ends with its session, is ours.
 */
import type { Device } from '../../protocol/card.ts';
import { cardHolder } from '../../protocol/party-name.ts';

interface Ends<State extends string> {
  readonly device: Device;
  /** The state the operation goes on in once somebody is signed in. */
  readonly goesOn: State;
  /** The state it ends in where nobody is. */
  readonly givesUp: State;
  /** What else may come late while it waits. */
  readonly late: Readonly<Record<string, { readonly description: string }>>;
}

/** How the operation begins, waits for a session, and ends with it. */
export function loginFirst<State extends string>({ device: { name: on }, goesOn, givesUp, late }: Ends<State>) {
  const tells = (message: { type: string; on: string; reason?: string }) => ({
    type: 'send' as const,
    params: { to: cardHolder, message },
  });
  const fails = tells({ type: 'migration.failed', on, reason: 'notSignedIn' });
  const endsWithIt = {
    'session.end': { target: givesUp, actions: fails, description: 'The session is over, and the operation with it.' },
  };
  return {
    begins: [
      {
        guard: 'isSignedIn' as const,
        target: goesOn,
        actions: 'newOperation' as const,
        description: 'Begins the migration operation.',
      },
      {
        guard: 'isSigningIn' as const,
        target: 'signingIn',
        actions: 'newOperation' as const,
        description: 'Begins the migration operation; a user is signing in already.',
      },
      {
        target: 'signingIn',
        actions: ['newOperation' as const, tells({ type: 'login.ask', on })],
        description: 'Begins the migration operation; nobody is signed in, so asks for the login first.',
      },
    ],
    waits: {
      description: 'Waits for a user to be signed in.',
      on: {
        'session.opened': [
          { guard: 'mySession' as const, target: goesOn, description: 'A user is signed in: goes on.' },
          { description: 'The answer to another session: nothing to do.' },
        ],
        ...endsWithIt,
        ...late,
      },
      after: {
        personTimeout: { target: givesUp, actions: fails, description: 'Nobody is signed in in time: gives up.' },
      },
    },
    endsWithIt,
  };
}
