/**
 * Step: a migration job begins only on a request from the card's owner, in a session that is open on the new device.
 *
 * Clause: P4 [seen]: the account is logged in on the new device, and then the migration operation follows; [inf-M]: the
 * account is the card's. Catalogue E01, first half; the other half is every-migration-was-approved.
 * Breaks when: the server does not check the session of a request; or it accepts any open session.
 */

import { type CardProperty, everyStep, type StepView } from '#sim';
import { jobsOf, rosterOf } from '../world/cards.ts';
import { cardsOf, serverSession } from '../world/one-tap.ts';

/** Whether a migration job begins in this step. */
const begins = ({ before, after }: StepView): boolean => jobsOf(after).length > jobsOf(before).length;

/** Whether no job begins, or the card's owner requested it in an open session on the new device. */
const askedByOwner = (step: StepView): boolean => {
  const { before, choice } = step;
  if (!begins(step)) return true;
  const asked = choice.kind === 'deliver' ? choice.envelope.message : undefined;
  if (asked?.type !== 'migration.request') return false;
  const device = rosterOf(before).devices.find(({ name }) => name === asked.device)!;
  const open = serverSession(before, device);
  return open?.session === asked.session && cardsOf(before, open?.user).includes(asked.card as string);
};

export const cardsMoveOnlyInTheirOwnersSession: CardProperty = {
  name: 'cards-move-only-in-their-owners-session',
  says: 'A card moves only if its owner, signed in on the new device, asked for it there.',
  kind: 'safety',
  subject: 'cards',
  source: 'E01 first half, I01 for moves [seen] P4 for the login, [inf-M] for the card’s owner',
  breaks: [
    { scenario: 'shared-device', change: { with: { 'session-check': 'none' } } },
    { scenario: 'shared-device', change: { mutant: 'any-session-migrates' } },
    { scenario: 'shared-device', change: { mutant: 'closed-session-migrates' } },
  ],
  test: everyStep(askedByOwner, begins),
};
