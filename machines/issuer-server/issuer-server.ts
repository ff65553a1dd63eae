/**
 * The issuer server: knows its cards, says whether the authentication information given for one is right, and which type
 * the card is of; charges them when asked, and no others; binds them by one tap, and suspends them.
 */
import type { Known, RegionConfig } from '../layers/concerning.ts';
import { regionOf, when } from '../layers/region-of.ts';
import { bindsByOneTap, tellsIssuers } from '../protocol/card.ts';
import { authServer, issuerOf, issuerServer, type Terms } from '../protocol/party-name.ts';
import { newIssuer } from './beginning.ts';
import type { IssuerEvent, Of, OfCard, OfIssuer, Scope } from './context.ts';
import type { ServingKept } from './drawing.ts';
import { issuing } from './issuing.ts';
import { noneNoted, noting } from './noting.ts';
import { oneTapRegion } from './one-tap/region.ts';
import { away, awayFromTaps, blocking, chargingOnce, closing, foreignRefused, serving } from './serving.ts';
import { suspensionRegion } from './suspension/region.ts';

/** The chart of one issuer; a world may have several, each with cards of its own. */
export function issuerServerChart(terms: Terms, name: string = issuerServer) {
  const { roster, safeguards } = terms;
  const cards = roster.cards.map(card => card.name).filter(card => issuerOf(roster, card) === name);
  const suspends = roster.suspends?.includes('issuer') ?? false;
  const notes = tellsIssuers(roster) && safeguards['issuer-notice'] === 'told';
  const isAway = roster.away?.includes(name) ?? false;

  const chart = regionOf(
    aboutIssuer(terms, cards),
    serving,
    {
      safeguards: { chargingOnce: when(safeguards['authorisation-identity'] === 'idempotent', chargingOnce) },
      features: {
        foreignRefused: when(bindsByOneTap(roster), foreignRefused),
        blocking: when(suspends, blocking),
        noting: when(notes, noting),
        closing: when(
          cards.some(card => roster.closes?.includes(card)),
          closing,
        ),
        away: when(isAway, away),
        awayFromTaps: when(isAway && bindsByOneTap(roster), awayFromTaps),
        noneNoted: when(isAway && notes, noneNoted),
        // Where it begins.
        awayAtFirst: when(isAway, region => ({ ...region, initial: 'away' })),
      },
    },
    terms.layer,
  );
  // What goes on for each card by itself, while the server serves.
  const regions: RegionConfig = {
    ...(bindsByOneTap(roster) ? Object.fromEntries(cards.map(card => [card, oneTapRegion(card, terms)])) : {}),
    ...(suspends
      ? {
          suspension: {
            description: 'Which cards are blocked.',
            type: 'parallel',
            states: Object.fromEntries(cards.map(card => [card, suspensionRegion(card, terms)])),
          },
        }
      : {}),
  };
  const inParallel = Object.keys(regions).length > 0 ? { type: 'parallel', states: regions } : {};
  return issuing.createMachine({
    ...chart,
    id: 'issuerServer',
    context: newIssuer(roster, cards),
    states: { ...chart.states, serving: { ...chart.states.serving, ...inParallel } },
  });
}

/** What the names in the picture of the plain server mean. */
function aboutIssuer({ roster }: Terms, issued: readonly string[]) {
  const params: OfIssuer = { issued };
  return {
    id: 'serving',
    params,
    receivers: {
      authServer,
      asker: ({ event }: Scope) => {
        const { element } = event as Of<'quick.request'>;
        return roster.devices.find(device => device.element === element)!.terminal;
      },
    },
    kept: ({ event }: Scope): Known<ServingKept> => ({
      cardType: roster.cards.find(({ name }) => name === (event as IssuerEvent & OfCard).card)?.type,
    }),
  };
}
