/**
 * Always: no code was accepted after it was used or had expired. The issuer's timer decides when it expires.
 *
 * Clause: ours, and practice with one-time codes. Catalogue C11.
 * Breaks when: a request that was refused because its code expired still accepts the code.
 */
import { always, type CardProperty } from '#sim';
import { codeObserver, codesOf } from './code-observer.ts';

export const aCodeWorksOnce: CardProperty = {
  name: 'a-code-works-once',
  says: 'A code that was used or has expired is never accepted.',
  kind: 'safety',
  subject: 'cards',
  source: 'C11 ours',
  breaks: [{ scenario: 'code-bind', change: { mutant: 'late-code-accepted' } }],
  observers: [codeObserver],
  test: always(
    world => codesOf(world).use === 'single',
    world => codesOf(world).over.length > 0,
  ),
};
