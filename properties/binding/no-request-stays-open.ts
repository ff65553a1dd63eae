/**
 * Stabilises: in the end no party waits for an answer, and neither does the card holder.
 *
 * Clause: ours. Catalogue F01, F16.
 * Breaks when: a time-out is missing; or an answer is taken as if it were none.
 */
import { cardHolder } from '#machines';
import { type CardProperty, stabilises, type WorldView } from '#sim';

/** The states in which a party has asked and waits, in any chart. */
const asking: readonly string[] = ['asked', 'askedAgain', 'askedOnceMore'];
/** The states in which the card holder has asked and was not told. */
const waiting: readonly string[] = ['waiting', 'deleting', 'choosing', 'picking', 'expecting', 'wants'];

/** Whether a part of a chart is in one of these states. An owner may leave an approval open as long as it pleases. */
function isIn(states: readonly string[], value: unknown): boolean {
  if (typeof value === 'string') return states.includes(value.split(' ')[0]!);
  return Object.entries(value as object).some(([name, inner]) => name !== 'approving' && isIn(states, inner));
}

/** Whether the card holder waits to be told, or for the answer to a report that a device is lost or found. */
function holderWaits(world: WorldView): boolean {
  const { value } = world.local(cardHolder);
  return isIn(waiting, value) || isIn(asking, (value as { lostMode?: object }).lostMode ?? {});
}

const isOpen = (world: WorldView): boolean =>
  world.parties.some(party => (party === cardHolder ? holderWaits(world) : isIn(asking, world.local(party).value)));

export const noRequestStaysOpen: CardProperty = {
  name: 'no-request-stays-open',
  says: 'In the end no party waits for an answer but the owner’s approval, and the card holder is told how each request went.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F01 F16 ours',
  breaks: [{ scenario: 'lossy-delete', change: { mutant: 'waits-for-ever' } }],
  test: stabilises(world => !isOpen(world), isOpen),
};
