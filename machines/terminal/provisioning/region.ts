/** Provisioning one universal instance: its picture, and that a power loss of the element has it asked again. */
import { askingAgainOnReset } from '../../layers/asking-again-on-reset.ts';
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import type { CardType } from '../../protocol/card.ts';
import { authServer, type DeviceTerms } from '../../protocol/party-name.ts';
import { universalCardOf } from '../../protocol/universal-card.ts';
import type { InstanceKept } from './drawing.ts';
import { provisioning } from './provisioning.ts';

/** Provisioning the instance of a card type. */
export const provisioningRegion = (cardType: CardType, { device, layer }: DeviceTerms): RegionConfig =>
  regionOf(
    {
      id: `${device.name}:${cardType}Instance`,
      params: { cardType, paired: false },
      guard: 'ofType',
      everyone: ['element.reset'],
      receivers: { secureElement: device.secureElement, authServer },
      kept: (): Known<InstanceKept> => ({ cardType, aid: universalCardOf(cardType), element: device.element }),
    },
    provisioning,
    {
      everywhere: {
        ...asking('replyTimeout'),
        askingAgainOnReset: askingAgainOnReset({
          message: 'element.reset',
          of: 'secureElement',
          name: 'The element',
          resumes: true,
        }),
        remembering: remembering({
          words: { writes: 'mirrorProvisioning', was: 'wasProvisioning', forgets: 'endProvisioning' },
          what: 'the instance that is being provisioned',
          resumes: true,
        }),
      },
    },
    layer,
  );
