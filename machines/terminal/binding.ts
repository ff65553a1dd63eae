/**
 * The terminal's part in binding one card (P1, P5): read the element's identifier, send it with the card authentication
 * information, store what comes back in the element beside the instance of its type, confirm. No error path was seen in
 * the texts: every time-out, retry, refusal and reconciliation here is ours.
 *
 * One region a card. What must outlive a crash of the app is mirrored into the durable part on entry.
 */
import { bindsByOneTap } from '../protocol/card.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { bindingWords } from './binding-words.ts';
import { confirmation } from './confirmation.ts';
import { deletion } from './deletion.ts';
import { deletes } from './deletion-words.ts';
import { moving } from './migration/moving.ts';
import { quickBinding } from './quick-binding.ts';
import { restoration } from './reconciliation.ts';
import { tells } from './saying.ts';
import { of } from './wallet.ts';

/** The binding of one card. */
export function binding(card: string, terms: DeviceTerms) {
  const words = bindingWords(card, terms);
  const moves = (terms.roster.jobs ?? 0) > 0 ? moving(card, terms, words) : undefined;
  const { asks, busyNow, chooses, confirms, done, enters, fails, late, mine, myTransaction, noMatter, powerBack } =
    words;
  const { quickLate, reconciles, was } = words;
  const deleting = deletion(card, words, terms, moves);
  const { idle: restores, restoring } = restoration(card, words, moves !== undefined);

  const stored = confirms
    ? { guard: myTransaction, target: 'confirming', description: 'The record is stored: confirms it.' }
    : { guard: myTransaction, target: 'bound', actions: done, description: 'The record is stored.' };
  const answered = [
    {
      guard: of(card, 'myRequest'),
      target: 'storing',
      actions: of(card, 'keepAnswer'),
      description: 'Has the card type and the card transaction identifier.',
    },
    { guard: mine, description: 'The answer to an earlier request: nothing to do.' },
  ];
  const refused = [
    { guard: of(card, 'myRequest'), target: 'idle', actions: tells('bind.failed', card), description: 'Is refused.' },
    { guard: mine, description: 'The refusal of an earlier request: nothing to do.' },
  ];
  const starts = {
    guard: mine,
    target: 'identifying',
    actions: of(card, 'newRequest'),
    description: 'Begins a new request.',
  };

  const alreadyBound = { guard: mine, actions: fails('alreadyBound'), description: 'The card is bound already.' };
  const quick = bindsByOneTap(terms.roster) ? quickBinding(card, terms, words) : undefined;

  /** Where each unfinished state goes on after a restart: on the way to its end, once more. */
  const resumes: readonly (readonly [state: string, target: string, description: string])[] = [
    ['identifying', 'identifying', 'Asks the element again.'],
    ['requesting', 'requesting.askedAgain', 'Asks the server once more.'],
    ['unanswered', 'requesting.askedAgain', 'Asks the server once more.'],
    ...(['linking', 'challenged', 'verifying', 'unlinked'] as const)
      .filter(() => quick)
      .map(state => [state, 'linking.askedAgain', 'Asks the issuer once more.'] as const),
    ['storing', 'storing', 'Stores the record again.'],
    ...(confirms
      ? ([
          ['confirming', 'confirming.askedAgain', 'Confirms once more.'],
          ['unconfirmed', 'confirming.askedAgain', 'Confirms once more.'],
          ['erasing', 'erasing', 'Erases the record again.'],
        ] as const)
      : []),
    ['restoring', 'restoring', 'Stores the record again.'],
  ];
  const interrupted = {
    target: 'idle',
    actions: fails('interrupted'),
    description: 'Gives up what the crash cut short.',
  };
  const afterMove = moves
    ? Object.keys(moves.states).map(state => ({ guard: was(state), target: state, description: 'Goes on with it.' }))
    : [];
  const afterCrash = resumes.map(([state, target, description]) =>
    reconciles ? { guard: was(state), target, description } : { guard: was(state), ...interrupted },
  );
  afterCrash.push(...deleting.afterCrash);

  return {
    initial: 'start',
    description: `Binding ${card}.`,
    on: {
      'card.delete': { guard: mine, actions: deletes('delete.failed', card, 'busy'), description: 'Is still at it.' },
      'card.select': {
        guard: of(card, 'unselectable'),
        actions: tells('activation.failed', card, 'notLive'),
        description: 'The card is not bound.',
      },
      'record.provision': { guard: mine, description: 'Has no need of it.' },
      ...late('delete.answer'),
    },
    states: {
      start: {
        description: 'Looks up what is known of the card.',
        always: [
          { guard: was('bound'), target: 'bound', description: 'The card is bound.' },
          ...afterMove,
          ...afterCrash,
          { target: 'idle', description: 'Nothing is known of the card.' },
        ],
      },
      idle: {
        description: 'The card is not bound.',
        entry: of(card, 'clear'),
        on: {
          'bind.start': starts,
          ...moves?.whenIdle,
          ...chooses,
          'card.delete': [
            { guard: of(card, 'isListing'), description: 'Does not know its cards yet; the list will tell.' },
            {
              guard: mine,
              actions: deletes('delete.failed', card, 'notBound'),
              description: 'There is nothing to delete.',
            },
          ],
          ...restores,
          ...noMatter,
          ...late('element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.refused'),
          ...late('record.erased', 'bind.confirmed', 'bind.retired'),
          ...quickLate,
        },
      },
      identifying: {
        description: 'Reads the element’s identifier.',
        entry: [enters('identifying'), asks('element.identify')],
        on: {
          'element.identified': [
            ...(quick
              ? [
                  {
                    guard: of(card, 'wasChosen'),
                    target: 'linking',
                    actions: of(card, 'keepElement'),
                    description: 'Has it: asks the issuer.',
                  },
                ]
              : []),
            { guard: mine, target: 'requesting', actions: of(card, 'keepElement'), description: 'Has it.' },
          ],
          ...busyNow,
          ...powerBack('identifying', 'The element was without power: asks it again.'),
          ...late('bind.answer', 'bind.refused', 'record.stored', 'record.refused', 'record.erased'),
          ...late('bind.confirmed', 'bind.retired'),
          ...quickLate,
        },
      },
      requesting: {
        description: 'Waits for the auth server.',
        initial: 'asked',
        entry: enters('requesting'),
        on: {
          'bind.answer': answered,
          'bind.refused': refused,
          ...busyNow,
          ...noMatter,
          ...late('element.identified', 'record.stored', 'record.refused', 'record.erased'),
          ...late('bind.confirmed', 'bind.retired'),
          ...quickLate,
        },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: asks('bind.request'),
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asks('bind.request'),
            after: {
              replyTimeout: {
                target: `#${card}:unanswered`,
                actions: fails('noAnswer'),
                description: 'Still no answer: tells the card holder.',
              },
            },
          },
        },
      },
      unanswered: {
        id: `${card}:unanswered`,
        description: 'Has given up asking, and would still take the answer.',
        entry: enters('unanswered'),
        on: {
          'bind.answer': answered,
          'bind.refused': refused,
          'bind.start': starts,
          ...chooses,
          ...(reconciles
            ? powerBack('requesting.askedAgain', 'Asks once more, now that the element is back.')
            : noMatter),
          ...late('element.identified', 'record.stored', 'record.refused', 'record.erased'),
          ...late('bind.confirmed', 'bind.retired'),
          ...quickLate,
        },
      },
      ...quick,
      storing: {
        description: 'Has the element store the record.',
        entry: [enters('storing'), asks('record.store')],
        on: {
          'record.stored': [stored, { guard: mine, description: 'An earlier record: nothing to do.' }],
          'record.refused': {
            guard: mine,
            target: 'idle',
            actions: [...(confirms ? [asks('bind.abort')] : []), fails('noRoom')],
            description: 'The element cannot store it.',
          },
          ...busyNow,
          ...powerBack('storing', 'The element was without power: stores the record again.'),
          ...late(
            'element.identified',
            'bind.answer',
            'bind.refused',
            'record.erased',
            'bind.confirmed',
            'bind.retired',
          ),
          ...quickLate,
        },
      },
      ...(confirms ? confirmation(card, words) : {}),
      ...moves?.states,
      ...deleting.states,
      restoring,
      bound: {
        description: 'The card is bound.',
        entry: enters('bound'),
        on: {
          'card.delete': deleting.begins,
          'bind.start': alreadyBound,
          ...(quick ? { 'card.choose': alreadyBound } : {}),
          ...moves?.whenBound,
          ...noMatter,
          ...late('element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
          ...late('bind.confirmed', 'bind.retired'),
          ...quickLate,
        },
      },
    },
  };
}
