/** The kinds of choices of card scenarios. */
import { cardFaults } from '#machines';
import { ChoiceKinds } from '../world/choice-kinds.ts';

export const cardKinds = new ChoiceKinds({ faults: cardFaults });
