/** Readers of a world for properties of questions and answers: who waits, what is on its way, which person is asked. */
import { cardHolder } from '#machines';
import type { StepView, WorldView } from '#sim';
import { rosterOf } from './cards.ts';

/** The names of the innermost states that a party is in. */
export function statesOf(world: WorldView, party: string): readonly string[] {
  return innermost(world.local(party).value);
}

const innermost = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(innermost);

/** Whether no message is in flight, every party is up, and no chart goes on by itself. */
export function isIdle(world: WorldView): boolean {
  return world.parties.every(
    party => world.inbox(party).length === 0 && !world.local(party).tags.some(tag => ['busy', 'down'].includes(tag)),
  );
}

/** Whether a party waits for the answer to its first request. */
export const anybodyAsksFirst = (world: WorldView): boolean =>
  world.parties.some(party => party !== cardHolder && statesOf(world, party).includes('asked'));

/** Whether the card holder is asked for an approval or a code. */
export function isHolderAsked(world: WorldView): boolean {
  const { binding = {}, session = {}, migration } = world.local(cardHolder).value as Partial<HolderStates>;
  return (
    Object.values(binding).some(state => state.startsWith('asked on')) ||
    Object.values(session).includes('proving') ||
    migration?.approving === 'asked'
  );
}

type HolderStates = Readonly<Record<'binding' | 'session' | 'migration', Readonly<Record<string, string>>>>;

/** The timers of servers and apps that wait for an answer; the others wait for a person, or end something. */
const answerTimers: readonly string[] = ['replyTimeout', 'issuerTimeout'];

/** The state that a wait for an answer ends by a time-out; undefined in any other step. */
export function gaveUpIn({ choice, before }: StepView): string | undefined {
  if (choice.kind !== 'expire') return undefined;
  const isOfShop = choice.timer === 'tapTimeout' && rosterOf(before).shops?.includes(choice.party);
  return isOfShop || answerTimers.includes(choice.timer) ? choice.state : undefined;
}
