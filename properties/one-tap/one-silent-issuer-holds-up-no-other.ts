/**
 * Leads to: while one issuer is silent, a chosen card of another issuer still reaches its issuer. If the app is reinstalled
 * before it asks the issuer, it is enough that the card holder gets an answer.
 *
 * Clause: P3 [inf-H] that several issuers get requests at the same time. Catalogue F11.
 * Breaks when: issuers get their requests one after another, with one time-out for all.
 */

import { issuerOf } from '#machines';
import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { hasNewApp, holderWaits, rosterOf } from '../world/cards.ts';
import { linkOf } from '../world/one-tap.ts';

/** Cards of issuers that answer, while some other issuer does not. */
const served = (world: WorldView): readonly string[] => {
  const roster = rosterOf(world);
  return roster.away
    ? roster.cards.map(({ name }) => name).filter(card => !roster.away!.includes(issuerOf(roster, card)))
    : [];
};

/** Whether a chosen card is known to its issuer, or its request went with the old app and the card holder knows so. */
const settled = (world: WorldView, card: string): boolean =>
  linkOf(world, card) !== undefined ||
  (!holderWaits(world, card) && rosterOf(world).devices.some(device => hasNewApp(world, device)));

export const oneSilentIssuerHoldsUpNoOther: CardProperty = {
  name: 'one-silent-issuer-holds-up-no-other',
  says: 'A card chosen comes before its issuer, though another issuer that was asked is silent.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F11 [inf-H] P3',
  breaks: [{ scenario: 'one-tap-two-issuers', change: { mutant: 'sequential-batch' } }],
  test: leadsTo(
    world => served(world).some(card => holderWaits(world, card)),
    world => served(world).every(card => settled(world, card)),
  ),
};
