/** What goes on in migrations: at each device that may ask, and at the owner who approves. */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { layered } from '../../layers/region.ts';
import type { Device, Roster } from '../../protocol/card.ts';
import { approving } from './approving.ts';
import type { HolderContext, HolderEvent, OfAsking } from './intents.ts';
import { migrating, offering } from './migrating.ts';

/** One region for what goes on at each device that may ask, one for approving. */
export function migrationRegions({ devices }: Roster): RegionConfig {
  return {
    ...Object.fromEntries(devices.map(device => [device.name, migrationRegion(device, devices)])),
    approving: concerning<HolderContext, HolderEvent>({ id: 'approving', receivers: {}, kept: () => ({}) })(approving),
  };
}

function migrationRegion({ name, terminal }: Device, devices: readonly Device[]): RegionConfig {
  const params: OfAsking = { on: name };
  const others = devices.map(device => device.name).filter(other => other !== name);
  return concerning<HolderContext, HolderEvent>({
    id: `migrating:${name}`,
    params,
    guard: 'here',
    receivers: { terminal },
    kept: () => params,
  })(layered({ ...migrating, description: `Moving cards to the ${name} device.` }, others.map(offering)));
}
