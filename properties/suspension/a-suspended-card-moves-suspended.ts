/**
 * Step: the new row of a moving card does not become active while its issuer suspends the old row.
 *
 * Lost mode is about the old device, and does not move with the card.
 *
 * Clause: ours, after token practice. Catalogue E09.
 * Breaks when: a new row begins active, whatever the state of the old row.
 */
import type { Job } from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { jobsOf, rowsOf } from '../world/cards.ts';

/** The migrations of cards that their issuers suspend. */
const held = ({ before, after }: StepView): readonly Job[] =>
  jobsOf(after).filter(({ source }) =>
    rowsOf(before)
      .find(({ transaction }) => transaction === source)
      ?.suspended?.includes('issuer'),
  );

const stateIn = (world: WorldView, sought: string | undefined): string | undefined =>
  rowsOf(world).find(({ transaction }) => transaction === sought)?.state;

export const aSuspendedCardMovesSuspended: CardProperty = {
  name: 'a-suspended-card-moves-suspended',
  says: 'A card its issuer holds suspended moves as suspended, or does not move.',
  kind: 'safety',
  subject: 'cards',
  source: 'E09 ours',
  breaks: [{ scenario: 'suspended-migration', change: { mutant: 'migration-lifts-suspension' } }],
  test: everyStep(
    step =>
      held(step).every(
        ({ target }) => stateIn(step.before, target) !== 'promised' || stateIn(step.after, target) !== 'active',
      ),
    step => held(step).length > 0,
  ),
};
