/** What goes on at one device where users sign in. */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { layered } from '../../layers/region.ts';
import type { Device } from '../../protocol/card.ts';
import { provesUser, type Terms } from '../../protocol/party-name.ts';
import type { HolderContext, HolderEvent, OfDevice } from './intents.ts';
import { proving } from './proving.ts';
import { signingIn } from './signing-in.ts';

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
