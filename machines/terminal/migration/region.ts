/** A migration to this device: its picture, and what is true of every region that asks. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { kept } from '../../layers/picture.ts';
import { layered, type Transition } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { takingStill } from '../../layers/taking-still.ts';
import type { Device } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Scope, TerminalContext, TerminalEvent } from '../context.ts';
import { type OperationKept, send } from './drawing.ts';
import { operation } from './operation.ts';

/** Moving a card to this device. */
export function operationRegion({ device, safeguards }: DeviceTerms): RegionConfig {
  return concerning<TerminalContext, TerminalEvent>(aboutOperation(device))(
    layered(operation, [
      takingStill,
      retrying('replyTimeout'),
      ignoringAnswers(isAnswer),
      remembering({
        words: { writes: 'mirrorOperation', was: 'wasOperating', forgets: 'endOperation' },
        what: 'what was under way',
        resumes: safeguards.reconciliation === 'on-restart',
        // Nothing was asked of the server yet.
        never: ['signingIn', 'listing', 'choosing', 'picking'],
        givesUp,
      }),
    ]),
  );
}

/** What the crash cut short is given up; the card holder knows of an unanswered request already. */
function givesUp(state: string): Transition {
  const description = 'Gives up what the crash cut short.';
  if (state === 'unanswered') return { target: 'idle', description };
  const interrupted = send('cardHolder', 'migration.failed', { on: kept('device'), reason: 'interrupted' });
  return { target: 'idle', actions: interrupted, description };
}

/** What the names in an operation's picture mean. */
function aboutOperation(device: Device) {
  return {
    id: `${device.name}:migration`,
    params: {},
    receivers: { authServer, cardHolder },
    kept: ({ context }: Scope): Known<OperationKept> => ({ ...context.durable.operation, device: device.name }),
  };
}
