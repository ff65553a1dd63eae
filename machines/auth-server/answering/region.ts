/** What the auth server answers as a whole, where none of its rows, jobs and transactions takes a request. */
import { senderOf } from '../../chart/effect.ts';
import type { ChartEvent } from '../../chart/event.ts';
import type { RegionConfig } from '../../layers/concerning.ts';
import { layered } from '../../layers/region.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { bindsByOneTap } from '../../protocol/card.ts';
import type { CardAuthentication } from '../../protocol/card-authentication.ts';
import { issuerOf, type Terms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { channelsOf, terminalOf } from '../registry.ts';
import { checking, listingDevices, pruning } from './devices.ts';
import type { DevicesKept } from './drawing.ts';
import { oneTap, refusingToBind, refusingToPay } from './refusing.ts';

/** The transitions of the whole server, which are tried where no region takes the event. */
export function answersOfServer(terms: Terms): RegionConfig {
  const { roster, safeguards, layer } = terms;
  const moves = (roster.jobs ?? 0) > 0;
  const picture = layered({ description: 'Serves.', initial: '', states: {} }, [
    refusingToBind,
    when(bindsByOneTap(roster), oneTap),
    when((roster.transactions ?? 0) > 0, refusingToPay),
    when(moves, listingDevices),
  ]);
  const layers = {
    safeguards: {
      checking: when(moves && safeguards['session-check'] === 'session', checking),
      pruning: when(moves && safeguards['login-history'] === 'pruned', pruning),
    },
  };
  return regionOf(aboutServer(terms), picture, layers, layer).on;
}

/** What a request may name: the point of sale or the device that asks, its element, the card. */
interface Asking {
  readonly shop: string;
  readonly device?: string;
  readonly element?: string;
  readonly card: string;
  readonly authentication?: CardAuthentication;
}

/** What the names in the pictures mean. The history of logins is the roster's: every device in it was logged in once. */
function aboutServer(terms: Terms) {
  const { roster } = terms;
  const { devices } = roster;
  const asking = ({ event }: Scope): Asking => event as unknown as Asking;
  const elementOf = (name: string) => devices.find(device => device.name === name)!.element;
  return {
    id: 'authServer',
    params: channelsOf(terms),
    receivers: {
      terminal: (scope: Scope) => {
        const { element, device } = asking(scope);
        // A request that names neither is answered over the channel that it came over.
        if (element === undefined && device === undefined) return senderOf(scope.event as ChartEvent);
        return terminalOf(roster, element ?? elementOf(device!));
      },
      issuerServer: (scope: Scope) => issuerOf(roster, asking(scope).card),
      pointOfSale: (scope: Scope) => asking(scope).shop,
    },
    kept: (scope: Scope): DevicesKept => {
      const { rows } = scope.context.durable;
      const others = devices.filter(
        ({ name, element }) =>
          name !== asking(scope).device && rows.some(row => row?.element === element && row.state === 'active'),
      );
      const named = (list: typeof others) => list.map(({ name }) => name);
      return {
        withCards: named(others),
        withCardsInUse: named(others.filter(({ wiped }) => !wiped)),
        cardAsked: asking(scope).authentication?.card ?? '',
      };
    },
  };
}
