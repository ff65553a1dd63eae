/**
 * Step: a device asks servers only for what its holder has asked for: a bind, a deletion, a sign-in, a migration. An app
 * that was installed anew is excepted: what its holder asked of the app before it is still being asked for.
 *
 * Clause: P3 and P4 [seen] for the card holder's selections; ours for the rest. Catalogue C25.
 * Breaks when: a terminal that gets no answer deletes the card instead.
 */
import { cardHolder, type Envelope } from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { hasNewApp, holderState, rosterOf, walletOf } from '../world/cards.ts';

/** The card holder's states, in which a message about a card stands for a wish. */
const wishes: Readonly<Record<string, readonly string[]>> = {
  'bind.request': ['waiting', 'refused', 'has', 'deleting', 'without'],
  'quick.request': ['waiting', 'refused', 'asked', 'has', 'without', 'offered', 'untyped'],
  'delete.request': ['deleting', 'removed', 'gone', 'kept'],
  'delete.done': ['deleting', 'removed', 'gone', 'kept'],
  'delete.queued': ['deleting', 'removed', 'gone', 'kept'],
};

function isWished(world: WorldView, { from, message }: Envelope): boolean {
  const wished = wishes[message.type];
  const device = rosterOf(world).devices.find(({ terminal }) => terminal === from);
  if (!wished || !device || rosterOf(world).devices.some(each => hasNewApp(world, each))) return true;
  const card = (message.card ?? (message.authentication as { card: string } | undefined)?.card) as string;
  return wished.includes(holderState(world, card)?.split(' ')[0] ?? '');
}

/** A session is opened where somebody signs in, and asked for again where that is not answered. */
const isSignIn = ({ choice }: StepView, { message }: Envelope): boolean =>
  message.type !== 'session.open' || choice.kind !== 'deliver' || choice.envelope.message.type === 'session.start';

/** A migration is asked for where a card was picked or, where all cards of a device move, where the device was chosen. */
function isPicked({ before, after }: StepView, { from, message }: Envelope): boolean {
  if (message.type !== 'migration.request') return true;
  const device = rosterOf(before).devices.find(({ terminal }) => terminal === from)!;
  const movesAll = walletOf(after, device).operation?.cards !== undefined;
  const { migration } = before.local(cardHolder).value as { migration: Readonly<Record<string, string>> };
  return ['expecting', 'told', ...(movesAll ? ['choosing'] : [])].includes(migration[message.device as string]!);
}

export const requestsComeFromPeople: CardProperty = {
  name: 'requests-come-from-people',
  says: 'A device asks for a bind, a deletion, a sign-in or a migration only where its holder has asked for it.',
  kind: 'safety',
  subject: 'cards',
  source: 'C25 [seen] P3, P4 for the selections, ours for the rest',
  breaks: [
    {
      scenario: 'lossy-one-tap',
      change: {
        mutant:
          'terminal:running.binding.card.verifying.askedAgain:after.replyTimeout:still-no-answer-tells-the-card-holder:retarget:erasingDeleted',
      },
    },
  ],
  test: everyStep(
    step => step.sends.every(sent => isWished(step.before, sent) && isSignIn(step, sent) && isPicked(step, sent)),
    ({ sends }) => sends.length > 0,
  ),
};
