/**
 * The terminal's part in listing cards (P3): a user signs in, the auth server is asked for the cards bound to the user
 * identifier [seen], and the card holder is shown the list. Signing in and out as messages, time-outs and what an answer
 * must name are inferred or ours.
 */

import { sendFrom } from '../chart/effect.ts';
import { authServer, cardHolder, type DeviceTerms } from '../protocol/party-name.ts';
import type { Of, TerminalContext, TerminalEvent } from './context.ts';
import { sessionWords } from './session.ts';

/** The session of this device. */
export function oneTap({ device, safeguards }: DeviceTerms) {
  const verifies = ['auth-server', 'both'].includes(safeguards['identity-verification']);
  const checks = safeguards['answer-session'] === 'same-session';
  const reconciles = safeguards.reconciliation === 'on-restart';
  const sends = sendFrom<TerminalContext, TerminalEvent>;
  const { opens, closes, over } = sessionWords(device);
  const queries = sends(authServer, ({ context }) => {
    const { session, user } = context.durable.session!;
    return { type: 'cards.query', user, session, device: device.name };
  });
  const shows = sends(cardHolder, ({ event }) => ({
    type: 'cards.shown',
    device: device.name,
    cards: event.type === 'cards.found' ? event.cards.map(({ card }) => card) : [],
  }));
  const fails = sends(cardHolder, ({ event }) => ({
    type: 'cards.failed',
    device: device.name,
    reason: event.type === 'cards.refused' ? (event as Of<'cards.refused'>).reason : 'noAnswer',
  }));

  const mirrors = (state: string) => ({ type: 'mirrorSession' as const, params: { state } });
  const was = (state: string) => ({ type: 'sessionWas' as const, params: { state } });
  const ofSession = checks ? { guard: 'mySession' as const } : {};
  const leaves = {
    'session.end': { target: 'signedOut', actions: [closes, over], description: 'The user signs out.' },
  };
  const late = (...types: string[]) =>
    Object.fromEntries(types.map(type => [type, { description: 'Late, repeated, or of another session: ignored.' }]));
  const lateCode = verifies ? ['user.challenge', 'user.typed'] : [];
  const answered = (type: 'cards.found' | 'cards.none', description: string) => ({
    [type]: [
      { ...ofSession, target: 'listed', actions: shows, description },
      ...(checks ? [{ description: 'The answer to another session: not shown.' }] : []),
    ],
  });
  const takesList = {
    ...answered('cards.found', 'Shows the cards bound to the user.'),
    ...answered('cards.none', 'Shows that no card is bound to the user.'),
  };
  const refused = {
    'cards.refused': [
      { guard: 'mySession' as const, target: 'unlisted', actions: fails, description: 'Is given no list.' },
      { description: 'A refusal of another session: nothing to do.' },
    ],
  };
  /** Asks, asks again, gives up. */
  const asking = (asks: typeof opens | typeof queries) => ({
    asked: {
      description: 'Has asked once.',
      entry: asks,
      after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
    },
    askedAgain: {
      description: 'Has asked for the last time.',
      entry: asks,
      after: {
        replyTimeout: {
          target: `#${device.name}:unlisted`,
          actions: fails,
          description: 'Still no answer: tells the card holder.',
        },
      },
    },
  });
  const opened = {
    'session.opened': [
      { guard: 'mySession' as const, target: 'querying', description: 'Is signed in: asks for the cards.' },
      { description: 'The answer to another session: nothing to do.' },
    ],
  };
  const asksHolder = sends(cardHolder, () => ({ type: 'user.ask', device: device.name }));
  const passesCode = sends(authServer, ({ context, event }) => {
    const { session, left } = context.durable.session!;
    return { type: 'user.answer', code: (event as Of<'user.typed'>).code, session, device: device.name, left };
  });
  const asked = (guard: 'mySession' | 'nextAsking') => ({
    'user.challenge': [
      {
        guard,
        target: `#${device.name}:proving`,
        actions: 'keepAsking' as const,
        description: 'Has to give the code first.',
      },
      { description: 'Of another session, or asked already: ignored.' },
    ],
  });
  const proving = {
    id: `${device.name}:proving`,
    description: 'Waits for the code that was sent to the user.',
    initial: 'asked',
    entry: mirrors('proving'),
    on: { ...takesList, ...refused, ...leaves, ...late('session.opened') },
    states: {
      asked: {
        description: 'Has asked the card holder.',
        entry: asksHolder,
        on: {
          'user.typed': { target: 'passed', actions: passesCode, description: 'Passes the code on.' },
          ...late('user.challenge'),
        },
        after: {
          personTimeout: {
            target: `#${device.name}:unlisted`,
            actions: fails,
            description: 'No code was typed: tells the card holder.',
          },
        },
      },
      passed: {
        description: 'Has passed the code on.',
        on: { ...asked('nextAsking'), ...late('user.typed') },
        after: {
          // The code is not kept, so it cannot be passed on again.
          replyTimeout: {
            target: `#${device.name}:unlisted`,
            actions: fails,
            description: 'No answer: tells the card holder.',
          },
        },
      },
    },
  };
  const resumes = (state: string, target: string) => ({
    guard: was(state),
    target: reconciles ? target : 'unlisted',
    ...(reconciles ? {} : { actions: fails }),
    description: reconciles ? 'Asks once more.' : 'Gives up what the crash cut short.',
  });

  return {
    initial: 'start',
    description: 'The session on this device, and the list it gives.',
    states: {
      start: {
        description: 'Looks up who is signed in.',
        always: [
          resumes('signingIn', 'signingIn.askedAgain'),
          resumes('querying', 'querying.askedAgain'),
          ...(verifies ? [resumes('proving', 'querying.askedAgain')] : []),
          { guard: was('unlisted'), target: 'unlisted', description: 'A user is signed in, without a list.' },
          { guard: was('listed'), target: 'listed', description: 'A user is signed in and has seen the list.' },
          { target: 'signedOut', description: 'Nobody is signed in.' },
        ],
      },
      signedOut: {
        description: 'Nobody is signed in.',
        entry: 'endSession' as const,
        on: {
          'session.start': { target: 'signingIn', actions: 'newSession' as const, description: 'A user signs in.' },
          ...late('session.opened', 'cards.found', 'cards.none', 'cards.refused', ...lateCode),
        },
      },
      signingIn: {
        description: 'Signs the user in at the auth server.',
        initial: 'asked',
        entry: mirrors('signingIn'),
        on: { ...opened, ...leaves, ...late('cards.found', 'cards.none', 'cards.refused', ...lateCode) },
        states: asking(opens),
      },
      querying: {
        description: 'Asks for the cards bound to the user.',
        initial: 'asked',
        entry: mirrors('querying'),
        on: {
          ...takesList,
          ...refused,
          ...leaves,
          ...(verifies ? { ...asked('mySession'), ...late('user.typed') } : {}),
          ...late('session.opened'),
        },
        states: asking(queries),
      },
      ...(verifies ? { proving } : {}),
      unlisted: {
        id: `${device.name}:unlisted`,
        description: 'A user is signed in and has no list; a late one would still be shown.',
        entry: mirrors('unlisted'),
        on: { ...opened, ...takesList, ...refused, ...leaves, ...late(...lateCode) },
      },
      listed: {
        description: 'The user has seen the list.',
        entry: mirrors('listed'),
        on: { ...leaves, ...late('session.opened', 'cards.found', 'cards.none', 'cards.refused', ...lateCode) },
      },
    },
  };
}
