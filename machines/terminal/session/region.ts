/** The session of a device: signing in alone, or with the list of cards that comes of it. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { bindsByOneTap, type Device } from '../../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms, provesUser } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { type SessionKept, send } from './drawing.ts';
import { listing } from './listing.ts';
import { proving } from './proving.ts';
import { reinstalled } from './reinstalled.ts';
import { repeatingSignOut, repeatingSignOutOfList } from './repeating-sign-out.ts';
import { sameSession } from './same-session.ts';
import { signingIn } from './signing-in.ts';

/** The session of this device. */
export function sessionRegion(terms: DeviceTerms): RegionConfig {
  const { roster, safeguards, device, layer } = terms;
  const lists = bindsByOneTap(roster);
  const memory = {
    words: { writes: 'mirrorSession', was: 'sessionWas', forgets: 'endSession' },
    what: 'the session',
    resumes: safeguards.reconciliation === 'on-restart',
  };
  const description = 'Gives up what the crash cut short.';
  if (!lists) {
    const givesUp = (state: string) => ({ target: state === 'signingOut' ? 'signedOut' : 'unanswered', description });
    const everywhere = {
      ...asking('replyTimeout'),
      remembering: remembering({ ...memory, anyway: ['signedIn'], givesUp }),
    };
    return regionOf(
      aboutSession(device),
      signingIn,
      { features: { repeatingSignOut, reinstalled }, everywhere },
      layer,
    );
  }
  const noAnswer = send('cardHolder', 'cards.failed', 'device', { reason: 'noAnswer' });
  const givesUp = (state: string) =>
    state === 'signingOut'
      ? { target: 'signedOut', description }
      : { target: 'unlisted', actions: noAnswer, description };
  return regionOf(
    aboutSession(device),
    listing,
    {
      safeguards: {
        // Before what makes other states like these.
        repeatingSignOutOfList,
        sameSession: when(safeguards['answer-session'] === 'same-session', sameSession),
        proving: when(provesUser(terms), proving),
      },
      features: { reinstalled },
      everywhere: {
        ...asking('replyTimeout'),
        remembering: remembering({ ...memory, anyway: ['unlisted', 'listed'], givesUp }),
      },
    },
    layer,
  );
}

/** What the names in a session's pictures mean. */
const aboutSession = (device: Device) => ({
  id: `${device.name}:session`,
  receivers: { authServer, cardHolder },
  kept: ({ context, event }: Scope): Known<SessionKept> => ({
    ...context.durable.session,
    device: device.name,
    installation: context.durable.installation,
    listed: event.type === 'cards.found' ? event.cards.map(({ card }) => card) : [],
  }),
});
