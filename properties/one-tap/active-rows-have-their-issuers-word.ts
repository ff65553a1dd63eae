/**
 * Always: an active row in a user's name is bound at its issuer too, with the same card, user, element and identifier.
 *
 * Clause: P3 [seen] that the issuer binds; [inf-H] that a row follows from it. Catalogue C05.
 * Breaks when: the auth server activates a row on its own timer, without the issuer's answer.
 */
import { always, type CardProperty } from '#sim';
import { activeUserRows, triplesOf, tripleText } from '../world/one-tap.ts';

export const activeRowsHaveTheirIssuersWord: CardProperty = {
  name: 'active-rows-have-their-issuers-word',
  says: 'Every row live in a user’s name is bound at its issuer: same card, user, element and identifier.',
  kind: 'safety',
  subject: 'cards',
  source: 'C05 [seen] P3',
  breaks: [
    { scenario: 'lossy-one-tap', change: { mutant: 'activate-on-timer' } },
    { scenario: 'one-tap-bind', change: { with: { 'bind-confirmation': 'none' } } },
  ],
  test: always(
    world =>
      activeUserRows(world).every(row =>
        triplesOf(world).some(
          triple => tripleText(triple) === tripleText(row) && triple.transaction === row.transaction,
        ),
      ),
    world => activeUserRows(world).length > 0,
  ),
};
