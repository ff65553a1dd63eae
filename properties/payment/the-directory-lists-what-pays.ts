/**
 * Step: a reader is given the identifiers of the instances beside which a card is active, and of no others, in order of
 * priority.
 *
 * Clause: P1 [seen] that an instance has a universal card identifier; the directory is EMV's. Catalogue A15.
 * Breaks when: the directory keeps an entry for an instance without an active card, or loses one.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { activeToken, elementOf, rosterOf } from '../world/cards.ts';

const directoriesIn = ({ sends }: StepView) => sends.filter(({ message: { type } }) => type === 'directory.listed');

export const theDirectoryListsWhatPays: CardProperty = {
  name: 'the-directory-lists-what-pays',
  says: 'A reader is given the identifiers of the instances beside which a card is active, by priority, and no others.',
  kind: 'safety',
  subject: 'cards',
  source: 'A15 EMV, P1',
  breaks: [
    { scenario: 'tap-to-pay', change: { mutant: 'directory-lists-all' } },
    { scenario: 'tap-during-switch', change: { mutant: 'contactless-left-off' } },
  ],
  test: everyStep(
    step =>
      directoriesIn(step).every(({ from, message }) => {
        const device = rosterOf(step.before).devices.find(({ secureElement }) => secureElement === from)!;
        const memory = elementOf(step.before, device).durable;
        const paying = memory.instances.filter(({ cardType }) => activeToken(memory, cardType) !== null);
        return JSON.stringify(message.aids) === JSON.stringify(paying.map(({ aid }) => aid));
      }),
    step => directoriesIn(step).length > 0,
  ),
};
