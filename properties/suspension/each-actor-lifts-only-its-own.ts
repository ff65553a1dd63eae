/**
 * Step: an actor that holds a row keeps holding it, unless that actor's own request to resume is delivered.
 *
 * Clause: ours, after token practice. Catalogue C22, its second half.
 * Breaks when: suspension is one flag, and any actor that resumes clears it.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rowsOf } from '../world/cards.ts';

/** The actors whose suspensions end in a step, once for each row. */
const lifted = ({ before, after }: StepView): readonly string[] =>
  rowsOf(before).flatMap(({ transaction, suspended = [] }) => {
    const now = rowsOf(after).find(row => row.transaction === transaction)?.suspended ?? [];
    return suspended.filter(actor => !now.includes(actor));
  });

export const eachActorLiftsOnlyItsOwn: CardProperty = {
  name: 'each-actor-lifts-only-its-own',
  says: 'A suspension is lifted only by the actor that requested it.',
  kind: 'safety',
  subject: 'cards',
  source: 'C22 ours',
  breaks: [{ scenario: 'suspend-and-resume', change: { with: { 'suspension-actors': 'any-lifts-all' } } }],
  test: everyStep(
    step => {
      const { choice } = step;
      return lifted(step).every(
        actor =>
          choice.kind === 'deliver' &&
          choice.envelope.message.type === 'card.resume' &&
          choice.envelope.message.actor === actor,
      );
    },
    step => lifted(step).length > 0,
  ),
};
