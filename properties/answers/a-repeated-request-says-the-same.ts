/**
 * Step: a command that is sent again after a time-out, while it is still in flight, is sent word for word.
 *
 * Clause: ours. Catalogue C15.
 * Breaks when: a request that is sent again has a new identity.
 */
import { type Envelope, type MessageType, messages } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';

const isCommand = ({ message }: Envelope): boolean => messages[message.type as MessageType]?.kind === 'command';

/** What a command is about: a card, a device, or one of the numbered suspensions of an actor. */
const subjectOf = ({ message: { card, about, order, device } }: Envelope): unknown =>
  card ?? device ?? (about === undefined ? undefined : `${about} ${order}`);

/** The commands like this one that are still in flight. */
const before = (world: WorldView, sent: Envelope): readonly Envelope[] =>
  world
    .inbox(sent.to)
    .filter(
      each => each.from === sent.from && each.message.type === sent.message.type && subjectOf(each) === subjectOf(sent),
    );

export const aRepeatedRequestSaysTheSame: CardProperty = {
  name: 'a-repeated-request-says-the-same',
  says: 'A command that is sent again after a time-out, while it is still in flight, is sent word for word.',
  kind: 'safety',
  subject: 'cards',
  source: 'C15 ours',
  breaks: [{ scenario: 'first-bind', change: { with: { 'request-identity': 'fresh' } } }],
  test: everyStep(step => {
    if (step.choice.kind !== 'expire') return true;
    return step.sends.filter(isCommand).every(sent => {
      const inFlight = before(step.before, sent);
      return (
        inFlight.length === 0 || inFlight.some(each => JSON.stringify(each.message) === JSON.stringify(sent.message))
      );
    });
  }),
};
