/**
 * Step: the cards on a target device are listed only in a session of their account, and no card of another account is among
 * them.
 *
 * Clause: P4 [inf-M]: the second selecting operation, by which the user picks cards of the target device. Catalogue E02, C14.
 * Breaks when: the server lists cards for any session; or it lists the cards of all accounts.
 */

import { authServer } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { cardsOf, serverUser } from '../world/one-tap.ts';

/** The cards that the server lists in this step, and whom it lists them to. */
function listed({ before, sends, choice }: StepView) {
  const sent = sends.find(({ from, message }) => from === authServer && message.type === 'target-cards.answer');
  const asked = choice.kind === 'deliver' ? choice.envelope.message : undefined;
  if (!sent || !asked) return undefined;
  const device = rosterOf(before).devices.find(({ terminal }) => terminal === sent.to)!;
  return { device, user: asked.user as string, cards: sent.message.cards as readonly string[] };
}

export const cardsAreShownOnlyToTheirAccount: CardProperty = {
  name: 'cards-are-shown-only-to-their-account',
  says: 'The cards on a target device are listed only in a session of their account.',
  kind: 'secrecy',
  subject: 'cards',
  source: 'E02 [inf-M] P4, for the second selecting operation',
  breaks: [
    { scenario: 'shared-device', change: { with: { 'session-check': 'none' } } },
    { scenario: 'shared-device', change: { mutant: 'list-cards-of-all' } },
  ],
  test: everyStep(
    step => {
      const list = listed(step);
      if (!list) return true;
      const own = cardsOf(step.before, list.user);
      return list.user === serverUser(step.before, list.device) && list.cards.every(card => own.includes(card));
    },
    step => listed(step) !== undefined,
  ),
};
