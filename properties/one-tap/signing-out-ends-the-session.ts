/**
 * Step: where a user signs out, the terminal closes the session at the auth server at once, and a migration that is not
 * requested yet is given up.
 *
 * Clause: P3 and P4 [seen] that the account is logged in; ours for the rest. Catalogue I01.
 * Breaks when: the terminal goes on with the devices shown to a user who has signed out.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rosterOf, walletOf } from '../world/cards.ts';

/** The states of a migration that has to be requested in a session. */
const beforeRequest: readonly string[] = ['signingIn', 'listing', 'choosing', 'picking'];

const isSignOut = ({ choice }: StepView): boolean =>
  choice.kind === 'deliver' && choice.envelope.message.type === 'session.end';

function endsAll({ choice, before, after, sends }: StepView): boolean {
  const device = rosterOf(before).devices.find(({ terminal }) => terminal === choice.party);
  if (!device) return true;
  const { session } = walletOf(before, device);
  const { operation } = walletOf(after, device);
  const isClosed = sends.some(
    ({ message }) => message.type === 'session.close' && message.session === session?.session,
  );
  const isClosing = session?.state.startsWith('signingOut');
  return (
    (session === undefined || isClosing || isClosed) && !beforeRequest.includes(operation?.state.split('.')[0] ?? '')
  );
}

export const signingOutEndsTheSession: CardProperty = {
  name: 'signing-out-ends-the-session',
  says: 'Where a user signs out, the session is closed at the server, and a migration that is not requested yet is given up.',
  kind: 'safety',
  subject: 'cards',
  source: 'I01 [seen] P3, P4 for the login, ours for the rest',
  breaks: [{ scenario: 'account-switch', change: { mutant: 'silent-sign-out' } }],
  test: everyStep(step => !isSignOut(step) || endsAll(step), isSignOut),
};
