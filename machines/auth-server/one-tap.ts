/**
 * The auth server's part in binding by one tap (P3): on a device it opens and closes sessions, and gives the cards bound to
 * a user identifier [seen]. That only a session's user is given a list is inferred, and what the list shows of a card is
 * ours. One region a device.
 */
import { sendFrom } from '../chart/effect.ts';
import type { ChartEvent } from '../chart/event.ts';
import type { Device } from '../protocol/card.ts';
import { provesUser, type Terms } from '../protocol/party-name.ts';
import type { OneTapRefusal } from '../protocol/refusal.ts';
import { type OfDevice, sessionOf, triesLeft } from './accounts.ts';
import type { AccountEvent, Scope } from './context.ts';

type Query = Extract<AccountEvent, { type: 'cards.query' }>;

/** The session of one device. */
export function deviceSession({ name, terminal, element }: Device, terms: Terms) {
  const { safeguards } = terms;
  const verifies = provesUser(terms);
  const checks = safeguards['session-check'] === 'session';
  const shows = safeguards['list-masking'] === 'masked' ? 'label' : 'number';
  const of = <Type extends string, More extends object = object>(type: Type, more?: More) => ({
    type,
    params: { device: name, ...more } as OfDevice & More,
  });
  const tells = (message: (scope: Scope) => ChartEvent) => sendFrom(terminal, message);
  const lists = tells(({ context, event }) => {
    const { session } = event as Query;
    const user = event.type === 'cards.query' ? event.user : sessionOf(context, name)!.user!;
    const cards = context.durable.registered?.[user] ?? [];
    if (cards.length === 0) return { type: 'cards.none', user, session };
    return { type: 'cards.found', user, session, cards: cards.map(card => ({ card, shows })) };
  });
  const refusing = (reason: OneTapRefusal) =>
    tells(({ event }) => ({ type: 'cards.refused', session: (event as Query).session, reason }));
  const refuses = refusing('notSignedIn');
  const challenges = tells(({ context, event }) => ({
    type: 'user.challenge',
    session: (event as Query).session,
    left: triesLeft(context, name),
  }));
  const reportsProof = {
    type: 'report' as const,
    params: ({ context }: Scope) => ({ type: 'user.proved', user: sessionOf(context, name)!.user, element }),
  };
  const opened = tells(({ event }) => ({ type: 'session.opened', session: (event as Query).session }));
  const mine = of('ofDevice');
  const older = { guard: mine, description: 'Of an earlier session: nothing to do.' };
  const opens = {
    guard: of('newer'),
    target: verifies ? 'unproved' : 'open',
    reenter: true,
    actions: [of('openSession'), opened],
    description: 'Signs the user in; an earlier session of the device is over.',
  };
  const closes = {
    guard: of('newer'),
    target: 'closed',
    actions: of('closeSession'),
    description: 'Signs the user out before the word that he signed in has come.',
  };
  const anybody = { guard: mine, actions: lists, description: 'Gives the cards of whatever user is named.' };
  const nobody = { guard: mine, actions: refuses, description: 'No session of that user is open: gives nothing.' };
  const leaves = [
    closes,
    { guard: of('sameSession'), target: 'closed', actions: of('closeSession'), description: 'Signs the user out.' },
    older,
  ];
  const again = { guard: of('sameSession'), actions: opened, description: 'Asked once more: the same answer.' };
  const spent = refusing('codeSpent');
  const unproved = {
    description: 'A user signs in, and has not typed the code that was sent.',
    entry: of('mirrorSession', { state: 'unproved' as const }),
    on: {
      'session.open': [opens, again, older],
      'session.close': leaves,
      'cards.query': [
        { guard: of('noTries'), actions: spent, description: 'Too many codes were typed wrong for this user.' },
        { guard: of('ownQuery'), actions: challenges, description: 'Asks for the code first.' },
        nobody,
      ],
      'user.answer': [
        {
          guard: of('rightCode'),
          target: 'open',
          actions: [reportsProof, lists],
          description: 'The code is right: gives the cards bound to the user.',
        },
        {
          guard: of('wrongCode', { last: true }),
          actions: [of('countMistake'), spent],
          description: 'The third wrong code: none is taken any more.',
        },
        {
          guard: of('wrongCode', { last: false }),
          actions: [of('countMistake'), challenges],
          description: 'The code is wrong: asks again.',
        },
        { guard: mine, description: 'Of an earlier session, or counted already: nothing to do.' },
      ],
    },
  };
  const lateCode = {
    'user.answer': { guard: mine, description: 'A code once more: nothing to do.' },
  };

  return {
    initial: 'start',
    description: `Who is signed in on ${name}.`,
    states: {
      start: {
        description: 'Looks up the session.',
        always: [
          { guard: of('sessionIs', { state: 'open' }), target: 'open', description: 'A user is signed in.' },
          ...(verifies
            ? [
                {
                  guard: of('sessionIs', { state: 'unproved' }),
                  target: 'unproved',
                  description: 'A user has not typed the code.',
                },
              ]
            : []),
          { target: 'closed', description: 'Nobody is signed in.' },
        ],
      },
      ...(verifies ? { unproved } : {}),
      closed: {
        description: 'Nobody is signed in.',
        on: {
          'session.open': [opens, older],
          'session.close': [closes, older],
          'cards.query': checks ? nobody : anybody,
          ...(verifies ? lateCode : {}),
        },
      },
      open: {
        description: 'A user is signed in.',
        entry: of('mirrorSession', { state: 'open' as const }),
        on: {
          'session.open': [opens, again, older],
          'session.close': leaves,
          'cards.query': checks
            ? [{ guard: of('ownQuery'), actions: lists, description: 'Gives the cards bound to the user.' }, nobody]
            : anybody,
          ...(verifies ? lateCode : {}),
        },
      },
    },
  };
}
