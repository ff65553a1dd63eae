/**
 * Step: a row that was requested with wrong card authentication information goes nowhere but to declined.
 *
 * The issuer judges the information; the row of the auth server still has what it was asked to judge.
 *
 * Clause: P1, P5 [seen] that a bind request carries card authentication information; that the issuer checks it is [inf-M]. Catalogue C06.
 * Breaks when: the issuer vouches for every card that it has issued, whatever it is given.
 */
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { rowsOf } from '../world/cards.ts';

/** The rows that wait for the issuer's word on a guess. */
const guessedIn = (world: WorldView) =>
  rowsOf(world).filter(
    ({ authentication }) =>
      authentication !== undefined && authentication.secret !== `secret of ${authentication.card}`,
  );

export const aGuessBindsNoCard: CardProperty = {
  name: 'a-guess-binds-no-card',
  says: 'A card is bound only with the authentication information that its issuer gave its holder.',
  kind: 'safety',
  subject: 'cards',
  source: 'C06 [inf-M] P1, P5',
  breaks: [{ scenario: 'stranger-bind', change: { mutant: 'vouches-for-whatever-comes' } }],
  test: everyStep(
    ({ before, after }) =>
      guessedIn(before).every(({ transaction }) =>
        rowsOf(after).some(row => row.transaction === transaction && ['requested', 'declined'].includes(row.state)),
      ),
    ({ before }) => guessedIn(before).length > 0,
  ),
};
