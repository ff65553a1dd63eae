/** The session of a device at the auth server: its picture, the safeguards of lists, and what is true of every region. */
import type { RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import type { Device } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import { issuerOf, provesUser, type Terms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { cardsOf, type OfDevice, triesLeft, userNamed } from './accounts.ts';
import { checking } from './checking.ts';
import type { SessionKept } from './drawing.ts';
import { masking } from './masking.ts';
import { proving } from './proving.ts';
import { signingIn } from './signing-in.ts';

/** The session of one device. */
export function sessionRegion(device: Device, terms: Terms): RegionConfig {
  const { safeguards, layer } = terms;
  const layers = {
    safeguards: {
      checking: when(safeguards['session-check'] === 'session', checking),
      proving: when(provesUser(terms), proving),
      // After all that gives a list.
      masking: when(safeguards['list-masking'] === 'masked', masking),
    },
    everywhere: {
      ignoringAnswers: ignoringAnswers(isAnswer),
      remembering: remembering({
        words: { writes: 'mirrorSession', was: 'sessionIs' },
        what: 'the session',
        resumes: true,
      }),
    },
  };
  const description = `Who is signed in on ${device.name}.`;
  return regionOf(aboutSession(device, terms), { ...signingIn, description }, layers, layer);
}

/** What the names in the pictures of a session mean. */
function aboutSession({ name, terminal, element }: Device, { roster, safeguards }: Terms) {
  const params: OfDevice = { device: name, prunes: safeguards['login-history'] === 'pruned' };
  return {
    id: `${name}:session`,
    params,
    guard: 'ofDevice',
    receivers: { terminal },
    kept: (scope: Scope): SessionKept => {
      const listed = (shows: 'number' | 'label') =>
        cardsOf(scope, params).map(card => ({ card, issuer: issuerOf(roster, card), shows }));
      return {
        user: userNamed(scope, params)!,
        cardsByNumber: listed('number'),
        cardsByLabel: listed('label'),
        left: triesLeft(scope.context, name),
        element,
      };
    },
  };
}
