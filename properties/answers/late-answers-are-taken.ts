/**
 * Stabilises: in the end no party rests where it gave up waiting for an answer. Asserted where at most one message is lost:
 * one of two answers comes, and is taken however late it is.
 *
 * Clause: ours. Catalogue F01, F16.
 * Breaks when: two messages are lost; or an answer that comes after the last time-out is passed over.
 */
import { cardHolder } from '#machines';
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { holderPaid } from '../world/payments.ts';
import { statesOf } from '../world/waiting.ts';

const givenUp: readonly string[] = ['unanswered', 'unansweredByIssuer', 'unconfirmed'];
/** What a payer knows who was told that the answer is not known yet. */
const unsure = 'unsure';

const hasGivenUp = (world: WorldView): boolean =>
  world.parties.some(party =>
    party === cardHolder ? holderPaid(world) === unsure : statesOf(world, party).some(state => givenUp.includes(state)),
  );

export const lateAnswersAreTaken: CardProperty = {
  name: 'late-answers-are-taken',
  says: 'In the end no party rests where it gave up waiting for an answer, and no payer is left unsure.',
  kind: 'liveness',
  onlyAsserted: true,
  subject: 'cards',
  source: 'F01 F16 ours',
  breaks: [{ scenario: 'second-try', change: { faults: { lose: 2 } } }],
  test: stabilises(
    world => !hasGivenUp(world),
    world => world.parties.some(party => world.inbox(party).length > 0),
  ),
};
