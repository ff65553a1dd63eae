/**
 * Always: the verification of one card activates no other card.
 *
 * Clause: ours, over P3; wallets that add all cards of an account at once do otherwise. Catalogue C19.
 * Breaks when: one verified card counts for every card of the account; or only the user was verified, before the list
 * was sent.
 */
import { always, type CardProperty } from '#sim';
import { newUserRows, tripleText } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

export const verificationDoesNotTransfer: CardProperty = {
  name: 'verification-does-not-transfer',
  says: 'A card gets live in a user’s name only after a code was accepted for that very card, user and element.',
  kind: 'safety',
  subject: 'cards',
  source: 'C19 ours, over P3 [inf-M]',
  breaks: [
    { scenario: 'two-codes', change: { mutant: 'batch-verification' } },
    { scenario: 'one-tap-bind', change: { with: { 'identity-verification': 'auth-server' } } },
  ],
  observers: [requestObserver],
  test: always(
    world => {
      const { proved } = world.observer(requestObserver.name).context as Requests;
      return newUserRows(world).every(row => proved.includes(tripleText(row)));
    },
    world => newUserRows(world).length > 0,
  ),
};
