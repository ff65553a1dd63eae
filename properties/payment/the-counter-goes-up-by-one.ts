/**
 * Step: the counter of an instance stays or goes up by one, and a proof bears the number last written.
 *
 * Clause: EMV, and P1's instance [inf-M]. Catalogue B01.
 * Breaks when: a power loss rolls the counter back, so that two transactions share a number; or a bind resets it.
 */
import type { Proof } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { memoriesOf } from '../world/cards.ts';

/** The counter of each instance before the step and after it. */
const counters = ({ before, after }: StepView): (readonly [was: number, now: number | undefined])[] => {
  const now = memoriesOf(after);
  return memoriesOf(before).flatMap(({ instances }, at) =>
    instances.map(({ aid, counter }) => [counter, now[at]!.instances.find(each => each.aid === aid)?.counter] as const),
  );
};

const proofsSent = ({ sends }: StepView): readonly Proof[] =>
  sends.flatMap(({ message }) => (message.type === 'transaction.proof' ? [message.proof as Proof] : []));

export const theCounterGoesUpByOne: CardProperty = {
  name: 'the-counter-goes-up-by-one',
  says: 'The transaction counter of an instance never goes back and never skips, and a proof bears the number last written.',
  kind: 'safety',
  subject: 'cards',
  source: 'B01 EMV, [inf-M] P1',
  breaks: [
    { scenario: 'torn-tap', change: { mutant: 'count-rolled-back' } },
    { scenario: 'tap-during-bind', change: { mutant: 'count-reset-on-bind' } },
  ],
  test: everyStep(
    step =>
      counters(step).every(([was, now]) => now === undefined || now === was || now === was + 1) &&
      proofsSent(step).every(({ key, counter }) =>
        memoriesOf(step.before).some(
          ({ element, instances }) =>
            element === key.element &&
            instances.some(each => each.cardType === key.cardType && each.counter === counter),
        ),
      ),
    step => counters(step).some(([was, now]) => now !== undefined && now !== was) || proofsSent(step).length > 0,
  ),
};
