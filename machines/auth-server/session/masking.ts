/** Safeguard `list-masking`: the list has a label and the last digits of each card, and not its number. Ours. */
import { kept } from '../../layers/picture.ts';
import { difference } from './drawing.ts';
import { signingIn } from './signing-in.ts';

export const masking = difference([signingIn], { carrying: { 'cards.found': { cards: kept('cardsByLabel') } } });
