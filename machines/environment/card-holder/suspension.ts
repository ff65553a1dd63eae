/**
 * The owner and lost mode: tells the auth server, on a second channel, that a device is lost, and that it is found. The
 * device has no part in it.
 */
import type { Scope as ChartScope } from '../../chart/effect.ts';
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { retrying } from '../../layers/retrying.ts';
import type { Device } from '../../protocol/card.ts';
import { type CardMessage, isAnswer } from '../../protocol/message.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer } from '../../protocol/party-name.ts';
import { suspensionLife } from '../../protocol/suspension-life.ts';

/** The card holder's intent: this device is lost, or found. */
export interface HolderLose {
  readonly type: 'holder.lose' | 'holder.find';
  readonly device: string;
}

/** How the owner is told. */
export type SuspensionTold = Extract<CardMessage, { type: 'card.suspended' | 'card.resumed' }>;

/** What the holder keeps: how often lost mode was asked for, by device. */
export interface LostOrders {
  readonly orders?: Readonly<Record<string, number>>;
}
type Scope = ChartScope<{ readonly durable: LostOrders }, { readonly type: string }>;
/** A device, by its name and by its element’s. */
export interface OfDevice {
  readonly device: string;
  readonly element: string;
}

const orderOf = ({ context: { durable } }: Scope, device: string): number => durable.orders?.[device] ?? 0;

/** What the holder keeps, with one more request about the device. */
export const countedLost = (scope: Scope) => {
  const { device } = scope.event as HolderLose;
  const { durable } = scope.context;
  return { ...durable, orders: { ...durable.orders, [device]: orderOf(scope, device) + 1 } };
};

/** Whether this is the answer to what was asked last about the device. */
export const isLastAnswer = (scope: Scope, { element, device }: OfDevice): boolean => {
  const { about, order } = scope.event as SuspensionTold;
  return about === element && order === orderOf(scope, device);
};

/** Lost mode of one device. */
export function losing(device: Device): RegionConfig {
  return concerning<{ readonly durable: LostOrders }, { readonly type: string }>(aboutLost(device))(
    layered({ ...suspensionLife, description: `Whether the ${device.name} device is lost.` }, [
      retrying('answerTimeout'),
      ignoringAnswers(isAnswer),
    ]),
  );
}

/** What the names in the picture mean. */
function aboutLost({ name, element }: Device) {
  const params: OfDevice = { device: name, element };
  return {
    id: `lostMode:${name}`,
    params,
    guard: 'aboutMine',
    names: { 'actor.suspend': 'holder.lose', 'actor.resume': 'holder.find', answerTimeout: 'replyTimeout' },
    receivers: { authServer },
    kept: (scope: Scope): Known<Suspension> => ({
      actor: 'lostMode',
      about: element,
      order: orderOf(scope, name),
    }),
  };
}
