/**
 * Safeguard `identity-verification`: before it has anything allocated, the issuer sends a code to the holder of the card and
 * waits for it. Inferred; that a code lasts ten minutes and three tries is ours.
 */
import { heard } from '../../layers/picture.ts';
import { difference, report, send } from './drawing.ts';
import { oneTap } from './one-tap.ts';

const challenges = send('terminal', 'code.challenge', 'card', 'request', 'left');
const answers = send('terminal', 'quick.answer', 'card', 'request', 'cardType', 'transaction', 'token');
const refuses = send('terminal', 'quick.refused', 'card', 'request', 'reason');
const issued = report('code.issued', 'card', 'request', 'user', 'element');
const accepted = report('code.accepted', 'card', 'request', 'user', 'element', { code: heard('code') });
const wrong = report('code.wrong', 'card', 'request', 'user', 'element', { code: heard('code') });

export const verifying = difference([oneTap], {
  instead: {
    anywhere: {
      'quick.request': {
        target: '.challenged',
        actions: ['openLink', 'forgetWrong', issued],
        description: 'Takes up the request and sends a code.',
      },
    },
  },
  also: {
    linked: {
      'code.answer': {
        guard: 'sameRequest',
        actions: answers,
        description: 'The code comes again: the same answer.',
      },
    },
    refused: {
      'code.answer': {
        guard: 'sameRequest',
        actions: refuses,
        description: 'A code comes too late: the same refusal again.',
      },
    },
  },
  states: {
    challenged: {
      description: 'Has sent a code to the holder of the card, and waits for it.',
      entry: challenges,
      on: {
        'code.answer': [
          {
            guard: 'rightForAny',
            target: 'allocating',
            actions: accepted,
            description: 'The code is right: the holder of the card is there.',
          },
          {
            guard: { type: 'counts', params: { last: true } },
            target: 'refused',
            actions: ['countWrong', wrong, { type: 'keepReason', params: { reason: 'codeSpent' } }, refuses],
            description: 'The third wrong code: none is taken any more.',
          },
          {
            guard: { type: 'counts', params: { last: false } },
            actions: ['countWrong', wrong, challenges],
            description: 'The code is wrong: asks again.',
          },
          {
            guard: 'sameRequest',
            actions: challenges,
            description: 'Has counted that one already: asks for the next.',
          },
        ],
        'quick.request': [
          {
            guard: 'sameRequest',
            actions: challenges,
            description: 'The same request again: asks for the code again.',
          },
          {
            actions: send('asker', 'quick.refused', 'card', { request: heard('request'), reason: 'busy' }),
            description: 'Is at another request for the card, and says so.',
          },
        ],
      },
      after: {
        codeLifetime: {
          target: 'refused',
          actions: [
            report('code.expired', 'card', 'request', 'user', 'element'),
            { type: 'keepReason', params: { reason: 'codeExpired' } },
            refuses,
          ],
          description: 'The code is no longer good.',
        },
      },
    },
  },
});

/** Safeguard `code-binding`: a code proves only the request it was sent for. [inf] */
export const codeOfRequest = difference([oneTap, verifying], {
  changing: { challenged: { 'code.answer [rightForAny]': { guard: 'right' } } },
});

/** Safeguard `code-tries`: wrong codes are counted by card, and a new request does not begin the count anew. Ours. */
export const triesOfCard = difference([oneTap, verifying], {
  changing: { anywhere: { 'quick.request': { actions: ['openLink', issued] } } },
});

/** The same: a card whose tries are spent is not asked about again. */
export const spentRefused = difference([oneTap, verifying], {
  also: {
    anywhere: {
      'quick.request': {
        guard: 'spent',
        target: '.refused',
        actions: ['openLink', { type: 'keepReason', params: { reason: 'codeSpent' } }, refuses],
        description: 'Too many codes were typed wrong for this card.',
      },
    },
  },
});
