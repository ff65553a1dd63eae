/**
 * Activation and deletion: a deleted card never pays again. Its row remembers that it is deleted, so the activation need not
 * be written down.
 */
import { heard } from '../../layers/picture.ts';
import { difference, send } from '../row/drawing.ts';
import { activation } from './activation.ts';

export const closing = difference([activation], {
  also: {
    anywhere: {
      'delete.request': {
        guard: { type: 'deletable', params: { checked: false } },
        target: '.closed',
        description: 'The card is deleted.',
      },
      'reconcile.request': { guard: 'buried', target: '.closed', description: 'The card was deleted.' },
    },
  },
  states: {
    closed: {
      description: 'The card is deleted; it never pays again.',
      entry: { type: 'mirrorActivation', params: { state: 'inactive' } },
      on: {
        'activation.request': {
          actions: send('terminal', 'activation.refused', {
            request: heard('request'),
            cardType: heard('cardType'),
            reason: 'notLive',
          }),
          description: 'The card is not live.',
        },
        'activation.result': { description: 'A late report: nothing to do.' },
      },
    },
  },
});

/** Safeguard `installation-check`: what an older app asks for closes nothing. */
export const closingHeedingInstallation = difference([activation, closing], {
  also: {
    anywhere: {
      'delete.request': {
        guard: 'fromOldApp',
        description: 'An older installation of the app asks: closes nothing.',
      },
    },
  },
});
