/**
 * Step: an issuer adds a triple of card, user and element only if exactly this triple was requested, and removes none.
 *
 * Clause: P3 [seen]: the issuer binds the card information to the user identifier and the element identifier. Catalogue
 * C28.
 * Breaks when: the issuer keeps one element for each card and user, so that a second device replaces the binding of the
 * first.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { triplesOf, tripleText } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

/** The triples that issuers add in a step, and those they remove. */
const boundIn = ({ before, after }: StepView) => {
  const were = triplesOf(before).map(tripleText);
  const are = triplesOf(after).map(tripleText);
  return {
    added: are.filter(triple => !were.includes(triple)),
    removed: were.filter(triple => !are.includes(triple)),
  };
};

export const theIssuerBindsWhatWasAsked: CardProperty = {
  name: 'the-issuer-binds-what-was-asked',
  says: 'An issuer binds exactly the card, user and element it was asked for, and leaves every other binding alone.',
  kind: 'safety',
  subject: 'cards',
  source: 'C28 [seen] P3',
  breaks: [{ scenario: 'one-tap-bind', change: { mutant: 'overwrite-triple' } }],
  observers: [requestObserver],
  test: everyStep(
    step => {
      const { added, removed } = boundIn(step);
      const { asked } = step.before.observer(requestObserver.name).context as Requests;
      return removed.length === 0 && added.every(triple => asked.includes(triple));
    },
    step => {
      const { added, removed } = boundIn(step);
      return added.length > 0 || removed.length > 0;
    },
  ),
};
