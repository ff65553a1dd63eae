/**
 * Step: a command that is sent again under the same identity, while it is still in flight, says the same. The list of what an
 * element holds is excepted: it is read anew, and may have changed.
 *
 * Clause: ours. Catalogue C15.
 * Breaks when: a deletion that is reported again names another element.
 */
import { type Envelope, type MessageType, messages } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';

const isCommand = ({ message: { type } }: Envelope): boolean =>
  messages[type as MessageType]?.kind === 'command' && type !== 'reconcile.request';

/**
 * The identity of a command: the request, the gesture of a tap, or the row or session that it names; of one about an
 * installation of the app, with that.
 */
const identityOf = ({
  message: { request, nonce, transaction, session, installation },
}: Envelope): string | undefined => {
  const named = request ?? nonce ?? transaction ?? session;
  return named === undefined ? undefined : `${named} ${installation}`;
};

/** The commands of the same kind and identity from the same party that are still in flight. */
const inFlight = (world: WorldView, sent: Envelope): readonly Envelope[] =>
  world
    .inbox(sent.to)
    .filter(
      each =>
        each.from === sent.from && each.message.type === sent.message.type && identityOf(each) === identityOf(sent),
    );

/** Whether two commands say the same wherever both say something. */
const isSame = ({ message: one }: Envelope, { message: other }: Envelope): boolean =>
  Object.keys(one).every(
    field => !Object.hasOwn(other, field) || JSON.stringify(one[field]) === JSON.stringify(other[field]),
  );

export const aRepeatedRequestSaysTheSame: CardProperty = {
  name: 'a-repeated-request-says-the-same',
  says: 'A command that is sent again under the same identity, while it is still in flight, says the same.',
  kind: 'safety',
  subject: 'cards',
  source: 'C15 ours',
  breaks: [
    {
      scenario: 'lossy-delete',
      change: {
        mutant:
          'terminal:running.binding.card.reportingDeletion.askedAgain:entry:send-delete.request:other-field:element',
      },
    },
  ],
  test: everyStep(
    ({ before, sends }) =>
      sends
        .filter(sent => isCommand(sent) && identityOf(sent) !== undefined)
        .every(sent => inFlight(before, sent).every(each => isSame(each, sent))),
    ({ sends }) => sends.some(isCommand),
  ),
};
