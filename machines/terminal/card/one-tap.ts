/**
 * Binding a card chosen from the list (P3), the terminal's part: card information, user identifier and element identifier
 * go to the card's issuer [seen]; the card holder types a code where the issuer asks for one; what comes back is stored as
 * any other record. Codes, retries and refusals are inferred or ours.
 */
import { heard, kept } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference, report, send } from './drawing.ts';

/** Choosing a card from the list begins a request for the user who is signed in. */
const chosen = [
  {
    guard: 'chosenInSession',
    target: 'identifying',
    actions: ['newChoice', report('card.chosen', 'card', 'user', { element: kept('elementHere') })],
    description: 'Is chosen from the list: begins a new request.',
  },
  {
    actions: send('cardHolder', 'bind.failed', 'card', { reason: 'notSignedIn' }),
    description: 'The user has signed out.',
  },
] as const;

const answered = {
  'quick.answer': {
    guard: 'myRequest',
    target: 'storing',
    actions: 'keepAnswer',
    description: 'The issuer has bound the card: stores its record.',
  },
  'quick.refused': {
    guard: 'myRequest',
    target: 'idle',
    actions: send('cardHolder', 'bind.failed', 'card', { reason: heard('reason') }),
    description: 'The issuer does not bind the card.',
  },
} as const;

export const oneTap = difference([binding], {
  also: {
    idle: {
      'card.choose': chosen,
      'code.typed': {
        actions: send('cardHolder', 'bind.failed', 'card', { reason: 'interrupted' }),
        description: 'No request waits for the code: says so.',
      },
    },
    identifying: {
      'element.identified': {
        guard: 'wasChosen',
        target: 'linking',
        actions: 'keepElement',
        description: 'Has it: asks the issuer.',
      },
    },
    unanswered: { 'card.choose': chosen },
    bound: {
      'card.choose': {
        actions: send('cardHolder', 'bind.failed', 'card', { reason: 'alreadyBound' }),
        description: 'The card is bound already.',
      },
    },
  },
  states: {
    linking: {
      description: 'Waits for the issuer.',
      entry: [
        send('issuerServer', 'quick.request', 'card', 'user', 'element', 'request', 'typed'),
        report('quick.asked', 'card', 'user', 'element'),
      ],
      on: {
        ...answered,
        'code.challenge': {
          guard: 'myRequest',
          target: 'challenged',
          actions: 'keepChallenge',
          description: 'The issuer wants the code it sent.',
        },
      },
      after: {
        replyTimeout: {
          target: 'unansweredByIssuer',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'noAnswer' }),
          description: 'No answer: tells the card holder.',
        },
      },
    },
    challenged: {
      description: 'Waits for the card holder to type the code.',
      meta: { resumes: 'linking' },
      entry: send('cardHolder', 'code.ask', 'card', 'device'),
      on: {
        ...answered,
        'code.typed': { target: 'verifying', actions: 'keepCode', description: 'Has the code: passes it on.' },
      },
      after: {
        personTimeout: {
          target: 'unansweredByIssuer',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'codeExpired' }),
          description: 'No code was typed: tells the card holder.',
        },
      },
    },
    verifying: {
      description: 'Waits for the issuer to check the code.',
      meta: { resumes: 'linking', again: 'passes the code on again' },
      entry: send('issuerServer', 'code.answer', 'card', 'code', 'request', 'left'),
      exit: 'dropCode',
      on: {
        ...answered,
        'code.challenge': {
          guard: 'nextChallenge',
          target: 'challenged',
          actions: 'keepChallenge',
          description: 'The code was wrong: the issuer wants another.',
        },
      },
      after: {
        replyTimeout: {
          target: 'unansweredByIssuer',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'noAnswer' }),
          description: 'No answer: tells the card holder.',
        },
      },
    },
    unansweredByIssuer: {
      description: 'Has given up asking the issuer, and would still take its answer.',
      meta: { gaveUpOn: 'linking' },
      on: {
        'code.challenge': { description: 'Asks for a code too late.' },
        'card.choose': chosen,
        'bind.start': {
          target: 'identifying',
          actions: 'newRequest',
          description: 'Is added by hand now: begins a new request.',
        },
      },
    },
  },
});

/** One tap and `bind-confirmation`: choosing an unconfirmed card confirms it. */
export const oneTapConfirmed = difference([binding, confirming], {
  also: {
    unconfirmed: { 'card.choose': { target: 'confirming', description: 'Is chosen again: confirms once more.' } },
  },
});
