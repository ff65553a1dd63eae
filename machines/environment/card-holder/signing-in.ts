/**
 * Signing in on a device and out of it (P3, P4), the card holder's part. Whoever holds the device is one party here,
 * whichever user signs in. That the account is logged in is [seen]; how that is said is inferred.
 */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { heard } from '../../layers/picture.ts';
import { layered } from '../../layers/region.ts';
import type { Device } from '../../protocol/card.ts';
import { provesUser, type Terms } from '../../protocol/party-name.ts';
import { ofDevice } from './drawing.ts';
import type { HolderContext, HolderEvent, OfDevice } from './intents.ts';

const { picture, difference, send } = ofDevice;

export const signingIn = picture({
  description: 'Whether somebody is signed in on a device.',
  initial: 'signedOut',
  states: {
    signedOut: {
      description: 'Nobody is signed in.',
      on: {
        'holder.login': {
          target: 'signedIn',
          actions: send('terminal', 'session.start', { user: heard('user') }),
          description: 'Signs in.',
        },
      },
    },
    signedIn: {
      description: 'Is signed in.',
      on: {
        'holder.logout': { target: 'leaving', actions: send('terminal', 'session.end'), description: 'Signs out.' },
        'cards.shown': { description: 'Sees what the list says.' },
        'cards.failed': { description: 'Sees what the list says.' },
      },
    },
    leaving: {
      description: 'Has signed out and waits for the screen to change.',
      on: {
        'session.over': { target: 'signedOut', description: 'Sees that the session is over.' },
        'cards.shown': { description: 'Sees it too late to act on it.' },
        'cards.failed': { description: 'Sees it too late to act on it.' },
      },
    },
  },
});

/** Safeguard `identity-verification` by the auth server: a user who signs in types the code that came. [inf] */
export const proving = difference([signingIn], {
  also: {
    signedIn: { 'user.ask': { target: 'proving', description: 'Is asked for the code that came.' } },
    leaving: { 'user.ask': { description: 'Is asked too late.' } },
  },
  states: {
    proving: {
      description: 'Is asked for the code that came.',
      on: {
        'holder.prove': {
          target: 'signedIn',
          actions: send('terminal', 'user.typed', { code: heard('code') }),
          description: 'Types a code.',
        },
        'holder.logout': { target: 'leaving', actions: send('terminal', 'session.end'), description: 'Signs out.' },
        'user.ask': { description: 'Is asked once more.' },
        'cards.shown': { target: 'signedIn', description: 'Sees what the list says, and need not type the code.' },
        'cards.failed': { target: 'signedIn', description: 'Sees what the list says, and need not type the code.' },
      },
    },
  },
});

/** Who is signed in on a device, as far as its holder sees. */
export function sessionRegion({ name, terminal }: Device, terms: Terms): RegionConfig {
  const { signedIn = [] } = terms.roster;
  const params: OfDevice = { device: name };
  return concerning<HolderContext, HolderEvent>({
    id: `session:${name}`,
    params,
    guard: 'onDevice',
    receivers: { terminal },
    kept: () => params,
  })(
    layered(
      {
        ...signingIn,
        description: `Whether somebody is signed in on ${name}.`,
        initial: signedIn.some(({ device }) => device === name) ? 'signedIn' : 'signedOut',
      },
      provesUser(terms) ? [proving] : [],
    ),
  );
}
