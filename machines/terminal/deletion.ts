/**
 * The terminal's part in deleting one card (P1, P5): have the auth server delete the row, have the element erase the
 * record. That a card can be deleted is [seen], the flow is [inf-M], everything that can go wrong is ours.
 *
 * Where the server cannot be reached the card is removed here and now, and the server is told when it can be: the card
 * holder sees the difference between removed and deleted.
 */
import { authServer, type DeviceTerms } from '../protocol/party-name.ts';
import type { Answer, BindingWords } from './binding-words.ts';
import type { Scope } from './context.ts';
import { deletes } from './deletion-words.ts';
import type { moving } from './migration/moving.ts';

/** Answers of the bind that made the card, come late. */
const binds: readonly Answer[] = [
  'element.identified',
  'bind.answer',
  'bind.refused',
  'record.stored',
  'record.refused',
  'bind.confirmed',
  'bind.retired',
];

/** What deletion adds to the life of a card: how it begins, and its states. */
export function deletion(
  card: string,
  words: BindingWords,
  { safeguards }: DeviceTerms,
  moves?: ReturnType<typeof moving>,
) {
  const { asks, asksElement, busyNow, enters, hides, late, mine, myTransaction, noMatter, powerBack } = words;
  const serverFirst = safeguards['deletion-order'] === 'server-first';
  const erases = asks('record.erase', { deleted: true });
  const asksServer = {
    type: 'send' as const,
    params: ({ context: { durable } }: Scope) => {
      const { element, transaction } = durable.bindings[card]!;
      const { installation } = durable;
      return { to: authServer, message: { type: 'delete.request', card, element, transaction, installation } };
    },
  };
  const tells = (type: 'delete.done' | 'delete.queued') => deletes(type, card);
  const moved = moves?.whenDeleting([tells('delete.done')]);

  const begins = {
    guard: mine,
    target: serverFirst ? 'deleting' : 'hiding',
    description: serverFirst ? 'Asks the server to delete the row.' : 'Has the element erase the record.',
  };
  const again = { 'card.delete': { guard: mine, description: 'Is at it already.' }, ...busyNow };
  const erased = (target: string, told: 'delete.done' | 'delete.queued') => [
    { guard: myTransaction, target, actions: [...asksElement, tells(told)], description: 'The record is gone.' },
    { guard: mine, description: 'An earlier record: nothing to do.' },
  ];
  const fenced = (target: string) => ({
    guard: myTransaction,
    target,
    description: 'The row is deleted.',
  });

  const states = {
    deleting: {
      description: 'Has the auth server delete the row.',
      initial: 'asked',
      entry: enters('deleting'),
      on: { 'delete.answer': fenced('wiping'), ...again, ...noMatter, ...moved, ...late(...binds, 'record.erased') },
      states: {
        asked: {
          description: 'Has asked once.',
          entry: asksServer,
          after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
        },
        askedAgain: {
          description: 'Has asked for the second time.',
          entry: asksServer,
          after: {
            replyTimeout: {
              target: `#${card}:hiding`,
              description: 'The server cannot be reached: removes the card here and now.',
            },
          },
        },
      },
    },
    wiping: {
      description: 'The row is deleted; has the element erase the record.',
      entry: [enters('wiping'), hides, erases],
      on: {
        'record.erased': erased('idle', 'delete.done'),
        ...powerBack('wiping', 'The element was without power: erases the record again.'),
        ...again,
        ...moved,
        ...late(...binds, 'delete.answer'),
      },
    },
    hiding: {
      id: `${card}:hiding`,
      description: 'Has the element erase the record, though the server does not know of it yet.',
      entry: [enters('hiding'), hides, erases],
      on: {
        'record.erased': serverFirst ? erased('owing.askedAgain', 'delete.queued') : erased('owing', 'delete.done'),
        'delete.answer': fenced('wiping'),
        ...powerBack('hiding', 'The element was without power: erases the record again.'),
        ...again,
        ...moved,
        ...late(...binds),
      },
    },
    owing: {
      description: 'The record is gone; owes the server the word that the card is deleted.',
      initial: 'asked',
      entry: enters('owing'),
      on: {
        'delete.answer': {
          ...fenced('idle'),
          ...(serverFirst ? { actions: [tells('delete.done')] } : {}),
        },
        ...(words.reconciles
          ? powerBack('owing.askedAgain', 'Asks once more, now that the element is back.')
          : noMatter),
        ...again,
        ...moves?.whenDeleting(serverFirst ? [tells('delete.done')] : [], true),
        ...late(...binds, 'record.erased'),
      },
      states: {
        asked: {
          description: 'Has asked once.',
          entry: asksServer,
          after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
        },
        askedAgain: {
          description: 'Has asked for the last time, for now.',
          entry: asksServer,
          after: { replyTimeout: { target: 'unanswered', description: 'Still no answer: waits for it.' } },
        },
        unanswered: { description: 'Would still take the answer, and asks again after a restart or a power-up.' },
      },
    },
  };
  /** Where each unfinished state goes on after a restart. */
  const resumes = [
    ['deleting', 'deleting.askedAgain', 'Asks the server once more.'],
    ['wiping', 'wiping', 'Erases the record again.'],
    ['hiding', 'hiding', 'Erases the record again.'],
    ['owing', 'owing.askedAgain', 'Asks the server once more.'],
  ] as const;
  const afterCrash = resumes.map(([state, target, description]) =>
    words.reconciles
      ? { guard: words.was(state), target, description }
      : {
          guard: words.was(state),
          target: state === 'deleting' ? 'bound' : 'idle',
          actions: deletes('delete.failed', card, 'interrupted'),
          description: 'Gives up what the crash cut short.',
        },
  );
  return { begins, states, afterCrash };
}
