/**
 * Step: a message that is sent upon another one is about the same, and names the card of its request: where both name a card, a request, a session, an
 * element, an amount, an outcome or a reason, they name the same one. Three things are new in an answer: the number of
 * tries left, the list of cards that is shown, and the other row of a card that moves.
 *
 * Clause: ours; Lowe's agreement, step by step.
 * Breaks when: activation data and the instruction of another request are put together.
 */
import type { Message } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { jobsOf, rosterOf, walletOf } from '../world/cards.ts';

/** What an answer says anew. */
const isNew = (field: string): boolean => ['type', 'left', 'cards'].includes(field);

/**
 * What is of something else: the other row of a card that moves, the next card of all
 * that move, the device that asks for one that is chosen, the records asked about.
 */
const ofSomethingElse: readonly (readonly [heard: string, sent: string, field: string])[] = [
  ['binding.noted', 'binding.closed', 'transaction'],
  ['delete.request', 'migration.outcome', 'transaction'],
  ['delete.request', 'binding.closed', 'transaction'],
  ['delete.request', 'binding.closed', 'element'],
  ['migration.outcome', 'migration.request', 'request'],
  ['migration.outcome', 'migration.request', 'card'],
  ['migration.choose', 'target-cards.request', 'device'],
  ['records.listed', 'reconcile.request', 'records'],
];

function isAboutTheSame(heard: Message, sent: Message): boolean {
  return Object.keys(heard).every(
    field =>
      isNew(field) ||
      !Object.hasOwn(sent, field) ||
      ofSomethingElse.some(([one, other, of]) => heard.type === one && sent.type === other && field === of) ||
      JSON.stringify(heard[field]) === JSON.stringify(sent[field]),
  );
}

/** The card that each request of a device is about, as the device has it. */
const requestedBy = (world: WorldView): readonly (readonly [request: string, card: string])[] =>
  rosterOf(world).devices.flatMap(device => {
    const { bindings, operation } = walletOf(world, device);
    return [
      ...Object.entries(bindings).map(([card, { request }]) => [request, card] as const),
      ...(operation?.card === undefined ? [] : [[operation.request, operation.card] as const]),
    ];
  });

/** Whether a message names the card of the request that it names, whenever it is sent. */
const namesItsCard = (world: WorldView, { request, card }: Message): boolean =>
  request === undefined ||
  card === undefined ||
  requestedBy(world).every(([known, of]) => known !== request || of === card);

/** Whether the owner is told of a card that is about to move. */
const isOnTheMove = (world: WorldView, { type, card }: Message): boolean =>
  !['owner.notice', 'migration.notice'].includes(type) || jobsOf(world).some(job => job.card === card);

export const answersAreAboutWhatWasAsked: CardProperty = {
  name: 'answers-are-about-what-was-asked',
  says: 'A message sent upon another one names the same card, request, session, element, outcome and reason, where both name one.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'quick-switch', change: { with: { 'activation-pairing': 'none' } } }],
  test: everyStep(
    ({ before, choice, sends }) =>
      sends.every(
        ({ message }) =>
          namesItsCard(before, message) &&
          isOnTheMove(before, message) &&
          (choice.kind !== 'deliver' || isAboutTheSame(choice.envelope.message, message)),
      ),
    ({ sends }) => sends.length > 0,
  ),
};
