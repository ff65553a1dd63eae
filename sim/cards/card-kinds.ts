/** The kinds of choices in card worlds. */
import { cardFaults } from '#machines';
import { ChoiceKinds } from '../world/choice-kinds.ts';

export const cardKinds = new ChoiceKinds({ faults: cardFaults });
