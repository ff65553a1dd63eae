/** The session of a device: signing in alone, or with the list of cards that comes of it. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { takingStill } from '../../layers/taking-still.ts';
import { bindsByOneTap, type Device } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import { authServer, cardHolder, type DeviceTerms, provesUser } from '../../protocol/party-name.ts';
import type { Scope, TerminalContext, TerminalEvent } from '../context.ts';
import { type SessionKept, send } from './drawing.ts';
import { listing } from './listing.ts';
import { proving } from './proving.ts';
import { sameSession } from './same-session.ts';
import { signingIn } from './signing-in.ts';

/** The session of this device. */
export function sessionRegion(terms: DeviceTerms): RegionConfig {
  const { roster, safeguards, device } = terms;
  const resumes = safeguards.reconciliation === 'on-restart';
  const lists = bindsByOneTap(roster);
  const ofSession = { writes: 'mirrorSession', was: 'sessionWas', forgets: 'endSession' };
  const description = 'Gives up what the crash cut short.';

  return concerning<TerminalContext, TerminalEvent>(aboutSession(device))(
    layered(lists ? listing : signingIn, [
      lists && safeguards['answer-session'] === 'same-session' ? sameSession : undefined,
      provesUser(terms) ? proving : undefined,
      takingStill,
      retrying('replyTimeout'),
      ignoringAnswers(isAnswer),
      lists
        ? remembering({
            words: ofSession,
            what: 'the session',
            resumes,
            anyway: ['unlisted', 'listed'],
            givesUp: () => ({ target: 'unlisted', actions: noAnswer, description }),
          })
        : remembering({
            words: ofSession,
            what: 'the session',
            resumes,
            anyway: ['signedIn'],
            givesUp: () => ({ target: 'unanswered', description }),
          }),
    ]),
  );
}

const noAnswer = send('cardHolder', 'cards.failed', 'device', { reason: 'noAnswer' });

/** What the names in a session's pictures mean. */
function aboutSession(device: Device) {
  return {
    id: `${device.name}:session`,
    params: {},
    receivers: { authServer, cardHolder },
    kept: ({ context, event }: Scope): Known<SessionKept> => ({
      ...context.durable.session,
      device: device.name,
      listed: event.type === 'cards.found' ? event.cards.map(({ card }) => card) : [],
    }),
  };
}
