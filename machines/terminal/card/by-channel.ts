/**
 * Reading `bind-request`: by-channel (P5 [seen]: the request carries card authentication information and no more). The
 * terminal does not read the element's identifier, since the server knows the element by the channel. A request
 * after one that was given up is asked once (layer retrying).
 */
import { binding } from './binding.ts';
import { difference } from './drawing.ts';

export const byChannel = difference([binding], {
  changing: {
    idle: { 'bind.start': { target: 'requesting' } },
    unanswered: { 'bind.start': { target: 'requesting' } },
  },
});
