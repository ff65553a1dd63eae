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
import { channelsOf, deletingOverOf, terminalOf } from '../registry.ts';
import { cardsOn, devicesOf } from '../session/accounts.ts';
import { checking, listingDevices } from './devices.ts';
import type { DevicesKept } from './drawing.ts';
import { knowingNoRow, oneTap, refusingToBind, refusingToPay } from './refusing.ts';

/** The transitions of the whole server, which are tried where no region takes the event. */
export function answersOfServer(terms: Terms): RegionConfig {
  const { roster, safeguards, layer } = terms;
  const moves = (roster.jobs ?? 0) > 0;
  const picture = layered({ description: 'Serves.', initial: '', states: {} }, [
    refusingToBind,
    knowingNoRow,
    when(bindsByOneTap(roster), oneTap),
    when((roster.transactions ?? 0) > 0, refusingToPay),
    when(moves, listingDevices),
  ]);
  const layers = {
    safeguards: {
      checking: when(moves && safeguards['session-check'] === 'session', checking),
    },
  };
  return regionOf(aboutServer(terms), picture, layers, layer).on;
}

/** What a request may name: the point of sale or the device that asks, its element, the account, the card. */
interface Asking {
  readonly shop: string;
  readonly device?: string;
  readonly element?: string;
  readonly user: string;
  readonly card: string;
  readonly target?: string;
  readonly authentication?: CardAuthentication;
}

/** What the names in the pictures mean. */
function aboutServer(terms: Terms) {
  const { roster } = terms;
  const { devices } = roster;
  const asking = ({ event }: Scope): Asking => event as unknown as Asking;
  const elementOf = (name: string) => devices.find(device => device.name === name)!.element;
  return {
    id: 'authServer',
    params: { ...channelsOf(terms), ...deletingOverOf(terms) },
    receivers: {
      terminal: (scope: Scope) => {
        const { element, device } = asking(scope);
        // A request that names neither, or may name another's, is answered over the channel that it came over.
        if ((element === undefined && device === undefined) || scope.event.type === 'delete.request')
          return senderOf(scope.event as ChartEvent);
        return terminalOf(roster, element ?? elementOf(device!));
      },
      issuerServer: (scope: Scope) => issuerOf(roster, asking(scope).card),
      pointOfSale: (scope: Scope) => asking(scope).shop,
    },
    kept: (scope: Scope): DevicesKept => ({
      withCards: devicesOf(scope.context, asking(scope) as Required<Asking>, devices),
      onTarget: cardsOn(scope.context, asking(scope) as Required<Asking>, devices),
      cardAsked: asking(scope).authentication?.card ?? '',
    }),
  };
}
