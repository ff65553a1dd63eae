/**
 * Always: an active row in a user's name is bound at its issuer too, with the same card, user, element and identifier.
 *
 * Clause: P3 [seen] that the issuer binds; [inf-H] that a row follows from it. Catalogue C05.
 * Breaks when: the auth server activates a row on its own timer, without the issuer's answer.
 */
import type { BindingRow } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { activeUserRows, sourceOf, triplesOf, tripleText, type UserRow } from '../world/one-tap.ts';

/** Whether the issuer of a row's card has bound it. */
const hasWord = (world: WorldView, row: BindingRow | undefined): boolean =>
  row?.user !== undefined &&
  triplesOf(world).some(
    triple => tripleText(triple) === tripleText(row as UserRow) && triple.transaction === row.transaction,
  );

export const activeRowsHaveTheirIssuersWord: CardProperty = {
  name: 'active-rows-have-their-issuers-word',
  says: 'Every row live in a user’s name, or the row it moved from, is bound at its issuer: same card, user, element and identifier.',
  kind: 'safety',
  subject: 'cards',
  source: 'C05 [seen] P3',
  breaks: [
    { scenario: 'lossy-one-tap', change: { mutant: 'activate-on-timer' } },
    { scenario: 'one-tap-bind', change: { with: { 'bind-confirmation': 'none' } } },
  ],
  test: always(
    world => activeUserRows(world).every(row => hasWord(world, row) || hasWord(world, sourceOf(world, row))),
    world => activeUserRows(world).length > 0,
  ),
};
