/**
 * Leads to: while one issuer is silent, a chosen card of another issuer still reaches its issuer.
 *
 * Clause: P3 [inf-H] that several issuers get requests at the same time. Catalogue F11.
 * Breaks when: issuers get their requests one after another, with one time-out for all.
 */

import { issuerOf } from '#machines';
import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { holderWaits, rosterOf } from '../world/cards.ts';
import { linkOf } from '../world/one-tap.ts';

/** Cards of issuers that answer, while some other issuer does not. */
const served = (world: WorldView): readonly string[] => {
  const roster = rosterOf(world);
  return roster.away
    ? roster.cards.map(({ name }) => name).filter(card => !roster.away!.includes(issuerOf(roster, card)))
    : [];
};

export const oneSilentIssuerHoldsUpNoOther: CardProperty = {
  name: 'one-silent-issuer-holds-up-no-other',
  says: 'A card chosen comes before its issuer, though another issuer that was asked is silent.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F11 [inf-H] P3',
  breaks: [{ scenario: 'one-tap-two-issuers', change: { mutant: 'sequential-batch' } }],
  test: leadsTo(
    world => served(world).some(card => holderWaits(world, card)),
    world => served(world).every(card => linkOf(world, card) !== undefined),
  ),
};
