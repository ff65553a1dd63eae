/** A new app's list of cards: its picture, and what is true of every region that asks. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { retrying } from '../../layers/retrying.ts';
import { cardTypes } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Scope, TerminalContext, TerminalEvent } from '../context.ts';
import type { ListKept } from './drawing.ts';
import { reconciling } from './reconciling.ts';

/** Putting the list together, for all cards at once. */
export function listRegion(terms: DeviceTerms): RegionConfig {
  const types = cardTypes.filter(cardType => terms.roster.cards.some(({ type }) => type === cardType));
  return concerning<TerminalContext, TerminalEvent>(aboutList(terms))(
    layered(reconciling(types), [retrying('replyTimeout'), ignoringAnswers(isAnswer)]),
  );
}

/** What the names in the picture mean. */
function aboutList({ device, roster }: DeviceTerms) {
  return {
    id: `${device.name}:list`,
    params: {},
    receivers: { secureElement: device.secureElement, authServer, cardHolder },
    kept: ({ context: { durable } }: Scope): Known<ListKept> => {
      // In the order of the roster: the keys of an object have none.
      const named = (bound: boolean) =>
        roster.cards
          .map(({ name }) => name)
          .filter(name => name in durable.bindings && (durable.bindings[name]!.state === 'bound') === bound);
      const { installation, listing } = durable;
      return { ...listing?.told, request: listing?.request, installation, bound: named(true), underWay: named(false) };
    },
  };
}
