/** What the card holder's pictures are about, one region each: what is laid over the picture, and what its names mean. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { retrying } from '../../layers/retrying.ts';
import { bindsByOneTap, type CardType, type Device, type Roster } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer, provesUser, type Terms } from '../../protocol/party-name.ts';
import { suspensionLife } from '../../protocol/suspension-life.ts';
import { adding } from './adding.ts';
import { approving } from './approving.ts';
import { choosing, choosingAgain } from './choosing.ts';
import { deleting } from './deleting.ts';
import { orderOf } from './holder.ts';
import type { HolderContext, HolderEvent, OfAsking, OfCard, OfDevice, OfLost, OfType, Scope } from './intents.ts';
import { migrating, offering } from './migrating.ts';
import { paying } from './paying.ts';
import { proving } from './proving.ts';
import { seeingList } from './seeing-list.ts';
import { selecting, wanting } from './selecting.ts';
import { signingIn } from './signing-in.ts';

const about = concerning<HolderContext, HolderEvent>;

/** The terminal of the device that an intent names. */
const terminalAtHand =
  ({ devices }: Roster) =>
  ({ event }: Scope): string =>
    devices.find(({ name }) => name === (event as HolderEvent & OfDevice).device)!.terminal;

/** What the holder knows of one card. */
export function cardRegion(card: string, roster: Roster): RegionConfig {
  const params: OfCard = { card };
  const lists = bindsByOneTap(roster);
  const bind = about({
    id: `card:${card}`,
    params,
    guard: 'mine',
    // The list of a new app is about every card.
    everyone: ['wallet.shown'],
    receivers: { terminal: terminalAtHand(roster) },
    kept: () => params,
  });
  return bind(
    layered({ ...adding, description: `What the card holder knows of ${card}.`, initial: firstOf(card, roster) }, [
      deleting,
      seeingList,
      ...(lists ? [...roster.devices.map(({ name }) => choosing(name)), choosingAgain] : []),
    ]),
  );
}

/** What the holder knows of one card in the first world. */
function firstOf(card: string, roster: Roster): string {
  const { bound, signedIn: [looking] = [] } = roster;
  if (bindsByOneTap(roster)) return looking ? `offered on ${looking.device}` : 'without';
  // Where there are lists, a card bound on one device can be bound on another as well.
  return bound.some(each => each.card === card) ? 'has' : 'without';
}

/** Who is signed in on a device, as far as its holder sees. */
export function sessionRegion({ name, terminal }: Device, terms: Terms): RegionConfig {
  const params: OfDevice = { device: name };
  const bind = about({
    id: `session:${name}`,
    params,
    guard: 'onDevice',
    receivers: { terminal },
    kept: () => params,
  });
  const isSignedIn = terms.roster.signedIn?.some(({ device }) => device === name);
  return bind(
    layered(
      {
        ...signingIn,
        description: `Whether somebody is signed in on ${name}.`,
        initial: isSignedIn ? 'signedIn' : 'signedOut',
      },
      [provesUser(terms) ? proving : undefined],
    ),
  );
}

/** Which card of a type pays, as far as the holder knows. */
export function selectionRegion(cardType: CardType, roster: Roster): RegionConfig {
  const params: OfType = { cards: roster.cards.filter(({ type }) => type === cardType).map(({ name }) => name) };
  const bind = about({
    id: `selecting:${cardType}`,
    params,
    guard: 'ofType',
    everyone: ['wallet.shown'],
    receivers: { terminal: terminalAtHand(roster) },
    kept: () => params,
  });
  const description = `Which ${cardType} card the holder wants to pay with.`;
  return bind(layered({ ...selecting, description }, params.cards.map(wanting)));
}

/** What goes on in migrations: at each device that may ask, and at the owner who approves. */
export function migrationRegions({ devices }: Roster): RegionConfig {
  const asking = devices.map(({ name, terminal }) => {
    const params: OfAsking = { on: name };
    const bind = about({
      id: `migrating:${name}`,
      params,
      guard: 'here',
      receivers: { terminal },
      kept: () => params,
    });
    const others = devices.map(device => device.name).filter(other => other !== name);
    const description = `Moving cards to the ${name} device.`;
    return [name, bind(layered({ ...migrating, description }, others.map(offering)))];
  });
  return {
    ...Object.fromEntries(asking),
    approving: about({ id: 'approving', receivers: {}, kept: () => ({}) })(approving),
  };
}

/** The owner and lost mode of one device: told to the auth server on a second channel, without the device. */
export function lostRegion({ name, element }: Device): RegionConfig {
  const params: OfLost = { device: name, element };
  const bind = about({
    id: `lostMode:${name}`,
    params,
    guard: 'aboutMine',
    names: { 'actor.suspend': 'holder.lose', 'actor.resume': 'holder.find', answerTimeout: 'replyTimeout' },
    receivers: { authServer },
    kept: (scope): Known<Suspension> => ({ actor: 'lostMode', about: element, order: orderOf(scope, name) }),
  });
  return bind(
    layered({ ...suspensionLife, description: `Whether the ${name} device is lost.` }, [
      retrying('answerTimeout'),
      ignoringAnswers(isAnswer),
    ]),
  );
}

/** What the holder knows of the last payment, at this point of sale. */
export const paymentRegion = (shop: string): RegionConfig =>
  about({ id: 'paying', receivers: { pointOfSale: shop }, kept: () => ({}) })(paying);
