/**
 * Migration (P4), what a migration job has its rows do inside its own step: the new one is promised to the migrating card,
 * the old one may be fenced meanwhile. That the server migrates the card is [seen]; the order is a design decision, and so
 * is the fence.
 */
import { binding } from './binding.ts';
import { difference } from './drawing.ts';

export const moving = difference([binding], {
  also: {
    free: {
      'row.promise': {
        guard: 'commanded',
        target: 'promised',
        actions: 'openPromised',
        description: 'Is promised to a migrating card.',
      },
    },
    active: {
      'row.fence': { guard: 'commanded', target: 'fenced', description: 'A migration takes the row out of use.' },
      'row.retire': { guard: 'commanded', target: 'retired', description: 'The card has moved away.' },
    },
  },
  states: {
    promised: {
      description: 'Promised to a migrating card; not live before the migration commits.',
      on: {
        'row.activate': { guard: 'commanded', target: 'active', description: 'The migration commits.' },
        'row.retire': { guard: 'commanded', target: 'retired', description: 'The migration is given up.' },
      },
    },
    fenced: {
      description: 'Held by a migration: nothing is approved for it.',
      on: {
        'row.unfence': { guard: 'commanded', target: 'active', description: 'The migration is given up.' },
        'row.retire': { guard: 'commanded', target: 'retired', description: 'The migration commits.' },
      },
    },
  },
});
