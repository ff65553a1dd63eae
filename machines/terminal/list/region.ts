/** A new app's list of cards: its picture, and what is true of every region that asks. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import { cardTypes } from '../../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms, listsByOwner } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import type { ListKept } from './drawing.ts';
import { sessionToList } from './memory.ts';
import { ownersList } from './owners-list.ts';
import { reconciling } from './reconciling.ts';

/** Putting the list together, for all cards at once. */
export function listRegion(terms: DeviceTerms): RegionConfig {
  const types = cardTypes.filter(cardType => terms.roster.cards.some(({ type }) => type === cardType));
  const layers = {
    safeguards: { ownersList: when(listsByOwner(terms), ownersList(types)) },
    everywhere: asking('replyTimeout'),
  };
  return regionOf(aboutList(terms), reconciling(types), layers, terms.layer);
}

/** What the names in the picture mean. */
const aboutList = (terms: DeviceTerms) => ({
  id: `${terms.device.name}:list`,
  receivers: { secureElement: terms.device.secureElement, authServer, cardHolder },
  kept: ({ context: { durable } }: Scope): Known<ListKept> => {
    const { installation, listing, bindings } = durable;
    // In the order of the roster: the keys of an object have none.
    const known = terms.roster.cards.map(({ name }) => name).filter(name => name in bindings);
    const isBound = (name: string) => bindings[name]!.state === 'bound';
    const bound = known.filter(isBound);
    const underWay = known.filter(name => !isBound(name));
    const session = (listsByOwner(terms) && sessionToList(durable)) || null;
    const device = terms.device.name;
    return { ...listing?.told, device, session, request: listing?.request, installation, bound, underWay };
  },
});
