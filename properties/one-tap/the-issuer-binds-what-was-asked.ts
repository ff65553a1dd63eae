/**
 * Step: an issuer adds a triple of card, user and element only if exactly this triple was requested, and removes none.
 *
 * Clause: P3 [seen]: the issuer binds the card information to the user identifier and the element identifier. Catalogue
 * C28.
 * Breaks when: the issuer keeps one element for each card and user, so that a second device replaces the binding of the
 * first.
 */
import type { Triple } from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { isLive, rowsOf } from '../world/cards.ts';
import { sourceOf, triplesOf, tripleText } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

/** The triples that issuers add in a step, and those they remove. */
function boundIn({ before, after }: StepView) {
  const [were, are] = [triplesOf(before), triplesOf(after)];
  const lacks = (triples: readonly Triple[], one: Triple) =>
    !triples.some(each => each.transaction === one.transaction && tripleText(each) === tripleText(one));
  return { added: are.filter(each => lacks(were, each)), removed: were.filter(each => lacks(are, each)) };
}

/** Whether a card of this user has moved to this element. */
const hasMoved = (world: WorldView, triple: Triple): boolean =>
  rowsOf(world).some(row => row.transaction === triple.transaction && sourceOf(world, row)?.user === triple.user);

/** Whether the binding is over: its row is live no more. */
const isOver = (world: WorldView, { transaction }: Triple): boolean =>
  !rowsOf(world).some(row => row.transaction === transaction && isLive(row));

export const theIssuerBindsWhatWasAsked: CardProperty = {
  name: 'the-issuer-binds-what-was-asked',
  says: 'An issuer binds exactly the card, user and element it was asked for, or that a migration moved to, and leaves every live binding alone.',
  kind: 'safety',
  subject: 'cards',
  source: 'C28 [seen] P3',
  breaks: [{ scenario: 'one-tap-bind', change: { mutant: 'overwrite-triple' } }],
  observers: [requestObserver],
  test: everyStep(
    step => {
      const { added, removed } = boundIn(step);
      const { asked } = step.before.observer(requestObserver.name).context as Requests;
      return (
        removed.every(triple => isOver(step.before, triple)) &&
        added.every(triple => asked.includes(tripleText(triple)) || hasMoved(step.before, triple))
      );
    },
    step => {
      const { added, removed } = boundIn(step);
      return added.length > 0 || removed.length > 0;
    },
  ),
};
