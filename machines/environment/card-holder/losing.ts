/**
 * The owner and lost mode: tells the auth server, on a second channel, that a device is lost, and that it is found. The
 * device has no part in it.
 */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { retrying } from '../../layers/retrying.ts';
import type { Device } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer } from '../../protocol/party-name.ts';
import { suspensionLife } from '../../protocol/suspension-life.ts';
import { orderOf } from './holder.ts';
import type { HolderContext, HolderEvent, OfLost, Scope } from './intents.ts';

/** Lost mode of one device. */
export function losing({ name, element }: Device): RegionConfig {
  const params: OfLost = { device: name, element };
  return concerning<HolderContext, HolderEvent>({
    id: `lostMode:${name}`,
    params,
    guard: 'aboutMine',
    names: { 'actor.suspend': 'holder.lose', 'actor.resume': 'holder.find', answerTimeout: 'replyTimeout' },
    receivers: { authServer },
    kept: (scope: Scope): Known<Suspension> => ({ actor: 'lostMode', about: element, order: orderOf(scope, name) }),
  })(
    layered({ ...suspensionLife, description: `Whether the ${name} device is lost.` }, [
      retrying('answerTimeout'),
      ignoringAnswers(isAnswer),
    ]),
  );
}
