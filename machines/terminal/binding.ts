/**
 * The terminal's part in binding one card (P1, P5): read the element's identifier, send it with the card authentication
 * information, store what comes back in the element beside the instance of its type, confirm. No error path was seen in
 * the texts: every time-out, retry, refusal and reconciliation here is ours.
 *
 * One region a card. What must outlive a crash of the app is mirrored into the durable part on entry.
 */
import type { SafeguardValues } from '../protocol/safeguard.ts';
import { asks, of, tells } from './wallet.ts';

/** Late or repeated answers a state expects and ignores: after a time-out the first answer may still come. */
function late(card: string, ...types: string[]) {
  const ignored = { guard: of(card, 'mine'), description: 'A late or repeated answer: nothing to do.' };
  return Object.fromEntries(types.map(type => [type, ignored]));
}

/** The binding of one card. */
export function binding(card: string, safeguards: SafeguardValues) {
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const reconciles = safeguards.reconciliation === 'on-restart';
  const mine = of(card, 'mine');
  const enters = (state: string) => of(card, 'mirror', { state });
  const clears = of(card, 'clear');
  const fails = (reason: string) => tells('bind.failed', card, reason);
  const done = tells('bind.done', card);

  const stored = confirms
    ? { guard: of(card, 'myTransaction'), target: 'confirming', description: 'The record is stored: confirms it.' }
    : { guard: of(card, 'myTransaction'), target: 'bound', actions: done, description: 'The record is stored.' };
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
  const retired = { guard: of(card, 'myTransaction'), target: 'erasing', description: 'Too late: erases the record.' };
  const confirmed = {
    guard: of(card, 'myTransaction'),
    target: 'bound',
    actions: done,
    description: 'The card is live.',
  };
  const busy = { guard: mine, actions: fails('busy'), description: 'Is still at it, and says so.' };
  const starts = {
    guard: mine,
    target: 'identifying',
    actions: of(card, 'newRequest'),
    description: 'Begins a new request.',
  };
  const powerBack = (target: string, description: string) => ({
    'element.reset': { target, reenter: true, description },
  });
  const noMatter = { 'element.reset': { description: 'The element has power again; nothing was asked of it.' } };
  const was = (state: string) => of(card, 'was', { state });
  const interrupted = {
    target: 'idle',
    actions: fails('interrupted'),
    description: 'Gives up what the crash cut short.',
  };
  /** Where each unfinished state goes on after a restart: on the way to its end, once more. */
  const resumes: readonly (readonly [state: string, target: string, description: string])[] = [
    ['identifying', 'identifying', 'Asks the element again.'],
    ['requesting', 'requesting.askedAgain', 'Asks the server once more.'],
    ['unanswered', 'requesting.askedAgain', 'Asks the server once more.'],
    ['storing', 'storing', 'Stores the record again.'],
    ...(confirms
      ? ([
          ['confirming', 'confirming.askedAgain', 'Confirms once more.'],
          ['unconfirmed', 'confirming.askedAgain', 'Confirms once more.'],
          ['erasing', 'erasing', 'Erases the record again.'],
        ] as const)
      : []),
  ];
  const afterCrash = resumes.map(([state, target, description]) =>
    reconciles ? { guard: was(state), target, description } : { guard: was(state), ...interrupted },
  );

  return {
    initial: 'start',
    description: `Binding ${card}.`,
    states: {
      start: {
        description: 'Looks up what is known of the card.',
        always: [
          { guard: was('bound'), target: 'bound', description: 'The card is bound.' },
          ...afterCrash,
          { target: 'idle', description: 'Nothing is known of the card.' },
        ],
      },
      idle: {
        description: 'The card is not bound.',
        entry: clears,
        on: {
          'bind.start': starts,
          ...noMatter,
          ...late(card, 'element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.refused'),
          ...late(card, 'record.erased', 'bind.confirmed', 'bind.retired'),
        },
      },
      identifying: {
        description: 'Reads the element’s identifier.',
        entry: [enters('identifying'), asks('element.identify', card)],
        on: {
          'element.identified': {
            guard: mine,
            target: 'requesting',
            actions: of(card, 'keepElement'),
            description: 'Has it.',
          },
          'bind.start': busy,
          ...powerBack('identifying', 'The element was without power: asks it again.'),
          ...late(card, 'bind.answer', 'bind.refused', 'record.stored', 'record.refused', 'record.erased'),
          ...late(card, 'bind.confirmed', 'bind.retired'),
        },
      },
      requesting: {
        description: 'Waits for the auth server.',
        initial: 'asked',
        entry: enters('requesting'),
        on: {
          'bind.answer': answered,
          'bind.refused': refused,
          'bind.start': busy,
          ...noMatter,
          ...late(card, 'element.identified', 'record.stored', 'record.refused', 'record.erased'),
          ...late(card, 'bind.confirmed', 'bind.retired'),
        },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: asks('bind.request', card),
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asks('bind.request', card),
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
          ...(reconciles
            ? powerBack('requesting.askedAgain', 'Asks once more, now that the element is back.')
            : noMatter),
          ...late(card, 'element.identified', 'record.stored', 'record.refused', 'record.erased'),
          ...late(card, 'bind.confirmed', 'bind.retired'),
        },
      },
      storing: {
        description: 'Has the element store the record.',
        entry: [enters('storing'), asks('record.store', card)],
        on: {
          'record.stored': [stored, { guard: mine, description: 'An earlier record: nothing to do.' }],
          'record.refused': {
            guard: mine,
            target: 'idle',
            actions: [...(confirms ? [asks('bind.abort', card)] : []), fails('noRoom')],
            description: 'The element cannot store it.',
          },
          'bind.start': busy,
          ...powerBack('storing', 'The element was without power: stores the record again.'),
          ...late(
            card,
            'element.identified',
            'bind.answer',
            'bind.refused',
            'record.erased',
            'bind.confirmed',
            'bind.retired',
          ),
        },
      },
      ...(confirms ? { confirming: confirming(), unconfirmed: unconfirmed(), erasing: erasing() } : {}),
      bound: {
        description: 'The card is bound.',
        entry: enters('bound'),
        on: {
          'bind.start': { guard: mine, actions: fails('alreadyBound'), description: 'The card is bound already.' },
          ...noMatter,
          ...late(card, 'element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
          ...late(card, 'bind.confirmed', 'bind.retired'),
        },
      },
    },
  };

  function confirming() {
    return {
      description: 'Tells the auth server that the record is stored.',
      initial: 'asked',
      entry: enters('confirming'),
      on: {
        'bind.confirmed': confirmed,
        'bind.retired': retired,
        'bind.start': busy,
        ...noMatter,
        ...late(card, 'element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
      },
      states: {
        asked: {
          description: 'Has confirmed once.',
          entry: asks('bind.confirm', card),
          after: { replyTimeout: { target: 'askedAgain', description: 'No answer: confirms again.' } },
        },
        askedAgain: {
          description: 'Has confirmed for the last time.',
          entry: asks('bind.confirm', card),
          after: {
            replyTimeout: {
              target: `#${card}:unconfirmed`,
              actions: fails('unconfirmed'),
              description: 'Still no answer: tells the card holder.',
            },
          },
        },
      },
    };
  }

  function unconfirmed() {
    return {
      id: `${card}:unconfirmed`,
      description: 'The record is stored; whether the card is live is not known.',
      entry: enters('unconfirmed'),
      on: {
        'bind.confirmed': confirmed,
        'bind.retired': retired,
        'bind.start': {
          guard: mine,
          target: 'confirming.askedAgain',
          description: 'Is asked again: confirms once more.',
        },
        ...(reconciles
          ? powerBack('confirming.askedAgain', 'Asks once more, now that the element is back.')
          : noMatter),
        ...late(card, 'element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
      },
    };
  }

  function erasing() {
    return {
      description: 'Has the element erase the record of a retired row.',
      entry: [enters('erasing'), asks('record.erase', card)],
      on: {
        'record.erased': { guard: mine, target: 'idle', actions: fails('retired'), description: 'The record is gone.' },
        'bind.start': busy,
        ...powerBack('erasing', 'The element was without power: erases the record again.'),
        ...late(
          card,
          'element.identified',
          'bind.answer',
          'bind.refused',
          'record.stored',
          'bind.confirmed',
          'bind.retired',
        ),
      },
    };
  }
}
