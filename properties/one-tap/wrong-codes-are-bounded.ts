/**
 * Always: no card is given more than three wrong codes, over all its requests and for ever.
 *
 * Clause: ours, and practice with one-time codes; the 24 hours of the catalogue are for ever without a clock. Catalogue C10.
 * Breaks when: a new request begins the count anew.
 */
import { always, type Property } from '#sim';
import { codeObserver, codesOf } from './code-observer.ts';

export const wrongCodesAreBounded: Property = {
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
