/**
 * The issuer's part in binding by one tap (P3): takes card information, user identifier and element identifier [seen];
 * checks that the card is the user's, verifies by a code that its holder is there, has the auth server allocate (the
 * reading of clash X4: the issuer asks the auth server), and answers. All checks and error paths are inferred or ours.
 *
 * One region a card. What was answered once is answered again under the same request.
 */
import type { Terms } from '../protocol/party-name.ts';
import { oneTapWords } from './one-tap-words.ts';

/** Binding one card by one tap. */
export function oneTap(card: string, terms: Terms) {
  const boundCode = terms.safeguards['code-binding'] === 'intent';
  const words = oneTapWords(card, terms);
  const { allocates, answers, busy, challenges, enters, gives, ignored, linked, mine, of, refuses, registers } = words;
  const { reports, same, takesUp } = words;
  const id = (state: string) => `oneTap:${card}:${state}`;
  const atIt = { guard: mine, actions: busy, description: 'Is at another request for the card, and says so.' };

  return {
    initial: 'start',
    description: `Binding ${card} by one tap.`,
    states: {
      start: {
        description: 'Looks up what it was at.',
        always: [
          { guard: of('was', { state: 'challenged' }), target: 'challenged', description: 'Asks for the code again.' },
          {
            guard: of('was', { state: 'allocating' }),
            target: 'allocating.askedAgain',
            description: 'Asks the auth server once more.',
          },
          { guard: of('was', { state: 'linked' }), target: 'linked', description: 'The card is bound.' },
          { guard: of('was', { state: 'refused' }), target: 'refused', description: 'The request was refused.' },
          { target: 'idle', description: 'The card was never asked for.' },
        ],
      },
      idle: {
        description: 'The card was never asked for.',
        on: { 'quick.request': takesUp },
      },
      challenged: {
        description: 'Has sent a code to the holder of the card, and waits for it.',
        entry: [enters('challenged'), challenges],
        on: {
          'quick.request': [
            { guard: same, actions: challenges, description: 'The same request again: asks for the code again.' },
            atIt,
          ],
          'code.answer': [
            {
              guard: of(boundCode ? 'right' : 'rightForAny'),
              target: 'allocating',
              actions: reports('code.accepted'),
              description: 'The code is right: the holder of the card is there.',
            },
            {
              guard: of('counts', { last: true }),
              target: 'refused',
              actions: [of('countWrong'), reports('code.wrong'), ...gives('codeSpent')],
              description: 'The third wrong code: none is taken any more.',
            },
            {
              guard: of('counts', { last: false }),
              actions: [of('countWrong'), reports('code.wrong'), challenges],
              description: 'The code is wrong: asks again.',
            },
            { guard: same, actions: challenges, description: 'Has counted that one already: asks for the next.' },
            { guard: mine, description: 'A code for an earlier request: nothing to do.' },
          ],
          ...ignored('An answer to an earlier request: nothing to do.', 'quick.allocated', 'quick.declined'),
        },
        after: {
          codeLifetime: {
            target: 'refused',
            actions: [reports('code.expired'), ...gives('codeExpired')],
            description: 'The code is no longer good.',
          },
        },
      },
      allocating: {
        description: 'Has the auth server allocate.',
        initial: 'asked',
        entry: enters('allocating'),
        on: {
          'quick.allocated': [
            {
              guard: of('typed'),
              target: 'linked',
              actions: [...linked, registers],
              description: 'Has it: binds card, user and element, answers, and has a first card listed from now on.',
            },
            {
              guard: same,
              target: 'linked',
              actions: linked,
              description: 'Has it: binds card, user and element, and answers.',
            },
            { guard: mine, description: 'An answer to an earlier request: nothing to do.' },
          ],
          'quick.declined': [
            {
              guard: same,
              target: 'refused',
              actions: [of('keepReason'), refuses],
              description: 'The auth server does not allocate.',
            },
            { guard: mine, description: 'An answer to an earlier request: nothing to do.' },
          ],
          'quick.request': [{ guard: same, description: 'The same request again: the answer is on its way.' }, atIt],
          ...ignored('A code once more: the right one is used up.', 'code.answer'),
        },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: allocates,
            after: { issuerTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: allocates,
            after: {
              issuerTimeout: {
                target: `#${id('refused')}`,
                actions: gives('serverUnreachable'),
                description: 'Still no answer: refuses.',
              },
            },
          },
        },
      },
      linked: {
        description: 'Card, user and element are bound.',
        entry: enters('linked'),
        on: {
          'quick.request': [
            {
              guard: of('typed'),
              actions: [answers, registers],
              description: 'The same request again: the same answer, and the card is registered again.',
            },
            { guard: same, actions: answers, description: 'The same request again: the same answer.' },
            ...takesUp,
          ],
          ...ignored('Late or repeated: nothing to do.', 'code.answer', 'quick.allocated', 'quick.declined'),
        },
      },
      refused: {
        id: id('refused'),
        description: 'The request was refused.',
        entry: enters('refused'),
        on: {
          'quick.request': [
            { guard: same, actions: refuses, description: 'The same request again: the same refusal.' },
            ...takesUp,
          ],
          ...ignored('Late or repeated: nothing to do.', 'code.answer', 'quick.allocated', 'quick.declined'),
        },
      },
    },
  };
}
