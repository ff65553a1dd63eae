/**
 * Step: a list of cards goes only to the user signed in, and only that user's cards are shown.
 *
 * Clause: P3 [seen] that the server gives the cards bound to the user identifier; [inf-M] that a session must be open.
 * Catalogue C17.
 * Breaks when: the server answers for any user identifier; or the terminal shows an answer in another user's session.
 */

import { authServer } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { serverUser, terminalUser } from '../world/one-tap.ts';

/** Whether every list in this step is sent or shown to the user it belongs to. */
const allowed = ({ before, after, choice, sends }: StepView): boolean =>
  sends.every(({ from, to, message }) => {
    const device = rosterOf(before).devices.find(({ terminal }) => terminal === (from === authServer ? to : from))!;
    if (from === authServer && message.type === 'cards.found') return message.user === serverUser(after, device);
    if (message.type !== 'cards.shown') return true;
    const { message: told } = choice.kind === 'deliver' ? choice.envelope : { message: undefined };
    return told?.user === terminalUser(before, device);
  });

export const cardListsGoOnlyToTheirOwner: CardProperty = {
  name: 'card-lists-go-only-to-their-owner',
  says: 'A list of cards is given and shown only in a session of the user whose cards they are.',
  kind: 'secrecy',
  subject: 'cards',
  source: 'C17 [seen] P3 for the search by user, [inf-M] for the session',
  breaks: [
    { scenario: 'account-switch', change: { with: { 'session-check': 'none' } } },
    { scenario: 'account-switch', change: { with: { 'answer-session': 'none' } } },
  ],
  test: everyStep(allowed, ({ sends }) =>
    sends.some(({ message: { type } }) => type === 'cards.found' || type === 'cards.shown'),
  ),
};
