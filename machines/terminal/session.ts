/**
 * Signing in and out on a device. The words are one tap's too; the region is for a device where signing in is all there is,
 * and no list of cards comes of it. That the account is logged in is [seen] P4; how that is said is inferred.
 */

import { sendFrom } from '../chart/effect.ts';
import type { Device } from '../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../protocol/party-name.ts';
import type { Scope, TerminalContext, TerminalEvent } from './context.ts';

/** What is said of a session: it opens, it closes, the user is told that it is over. */
export function sessionWords(device: Device) {
  const sends = sendFrom<TerminalContext, TerminalEvent>;
  const named = ({ context }: Scope) => {
    const { session, sequence } = context.durable.session!;
    return { session, sequence, device: device.name };
  };
  return {
    opens: sends(authServer, scope => ({
      type: 'session.open',
      user: scope.context.durable.session!.user,
      ...named(scope),
    })),
    closes: sends(authServer, scope => ({ type: 'session.close', ...named(scope) })),
    over: sends(cardHolder, () => ({ type: 'session.over', device: device.name })),
  };
}

/** The session of this device. */
export function session({ device, safeguards }: DeviceTerms) {
  const reconciles = safeguards.reconciliation === 'on-restart';
  const { opens, closes, over } = sessionWords(device);
  const unanswered = `${device.name}:unanswered`;
  const mirrors = (state: string) => ({ type: 'mirrorSession' as const, params: { state } });
  const was = (state: string) => ({ type: 'sessionWas' as const, params: { state } });
  const late = { 'session.opened': { description: 'Late, repeated, or of another session: ignored.' } };
  const opened = {
    'session.opened': [
      { guard: 'mySession' as const, target: 'signedIn', description: 'Is signed in.' },
      { description: 'The answer to another session: nothing to do.' },
    ],
  };
  const leaves = {
    'session.end': { target: 'signedOut', actions: [closes, over], description: 'The user signs out.' },
  };
  const asksOnceMore = (state: string) => ({
    guard: was(state),
    target: reconciles ? 'signingIn.askedAgain' : 'unanswered',
    description: reconciles ? 'Asks once more.' : 'Gives up what the crash cut short.',
  });

  return {
    initial: 'start',
    description: 'The session on this device.',
    states: {
      start: {
        description: 'Looks up who is signed in.',
        always: [
          asksOnceMore('signingIn'),
          asksOnceMore('unanswered'),
          { guard: was('signedIn'), target: 'signedIn', description: 'A user is signed in.' },
          { target: 'signedOut', description: 'Nobody is signed in.' },
        ],
      },
      signedOut: {
        description: 'Nobody is signed in.',
        entry: 'endSession' as const,
        on: {
          'session.start': { target: 'signingIn', actions: 'newSession' as const, description: 'A user signs in.' },
          ...late,
        },
      },
      signingIn: {
        description: 'Signs the user in at the auth server.',
        initial: 'asked',
        entry: mirrors('signingIn'),
        on: { ...opened, ...leaves },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: opens,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: opens,
            after: { replyTimeout: { target: `#${unanswered}`, description: 'Still no answer: gives up.' } },
          },
        },
      },
      unanswered: {
        id: unanswered,
        description: 'Has given up waiting to be signed in, and would still take the answer.',
        entry: mirrors('unanswered'),
        on: { ...opened, ...leaves },
      },
      signedIn: { description: 'A user is signed in.', entry: mirrors('signedIn'), on: { ...leaves, ...late } },
    },
  };
}
