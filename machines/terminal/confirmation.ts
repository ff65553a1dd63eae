/**
 * The end of a bind where live means confirmed: tell the auth server that the record is stored, and erase it where that
 * came too late. [inf-L] for the confirmation, the rest is ours.
 */
import type { BindingWords } from './binding-words.ts';

export function confirmation(card: string, words: BindingWords) {
  const { asks, busyNow, done, enters, fails, late, mine, myTransaction, noMatter, powerBack, quickLate } = words;
  const { chooses, reconciles } = words;
  const confirmed = { guard: myTransaction, target: 'bound', actions: done, description: 'The card is live.' };
  const retired = { guard: myTransaction, target: 'erasing', description: 'Too late: erases the record.' };
  // A card that is added a second time may still be told of its first row.
  const earlier = { guard: mine, description: 'About an earlier row: nothing to do.' };

  const again = { guard: mine, target: 'confirming.askedAgain', description: 'Is asked again: confirms once more.' };

  const confirming = {
    description: 'Tells the auth server that the record is stored.',
    initial: 'asked',
    entry: enters('confirming'),
    on: {
      'bind.confirmed': [confirmed, earlier],
      'bind.retired': [retired, earlier],
      ...busyNow,
      ...noMatter,
      ...late('element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
      ...quickLate,
    },
    states: {
      asked: {
        description: 'Has confirmed once.',
        entry: asks('bind.confirm'),
        after: { replyTimeout: { target: 'askedAgain', description: 'No answer: confirms again.' } },
      },
      askedAgain: {
        description: 'Has confirmed for the last time.',
        entry: asks('bind.confirm'),
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

  const unconfirmed = {
    id: `${card}:unconfirmed`,
    description: 'The record is stored; whether the card is live is not known.',
    entry: enters('unconfirmed'),
    on: {
      'bind.confirmed': [confirmed, earlier],
      'bind.retired': [retired, earlier],
      'bind.start': again,
      ...('card.choose' in chooses ? { 'card.choose': again } : {}),
      ...(reconciles ? powerBack('confirming.askedAgain', 'Asks once more, now that the element is back.') : noMatter),
      ...late('element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'record.erased'),
      ...quickLate,
    },
  };

  const erasing = {
    description: 'Has the element erase the record of a retired row.',
    entry: [enters('erasing'), asks('record.erase')],
    on: {
      'record.erased': { guard: mine, target: 'idle', actions: fails('retired'), description: 'The record is gone.' },
      ...busyNow,
      ...powerBack('erasing', 'The element was without power: erases the record again.'),
      ...late('element.identified', 'bind.answer', 'bind.refused', 'record.stored', 'bind.confirmed', 'bind.retired'),
      ...quickLate,
    },
  };

  return { confirming, unconfirmed, erasing };
}
