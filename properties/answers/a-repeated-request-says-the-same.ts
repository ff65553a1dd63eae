/**
 * Step: a command that is sent again while it is still in flight, after a time-out or under the same identity, says the
 * same.
 *
 * Clause: ours. Catalogue C15.
 * Breaks when: a request that is sent again has a new identity.
 */
import { type Envelope, type MessageType, messages } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';

const isCommand = ({ message }: Envelope): boolean => messages[message.type as MessageType]?.kind === 'command';

/** The identity of a command: the request, the row or the session that it names. */
const identityOf = ({ message: { request, transaction, session } }: Envelope): unknown =>
  request ?? transaction ?? session;

/** What a command is about: a card, a device, or one of the numbered suspensions of an actor. */
const subjectOf = ({ message: { card, about, order, device } }: Envelope): unknown =>
  card ?? device ?? (about === undefined ? undefined : `${about} ${order}`);

/** The commands of the same kind from the same party that are still in flight. */
const inFlight = (world: WorldView, sent: Envelope): readonly Envelope[] =>
  world.inbox(sent.to).filter(each => each.from === sent.from && each.message.type === sent.message.type);

/** Whether two commands say the same wherever both say something. */
const isSame = ({ message: one }: Envelope, { message: other }: Envelope): boolean =>
  Object.keys(one).every(
    field => !Object.hasOwn(other, field) || JSON.stringify(one[field]) === JSON.stringify(other[field]),
  );

export const aRepeatedRequestSaysTheSame: CardProperty = {
  name: 'a-repeated-request-says-the-same',
  says: 'A command that is sent again while it is still in flight, after a time-out or under the same identity, says the same.',
  kind: 'safety',
  subject: 'cards',
  source: 'C15 ours',
  breaks: [{ scenario: 'first-bind', change: { with: { 'request-identity': 'none' } } }],
  test: everyStep(({ before, choice, sends }) =>
    sends.filter(isCommand).every(sent => {
      const flying = inFlight(before, sent);
      const identity = identityOf(sent);
      const alike = flying.filter(each =>
        choice.kind === 'expire'
          ? subjectOf(each) === subjectOf(sent)
          : identity !== undefined && identityOf(each) === identity,
      );
      return alike.length === 0 || alike.some(each => isSame(each, sent));
    }),
  ),
};
