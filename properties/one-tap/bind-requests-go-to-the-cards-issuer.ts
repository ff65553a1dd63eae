/**
 * Step: a request to bind a card by one tap, and a code for it, go to the issuer of that card only.
 *
 * Clause: P3 [seen]: the terminal sends the card binding message to the card-issuing server that corresponds to the card
 * information. Catalogue I20 of the patents’ list.
 * Breaks when: the list names another issuer.
 */
import { issuerOf } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rosterOf } from '../world/cards.ts';

/** The requests and codes that terminals send to issuers in a step. */
const asked = ({ sends }: StepView) =>
  sends.filter(({ message: { type } }) => type === 'quick.request' || type === 'code.answer');

export const bindRequestsGoToTheCardsIssuer: CardProperty = {
  name: 'bind-requests-go-to-the-cards-issuer',
  says: 'A request to bind a card by one tap, and a code for it, go to the issuer of that card only.',
  kind: 'safety',
  subject: 'cards',
  source: 'I20 [seen] P3',
  breaks: [{ scenario: 'one-tap-two-issuers', change: { mutant: 'list-other-issuer' } }],
  test: everyStep(
    step => asked(step).every(({ to, message }) => to === issuerOf(rosterOf(step.before), message.card as string)),
    step => asked(step).length > 0,
  ),
};
