/**
 * Step: an issuer adds a card, user and element to what it has bound only where exactly these three were asked for, and
 * adding takes nothing away.
 *
 * Clause: P3 [seen]: the issuer binds the card information to the user identifier and the element identifier. Catalogue C28.
 * Breaks when: the issuer keeps one element for each card and user, so that a second device steals the binding of the first.
 */
import { everyStep, type Property } from '#sim';
import { type Requests, requestObserver } from '../observers/request-observer.ts';
import { triplesOf, tripleText } from '../world/one-tap.ts';

export const theIssuerBindsWhatWasAsked: Property = {
  name: 'the-issuer-binds-what-was-asked',
  says: 'An issuer binds exactly the card, user and element it was asked for, and leaves every other binding alone.',
  kind: 'safety',
  subject: 'cards',
  source: 'C28 [seen] P3',
  breaks: [{ scenario: 'one-tap-bind', change: { mutant: 'overwrite-triple' } }],
  observers: [requestObserver],
  test: everyStep(({ before, after }) => {
    const held = triplesOf(before).map(tripleText);
    const holds = triplesOf(after).map(tripleText);
    const { asked } = before.observer(requestObserver.name).context as Requests;
    return (
      held.every(triple => holds.includes(triple)) &&
      holds.every(triple => held.includes(triple) || asked.includes(triple))
    );
  }),
};
