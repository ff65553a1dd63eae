/**
 * The card holder's part in binding by one tap (P3): signs in and out, chooses cards from the list shown, types a first card
 * where the list is empty, types the code that came. Whoever holds the device is one party here, whichever user signs in.
 */

import { send, sendFrom } from '../../chart/effect.ts';
import type { ChartEvent } from '../../chart/event.ts';
import { bindsByOneTap, type Device } from '../../protocol/card.ts';
import { codeOf, mistyped, type TypedCode, userCode } from '../../protocol/messages/one-tap.ts';
import { issuerOf, provesUser, type Terms } from '../../protocol/party-name.ts';

/** The card holder's intent: sign in as this user. */
export interface HolderLogin {
  readonly type: 'holder.login';
  readonly user: string;
  readonly device: string;
}

/** The card holder's intent: sign out. */
export interface HolderLogout {
  readonly type: 'holder.logout';
  readonly device: string;
}

/** Answers inside the protocol: a card of the list, a first card, a code; and an intent: once more after a refusal. */
export interface HolderAnswer {
  readonly type: 'holder.tick' | 'holder.type' | 'holder.again';
  readonly card: string;
  readonly device: string;
}
export interface HolderProof {
  readonly type: 'holder.prove';
  readonly device: string;
  readonly code: TypedCode;
}
export interface HolderCode {
  readonly type: 'holder.enter';
  readonly card: string;
  readonly device: string;
  readonly code: TypedCode;
}

/** Every answer the card holder may ever give, for the chart to offer where it is asked for. */
export function holderAnswers(terms: Terms): readonly ChartEvent[] {
  const { roster } = terms;
  const { cards, devices } = roster;
  if (!bindsByOneTap(roster)) return [];
  const proofs = provesUser(terms) ? [userCode, mistyped] : [];
  return devices.flatMap(({ name: device }) => [
    ...proofs.map(code => ({ type: 'holder.prove', code, device })),
    ...cards.flatMap(({ name: card }) => {
      const others = cards.filter(
        other => other.name !== card && issuerOf(roster, other.name) === issuerOf(roster, card),
      );
      // A code that came for another card is as wrong as a slip, and says more.
      const wrong = others.length > 0 ? others.map(({ name }) => codeOf(name)) : [mistyped];
      return [
        { type: 'holder.tick', card, device },
        { type: 'holder.type', card, device },
        ...[codeOf(card), ...wrong].map(code => ({ type: 'holder.enter', card, code, device })),
      ];
    }),
  ]);
}

const on = (device: string) => ({ type: 'onDevice', params: { device } }) as const;

/** Who is signed in on a device, as far as its holder sees. */
export function signingIn({ name, terminal }: Device, terms: Terms) {
  const { signedIn = [] } = terms.roster;
  const isAskedHere = { guard: on(name), target: 'proving', description: 'Is asked for the code that came.' };
  const proves = provesUser(terms);
  const news = (description: string, target?: string) => {
    const told = { guard: on(name), ...(target ? { target } : {}), description };
    return { 'cards.shown': told, 'cards.failed': told };
  };
  const signsOut = {
    guard: on(name),
    target: 'leaving',
    actions: send(terminal, { type: 'session.end' }),
    description: 'Signs out.',
  };
  return {
    initial: signedIn.some(({ device }) => device === name) ? 'signedIn' : 'signedOut',
    description: `Whether somebody is signed in on ${name}.`,
    states: {
      signedOut: {
        description: 'Nobody is signed in.',
        on: {
          'holder.login': {
            guard: on(name),
            target: 'signedIn',
            actions: sendFrom<unknown, HolderLogin>(terminal, ({ event: { user } }) => ({
              type: 'session.start',
              user,
            })),
            description: 'Signs in.',
          },
        },
      },
      signedIn: {
        description: 'Is signed in.',
        on: {
          'holder.logout': signsOut,
          ...news('Sees what the list says.'),
          ...(proves ? { 'user.ask': isAskedHere } : {}),
        },
      },
      ...(proves
        ? {
            proving: {
              description: 'Is asked for the code that came.',
              on: {
                'holder.prove': {
                  guard: on(name),
                  target: 'signedIn',
                  actions: sendFrom<unknown, HolderProof>(terminal, ({ event: { code } }) => ({
                    type: 'user.typed',
                    code,
                  })),
                  description: 'Types a code.',
                },
                'holder.logout': signsOut,
                'user.ask': { guard: on(name), description: 'Is asked once more.' },
                ...news('Sees what the list says, and need not type the code.', 'signedIn'),
              },
            },
          }
        : {}),
      leaving: {
        description: 'Has signed out and waits for the screen to change.',
        on: {
          'session.over': { guard: on(name), target: 'signedOut', description: 'Sees that the session is over.' },
          ...news('Sees it too late to act on it.'),
          ...(proves ? { 'user.ask': { guard: on(name), description: 'Is asked too late.' } } : {}),
        },
      },
    },
  };
}

const mine = (card: string, device: string) => ({ type: 'mineOn', params: { card, device } }) as const;

/** Seeing the card in a list, or seeing that there is none: where the holder has not got the card. */
export const seesList = (card: string, devices: readonly Device[]) => ({
  'cards.shown': devices.flatMap(({ name }) => [
    {
      guard: { type: 'listed', params: { card, device: name } } as const,
      target: `offered on ${name}`,
      description: 'Sees the card in the list.',
    },
    {
      guard: { type: 'noneListed', params: { card, device: name } } as const,
      target: `untyped on ${name}`,
      description: 'Sees that no card is listed, and may type this one.',
    },
  ]),
});

/** Being asked for the code. */
export const isAsked = (card: string, devices: readonly Device[]) => ({
  'code.ask': devices.map(({ name }) => ({
    guard: mine(card, name),
    target: `asked on ${name}`,
    description: 'Is asked for the code.',
  })),
});

/** Trying once more after a refusal, while the list is still there. */
export const triesAgain = (card: string, devices: readonly Device[]) => ({
  'holder.again': devices.map(({ name, terminal }) => ({
    guard: mine(card, name),
    target: 'waiting',
    actions: send(terminal, { type: 'card.choose', card }),
    description: 'Chooses the card once more.',
  })),
});

/** The states of one card that only a list leads to; `told` is what ends the wait. */
export function choosing(card: string, devices: readonly Device[], told: object) {
  const offers = ({ name, terminal }: Device, how: 'holder.tick' | 'holder.type', description: string) => ({
    description,
    on: {
      [how]: {
        guard: mine(card, name),
        target: 'waiting',
        actions: send(terminal, { type: 'card.choose', card, ...(how === 'holder.type' ? { typed: true } : {}) }),
        description: how === 'holder.type' ? 'Types the card.' : 'Chooses the card.',
      },
      'holder.logout': { guard: on(name), target: 'without', description: 'Signs out, and the list is gone.' },
      'session.over': { guard: on(name), target: 'without', description: 'The list is gone.' },
      ...told,
    },
  });
  return Object.fromEntries(
    devices.flatMap(device => [
      [`offered on ${device.name}`, offers(device, 'holder.tick', 'Sees the card in the list.')],
      [`untyped on ${device.name}`, offers(device, 'holder.type', 'Sees an empty list.')],
      [
        `asked on ${device.name}`,
        {
          description: 'Is asked for the code that came for the card.',
          on: {
            'holder.enter': {
              guard: mine(card, device.name),
              target: 'waiting',
              actions: sendFrom<unknown, HolderCode>(device.terminal, ({ event: { code } }) => ({
                type: 'code.typed',
                card,
                code,
              })),
              description: 'Types a code.',
            },
            'code.ask': { guard: mine(card, device.name), description: 'Is asked once more.' },
            ...told,
          },
        },
      ],
    ]),
  );
}
