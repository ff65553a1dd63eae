/**
 * Step: the counter of an instance stays or goes up by one, and a proof is given under the number last written.
 *
 * Clause: EMV, and P1's instance [inf-M]. Catalogue B01.
 * Breaks when: power loss rolls the number back, so that two transactions share it; or a bind begins it anew.
 */
import type { Proof } from '#machines';
import { everyStep, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const theCounterGoesUpByOne: Property = {
  name: 'the-counter-goes-up-by-one',
  says: 'The transaction counter of an instance never goes back and never skips, and a proof bears the number last written.',
  kind: 'safety',
  subject: 'cards',
  source: 'B01 EMV, [inf-M] P1',
  breaks: [
    { scenario: 'torn-tap', change: { mutant: 'count-rolled-back' } },
    { scenario: 'tap-during-bind', change: { mutant: 'count-reset-on-bind' } },
  ],
  test: everyStep(({ before, after, sends }) => {
    const now = memoriesOf(after);
    const counted = memoriesOf(before).every(({ instances }, at) =>
      instances.every(({ aid, counter }) => {
        const next = now[at]!.instances.find(each => each.aid === aid)?.counter;
        return next === undefined || next === counter || next === counter + 1;
      }),
    );
    const proofs = sends.flatMap(({ message }) =>
      message.type === 'transaction.proof' ? [message.proof as Proof] : [],
    );
    return (
      counted &&
      proofs.every(({ key, counter }) =>
        memoriesOf(before).some(
          ({ element, instances }) =>
            element === key.element &&
            instances.some(each => each.cardType === key.cardType && each.counter === counter),
        ),
      )
    );
  }),
};
