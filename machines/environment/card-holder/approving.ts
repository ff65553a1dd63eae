/** Safeguard `migration-approval`, the owner's part (P4): approves a migration on a second channel, once. [inf] */
import { ofHolder } from './drawing.ts';

export const approving = ofHolder.picture({
  description: 'Approving migrations, on a second channel.',
  initial: 'unasked',
  on: { 'owner.notice': { description: 'Is told that a card is about to move.' } },
  states: {
    unasked: {
      description: 'Is not asked for an approval.',
      on: { 'approval.ask': { target: 'asked', actions: 'keepAsked', description: 'Is asked to approve.' } },
    },
    asked: {
      description: 'Is asked to approve a migration.',
      on: {
        'holder.approve': {
          target: 'unasked',
          actions: ['approve', 'forgetAsked'],
          description: 'Approves this migration, once.',
        },
        'approval.ask': { actions: 'keepAsked', description: 'Is asked once more.' },
      },
    },
  },
});
