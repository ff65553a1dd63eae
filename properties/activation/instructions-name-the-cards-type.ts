/**
 * Step: an activation instruction names the type of the card that it is for, and so does the activation data.
 *
 * Clause: P2 [seen]: the payment card account number whose payment token is sent has the transaction card type of the
 * instruction. Catalogue A01, for the instruction.
 * Breaks when: the server takes the type from anywhere but the card.
 */
import { authServer } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { cardOf } from '../world/cards.ts';

/** The types that the auth server names in a step, and the type of the card that it was asked to activate. */
function named({ before, sends, choice }: StepView) {
  const asked = choice.kind === 'deliver' ? choice.envelope.message : undefined;
  const types = sends
    .filter(({ from, message: { type } }) => from === authServer && /^activation\.(data|instruction)$/.test(type))
    .map(({ message }) => message.cardType as string);
  return { types, type: cardOf(before, asked?.transaction as string)?.type };
}

export const instructionsNameTheCardsType: CardProperty = {
  name: 'instructions-name-the-cards-type',
  says: 'Activation data and activation instruction name the type of the card that is to be activated.',
  kind: 'safety',
  subject: 'cards',
  source: 'A01 [seen] P2',
  breaks: [{ scenario: 'two-types', change: { mutant: 'instruct-other-type' } }],
  test: everyStep(
    step => {
      const { types, type } = named(step);
      return types.every(each => each === type);
    },
    step => named(step).types.length > 0,
  ),
};
