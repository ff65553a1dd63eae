/**
 * What an issuer says in binding by one tap (P3), and what it does with a request it has not seen: the words its states are
 * written in.
 */
import { authServer, type Terms } from '../protocol/party-name.ts';
import type { Of, Scope } from './context.ts';
import { leftOf, linkOf } from './links.ts';

/** The words of one card's region. */
export function oneTapWords(card: string, { roster, safeguards }: Terms) {
  const verifies = ['issuer', 'both'].includes(safeguards['identity-verification']);
  const checksOwner = safeguards['owner-check'] === 'issuer';
  const countsByCard = safeguards['code-tries'] === 'per-card';
  const { type: cardType } = roster.cards.find(({ name }) => name === card)!;
  const owners = (roster.users ?? []).filter(({ cards }) => cards.includes(card)).map(({ name }) => name);
  const terminalOf = (element: string) => roster.devices.find(each => each.element === element)!.terminal;

  const of = <Type extends string, More extends object = object>(type: Type, more?: More) => ({
    type,
    params: { card, ...more } as { card: string } & More,
  });
  const enters = (state: string) => of('mirror', { state });
  const tells = (message: (scope: Scope) => { type: string }) => ({
    type: 'send' as const,
    params: (scope: Scope) => ({
      to: terminalOf(linkOf(scope.context, card)!.element),
      message: { ...message(scope), card, request: linkOf(scope.context, card)!.request },
    }),
  });
  const answers = tells(({ context }) => {
    const { transaction, token } = linkOf(context, card)!;
    return { type: 'quick.answer', cardType, transaction, token };
  });
  const refuses = tells(({ context }) => ({ type: 'quick.refused', reason: linkOf(context, card)!.reason }));
  const challenges = tells(({ context }) => ({ type: 'code.challenge', left: leftOf(context, card) }));
  const reports = (type: string) => ({
    type: 'report' as const,
    params: ({ context, event }: Scope) => {
      const { request, user, element } = linkOf(context, card)!;
      const code = event.type === 'code.answer' ? { code: event.code } : {};
      return { type, card, request, user, element, ...code };
    },
  });
  const registers = {
    type: 'send' as const,
    params: ({ context }: Scope) => ({
      to: authServer,
      message: { type: 'card.register', user: linkOf(context, card)!.user, card },
    }),
  };
  const linked = [of('keepAllocation'), of('bindTriple'), answers];
  const allocates = {
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const { request, user, element } = linkOf(context, card)!;
      return { to: authServer, message: { type: 'quick.allocate', card, user, element, request, cardType } };
    },
  };
  const busy = {
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const { request, element } = event as Of<'quick.request'>;
      return { to: terminalOf(element), message: { type: 'quick.refused', card, request, reason: 'busy' } };
    },
  };
  const gives = (reason: string) => [of('keepReason', { reason }), refuses];
  const mine = of('mine');
  const same = of('sameRequest');
  const ignored = (description: string, ...types: string[]) =>
    Object.fromEntries(types.map(type => [type, { guard: mine, description }]));

  const takesUp = [
    ...(safeguards['request-identity'] === 'idempotent'
      ? [{ guard: of('over'), description: 'An earlier request once more: it is over.' }]
      : []),
    ...(checksOwner
      ? [
          {
            guard: of('stranger', { owners }),
            target: 'refused',
            // From one refusal to the next: the state is written down anew.
            reenter: true,
            actions: [of('openLink'), ...gives('notOwner')],
            description: 'The card is not this user’s.',
          },
        ]
      : []),
    ...(verifies && countsByCard
      ? [
          {
            guard: of('spent'),
            target: 'refused',
            // From one refusal to the next: the state is written down anew.
            reenter: true,
            actions: [of('openLink'), ...gives('codeSpent')],
            description: 'Too many codes were typed wrong for this card.',
          },
        ]
      : []),
    verifies
      ? {
          guard: mine,
          target: 'challenged',
          actions: [of('openLink'), ...(countsByCard ? [] : [of('forgetWrong')]), reports('code.issued')],
          description: 'Takes up the request and sends a code.',
        }
      : { guard: mine, target: 'allocating', actions: of('openLink'), description: 'Takes up the request.' },
  ];

  return {
    allocates,
    answers,
    busy,
    challenges,
    enters,
    gives,
    ignored,
    linked,
    mine,
    of,
    refuses,
    registers,
    reports,
    same,
    takesUp,
  };
}
