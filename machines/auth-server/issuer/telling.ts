/**
 * Telling the issuer (P3): the issuer keeps which card it has bound for which user on which element [seen], so it is told of
 * a row that a migration opened, and of every row that is over (registering and unbinding, [inf-H]; who sends it is ours).
 */
import { picture, send } from './drawing.ts';

export const telling = picture({
  description: 'What the issuer knows of the row.',
  initial: 'waiting',
  states: {
    waiting: {
      description: 'The issuer knows what there is to know.',
      always: [
        { guard: 'isOverUntold', target: 'tellingOfEnd', description: 'The row is over: tells the issuer.' },
        { guard: 'hasMovedUntold', target: 'tellingOfMove', description: 'The card has moved here: tells the issuer.' },
      ],
    },
    tellingOfMove: {
      description: 'Tells the issuer that the card is bound on another element.',
      entry: send('issuerServer', 'binding.opened', 'card', 'user', 'element', 'transaction'),
      always: { guard: 'isOverUntold', target: 'tellingOfEnd', description: 'The row is over: that is what counts.' },
      on: {
        'binding.noted': {
          guard: 'notesOpening',
          target: 'waiting',
          actions: { type: 'noteTold', params: { told: 'opened' } },
          description: 'The issuer knows.',
        },
      },
      after: { issuerTimeout: { description: 'No answer: waits for it.' } },
    },
    tellingOfEnd: {
      description: 'Tells the issuer that the card is no longer bound there.',
      entry: send('issuerServer', 'binding.closed', 'card', 'element', 'transaction'),
      on: {
        'binding.noted': {
          guard: 'notesClosing',
          target: 'waiting',
          actions: { type: 'noteTold', params: { told: 'closed' } },
          description: 'The issuer knows.',
        },
      },
      after: { issuerTimeout: { description: 'No answer: waits for it.' } },
    },
  },
});
