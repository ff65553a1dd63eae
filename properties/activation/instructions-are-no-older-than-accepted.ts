/**
 * Step: an activation instruction has no lower number than the last activation that the element of its device has accepted for
 * the type. So an element that takes no older number still takes what the server sends, whatever crashed meanwhile.
 *
 * Clause: ours, with the sequence number of the server. Catalogue B02, the server's side.
 * Breaks when: the server keeps the numbers in volatile memory.
 */
import { authServer, type CardType } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { elementOf, rosterOf } from '../world/cards.ts';

/** The activation instructions of a step: the number of each, and that of the last activation accepted for its type. */
const instructed = ({ before, sends }: StepView): (readonly [sequence: number, accepted: number])[] =>
  sends
    .filter(({ from, message }) => from === authServer && message.type === 'activation.instruction')
    .map(({ to, message }) => {
      const device = rosterOf(before).devices.find(({ terminal }) => terminal === to)!;
      const { accepted } = elementOf(before, device).durable;
      return [message.sequence as number, accepted[message.cardType as CardType]];
    });

export const instructionsAreNoOlderThanAccepted: CardProperty = {
  name: 'instructions-are-no-older-than-accepted',
  says: 'No activation instruction is older than the last activation that the element has accepted.',
  kind: 'safety',
  subject: 'cards',
  source: 'B02 ours',
  breaks: [{ scenario: 'quick-switch', change: { faults: { crash: 1 }, mutant: 'numbers-in-memory' } }],
  test: everyStep(
    step => instructed(step).every(([sequence, accepted]) => accepted === 0 || sequence >= accepted),
    step => instructed(step).some(([, accepted]) => accepted > 0),
  ),
};
