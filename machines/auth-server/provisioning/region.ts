/** Provisioning one universal instance: the picture, and what is true of every region that asks. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import type { CardType, Device } from '../../protocol/card.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { universalCardOf } from '../../protocol/universal-card.ts';
import type { InstanceKept } from './drawing.ts';
import type { OfInstance } from './memory.ts';
import { provisioning } from './provisioning.ts';

/** The instance of a card type in the element of a device. What is done is kept, so after a restart the rest is asked again. */
export function provisioningRegion(
  { name, element, terminal }: Device,
  cardType: CardType,
  { layer }: Terms,
): RegionConfig {
  const params: OfInstance = { element, cardType };
  return regionOf(
    {
      id: `${name}:${cardType}Instance`,
      params,
      guard: 'ofInstance',
      receivers: { terminal },
      kept: (): Known<InstanceKept> => ({ cardType, aid: universalCardOf(cardType) }),
    },
    provisioning,
    { everywhere: asking('replyTimeout') },
    layer,
  );
}
