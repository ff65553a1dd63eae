/**
 * Step: no number that orders messages ever decreases: the highest activation an element has accepted, the number of the
 * last activation instruction of each type of an element, the number of the last session of each device.
 *
 * Clause: ours, over P2. Catalogue B12.
 * Breaks when: the server keeps the numbers of its instructions in volatile memory.
 */
import { type AuthServerContext, authServer } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { memoriesOf } from '../world/cards.ts';

/** The numbers there are, by what they order. */
function numbersIn(world: WorldView): ReadonlyMap<string, number> {
  const { instructed = {}, sessions = {} } = (world.local(authServer).context as AuthServerContext).durable;
  return new Map([
    ...memoriesOf(world).flatMap(({ element, accepted }) =>
      Object.entries(accepted).map(([type, last]) => [`accepted ${element} ${type}`, last] as const),
    ),
    ...Object.entries(instructed).map(([place, { sequence }]) => [`instructed ${place}`, sequence] as const),
    ...Object.entries(sessions).map(([device, { sequence }]) => [`session ${device}`, sequence] as const),
  ]);
}

export const numbersNeverGoBack: CardProperty = {
  name: 'numbers-never-go-back',
  says: 'No number that orders messages ever decreases.',
  kind: 'safety',
  subject: 'cards',
  source: 'B12 ours',
  breaks: [{ scenario: 'quick-switch', change: { faults: { crash: 1 }, mutant: 'numbers-in-memory' } }],
  test: everyStep(
    ({ before, after }) => {
      const now = numbersIn(after);
      return [...numbersIn(before)].every(([name, last]) => (now.get(name) ?? -1) >= last);
    },
    ({ after }) => numbersIn(after).size > 0,
  ),
};
