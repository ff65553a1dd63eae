/** A migration to this device: its picture, and what is true of every region that asks. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { kept } from '../../layers/picture.ts';
import type { Transition } from '../../layers/region.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import type { Device } from '../../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { type OperationKept, send } from './drawing.ts';
import { listingCards } from './listing-cards.ts';
import { movingAll } from './moving-all.ts';
import { operation } from './operation.ts';
import { refused } from './refused.ts';

/** Moving a card to this device. */
export function operationRegion({ device, safeguards, readings, layer }: DeviceTerms): RegionConfig {
  const memory = remembering({
    words: { writes: 'mirrorOperation', was: 'wasOperating', forgets: 'endOperation' },
    what: 'what was under way',
    resumes: safeguards.reconciliation === 'on-restart',
    // Nothing was asked of the server yet.
    never: ['signingIn', 'listing', 'choosing', 'querying', 'picking'],
    givesUp,
  });
  const layers = {
    safeguards: { refused: when(safeguards['session-check'] === 'session', refused) },
    features: { listingCards, movingAll: when(readings['migrated-cards'] === 'all', movingAll) },
    everywhere: { ...asking('replyTimeout'), memory },
  };
  return regionOf(aboutOperation(device), operation, layers, layer);
}

/** What the crash cut short is given up; the card holder knows of an unanswered request already. */
function givesUp(state: string): Transition {
  const description = 'Gives up what the crash cut short.';
  if (state === 'unanswered') return { target: 'idle', description };
  const interrupted = send('cardHolder', 'migration.failed', { on: kept('device'), reason: 'interrupted' });
  return { target: 'idle', actions: interrupted, description };
}

/** What the names in an operation's picture mean. */
const aboutOperation = (device: Device) => ({
  id: `${device.name}:migration`,
  receivers: { authServer, cardHolder },
  kept: ({ context }: Scope): Known<OperationKept> => ({ ...context.durable.operation, device: device.name }),
});
