/** What the card holder knows of one card: the picture of adding it, and what deletion and lists add. */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { layered } from '../../layers/region.ts';
import { bindsByOneTap, type Roster } from '../../protocol/card.ts';
import { adding } from './adding.ts';
import { choosing, choosingAgain } from './choosing.ts';
import { deleting } from './deleting.ts';
import type { HolderContext, HolderEvent, OfCard } from './intents.ts';
import { seeingList } from './seeing-list.ts';
import { terminalAtHand } from './terminal-at-hand.ts';

/** What the holder knows of one card. */
export function cardRegion(card: string, roster: Roster): RegionConfig {
  const lists = bindsByOneTap(roster);
  const params: OfCard = { card };
  return concerning<HolderContext, HolderEvent>({
    id: `card:${card}`,
    params,
    guard: 'mine',
    // A list is about every card.
    everyone: ['wallet.shown'],
    receivers: { terminal: terminalAtHand(roster) },
    kept: () => params,
  })(
    layered({ ...adding, description: `What the card holder knows of ${card}.`, initial: initialOf(card, roster) }, [
      deleting,
      seeingList,
      ...(lists ? [...roster.devices.map(({ name }) => choosing(name)), choosingAgain] : []),
    ]),
  );
}

/** What the holder knows in the first world. */
function initialOf(card: string, roster: Roster): string {
  const { bound, signedIn: [looking] = [] } = roster;
  if (bindsByOneTap(roster)) return looking ? `offered on ${looking.device}` : 'without';
  // Where there are lists, a card bound on one device can be bound on another as well.
  return bound.some(each => each.card === card) ? 'has' : 'without';
}
