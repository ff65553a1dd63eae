/** What is true of every region of the card parties that asks and is answered. */
import { type Except, ignoringAnswers } from '../layers/ignoring-answers.ts';
import { retrying } from '../layers/retrying.ts';
import { takingStill } from '../layers/taking-still.ts';
import { isAnswer } from './message.ts';

/** What gave up still takes the answer; it asks twice under this timer; a late answer is passed over, but for exceptions. */
export const asking = (timer: string, unexpected: Except = {}) => ({
  takingStill,
  retrying: retrying(timer),
  ignoringAnswers: ignoringAnswers(isAnswer, unexpected),
});
