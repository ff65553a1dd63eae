/** What is true of every region of the card parties that asks and is answered. */
import type { Unexpected } from '../chart/unexpected.ts';
import { type Except, ignoringAnswers } from '../layers/ignoring-answers.ts';
import { many } from '../layers/region.ts';
import { retrying } from '../layers/retrying.ts';
import { takingStill } from '../layers/taking-still.ts';
import { isAnswer } from './message.ts';

/** What gave up still takes the answer; it asks twice under this timer; a late answer is passed over, unless it is unexpected. */
export const asking = (timer: string, unexpected: readonly Unexpected[] = []) => ({
  takingStill,
  retrying: retrying(timer),
  ignoringAnswers: ignoringAnswers(isAnswer, statesByMessage(unexpected)),
});

function statesByMessage(unexpected: readonly Unexpected[]): Except {
  const pairs = unexpected.flatMap(({ messages, states }) =>
    many(messages).map(message => [message, many(states)] as const),
  );
  const statesOf = (message: string) => pairs.flatMap(([each, states]) => (each === message ? states : []));
  return Object.fromEntries(pairs.map(([message]) => [message, statesOf(message)]));
}
