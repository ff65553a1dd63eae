/** What the card holder's pictures are about, one region each: what is laid over the picture, and what its names mean. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import { bindsByOneTap, type CardType, type Device, type Roster } from '../../protocol/card.ts';
import { authenticationOf, guessedFor } from '../../protocol/card-authentication.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer, issuerOf, provesUser, type Terms } from '../../protocol/party-name.ts';
import { suspensionLife } from '../../protocol/suspension-life.ts';
import { adding } from './adding.ts';
import { approving } from './approving.ts';
import { choosing, choosingAgain } from './choosing.ts';
import { deleting } from './deleting.ts';
import type { CardKnown } from './drawing.ts';
import { orderOf } from './holder.ts';
import type { HolderEvent, Of, OfAsking, OfCard, OfDevice, OfLost, OfType, Scope } from './intents.ts';
import { migrating, offering, takenUpByNewApp } from './migrating.ts';
import { paying } from './paying.ts';
import { proving } from './proving.ts';
import { seeingList } from './seeing-list.ts';
import { selecting, wanting } from './selecting.ts';
import { signingIn } from './signing-in.ts';

/** The terminal of the device that an intent names. */
const terminalAtHand =
  ({ devices }: Roster) =>
  ({ event }: Scope): string =>
    devices.find(({ name }) => name === (event as HolderEvent & OfDevice).device)!.terminal;

/** What the holder knows of one card. */
export function cardRegion(card: string, { roster, layer }: Terms): RegionConfig {
  const params: OfCard = { card };
  const lists = bindsByOneTap(roster);
  return regionOf(
    {
      id: `card:${card}`,
      params,
      guard: 'mine',
      // The list of a new app is about every card.
      everyone: ['wallet.shown'],
      receivers: { terminal: terminalAtHand(roster) },
      kept: ({ event }: Scope): CardKnown => ({
        card,
        issuer: issuerOf(roster, card),
        authentication: (event as Of<'holder.bind'>).by === 'guess' ? guessedFor(card) : authenticationOf(card),
      }),
    },
    { ...adding, description: `What the card holder knows of ${card}.` },
    {
      features: {
        deleting,
        seeingList,
        ...Object.fromEntries(roster.devices.map(({ name }) => [`choosing on ${name}`, when(lists, choosing(name))])),
        choosingAgain: when(lists, choosingAgain),
        // What it knows in the first world.
        atFirst: region => ({ ...region, initial: firstOf(card, roster) }),
      },
    },
    layer,
  );
}

function firstOf(card: string, roster: Roster): string {
  const { bound, signedIn: [looking] = [] } = roster;
  if (bound.some(each => each.card === card && each.user !== undefined)) return 'has';
  if (bindsByOneTap(roster)) return looking ? `offered on ${looking.device}` : 'without';
  // Where there are lists, a card bound on one device can be bound on another as well.
  return bound.some(each => each.card === card) ? 'has' : 'without';
}

/** Who is signed in on a device, as far as its holder sees. */
export function sessionRegion({ name, terminal }: Device, terms: Terms): RegionConfig {
  const params: OfDevice = { device: name };
  const isSignedIn = terms.roster.signedIn?.some(({ device }) => device === name);
  return regionOf(
    { id: `session:${name}`, params, guard: 'onDevice', receivers: { terminal }, kept: () => params },
    {
      ...signingIn,
      description: `Whether somebody is signed in on ${name}.`,
      initial: isSignedIn ? 'signedIn' : 'signedOut',
    },
    { safeguards: { proving: when(provesUser(terms), proving) } },
    terms.layer,
  );
}

/** Which card of a type pays, as far as the holder knows: each card of the type has its states. */
export function selectionRegion(cardType: CardType, { roster }: Terms): RegionConfig {
  const params: OfType = { cards: roster.cards.filter(({ type }) => type === cardType).map(({ name }) => name) };
  const description = `Which ${cardType} card the holder wants to pay with.`;
  return regionOf(
    {
      id: `selecting:${cardType}`,
      params,
      guard: 'ofType',
      everyone: ['wallet.shown'],
      receivers: { terminal: terminalAtHand(roster) },
      kept: () => params,
    },
    params.cards.reduce((region, card) => wanting(card)(region), { ...selecting, description }),
    {},
  );
}

/** Moving cards to one device: each other device has its states. */
export function migrationRegion({ name, terminal }: Device, { roster, layer }: Terms): RegionConfig {
  const params: OfAsking = { on: name };
  const others = roster.devices.map(device => device.name).filter(other => other !== name);
  const description = `Moving cards to the ${name} device.`;
  return regionOf(
    { id: `migrating:${name}`, params, guard: 'here', receivers: { terminal }, kept: () => params },
    others.reduce((region, other) => offering(other)(region), { ...migrating, description }),
    { features: { takenUpByNewApp: takenUpByNewApp(others) } },
    layer,
  );
}

/** The owner who approves migrations. */
export const approvalRegion = (): RegionConfig =>
  regionOf({ id: 'approving', receivers: {}, kept: () => ({}) }, approving, {});

/** The owner and lost mode of one device: told to the auth server on a second channel, without the device. */
export function lostRegion({ name, element }: Device, { layer }: Terms): RegionConfig {
  const params: OfLost = { device: name, element };
  return regionOf(
    {
      id: `lostMode:${name}`,
      params,
      guard: 'aboutMine',
      names: { 'actor.suspend': 'holder.lose', 'actor.resume': 'holder.find', answerTimeout: 'replyTimeout' },
      receivers: { authServer },
      kept: (scope: Scope): Known<Suspension> => ({ actor: 'lostMode', about: element, order: orderOf(scope, name) }),
    },
    { ...suspensionLife, description: `Whether the ${name} device is lost.` },
    { everywhere: asking('answerTimeout') },
    layer,
  );
}

/** What the holder knows of the last payment, at this point of sale. */
export const paymentRegion = (shop: string): RegionConfig =>
  regionOf({ id: 'paying', receivers: { pointOfSale: shop }, kept: () => ({}) }, paying, {});
