/**
 * Always: at most three wrong codes are entered for a card, over all its requests.
 *
 * Clause: ours, and practice with one-time codes; the catalogue counts within 24 hours; the model has no clock, so the
 * count is never reset. Catalogue C10.
 * Breaks when: a new request resets the count.
 */
import { always, type CardProperty } from '#sim';
import { codeObserver, codesOf } from './code-observer.ts';

export const wrongCodesAreBounded: CardProperty = {
  name: 'wrong-codes-are-bounded',
  says: 'A card is given at most three wrong codes, whatever the number of requests.',
  kind: 'safety',
  subject: 'cards',
  source: 'C10 ours, token practice',
  breaks: [{ scenario: 'code-bind', change: { with: { 'code-tries': 'per-request' } } }],
  observers: [codeObserver],
  test: always(
    world => codesOf(world).tries === 'bounded',
    world => Object.keys(codesOf(world).wrong).length > 0,
  ),
};
