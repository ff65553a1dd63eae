/**
 * Effects: the messages and reports of a chart's step, as data. A chart names `send` and `report` with params and never
 * runs them: the engine reads them from the actions that XState's pure `transition` returns, a live actor provides
 * them.
 */
import type { ChartEvent, Message, PartyName, Report } from './event.ts';

/** The params of a chart's `send` action: to one party, or the same message to several. */
export interface Send {
  readonly to: PartyName | readonly PartyName[];
  readonly message: Message;
}

/** The arguments of a guard or of an effect's params. */
export interface Scope<Context, Event> {
  readonly context: Context;
  readonly event: Event;
}

/** The two effects, for `setup({ actions: effects })`. Both are empty functions. */
export const effects = {
  send: (_: unknown, _params: Send): void => {},
  report: (_: unknown, _params: Report): void => {},
};

/** An action that sends a fixed message. */
export function send(to: PartyName, message: ChartEvent): { type: 'send'; params: Send } {
  return { type: 'send', params: { to, message } };
}

/** An action that sends one message to several parties. */
export function broadcast(to: readonly PartyName[], message: ChartEvent): { type: 'send'; params: Send } {
  return { type: 'send', params: { to, message } };
}

/** An action that replies to the sender of the delivered message. */
export function reply(message: ChartEvent): { type: 'send'; params: (scope: Scope<unknown, ChartEvent>) => Send };
/** An action that replies to the sender with a message made from the context and the event. */
export function reply<Context, Event extends ChartEvent>(
  message: (scope: Scope<Context, Event>) => ChartEvent,
): { type: 'send'; params: (scope: Scope<Context, Event>) => Send };
export function reply<Context, Event extends ChartEvent>(
  message: ChartEvent | ((scope: Scope<Context, Event>) => ChartEvent),
): { type: 'send'; params: (scope: Scope<Context, Event>) => Send } {
  return {
    type: 'send',
    params: scope => ({
      to: senderOf(scope.event),
      message: typeof message === 'function' ? message(scope) : message,
    }),
  };
}

const senders = new WeakMap<ChartEvent, PartyName>();

/**
 * The event by which a receiver gets a message: a frozen copy that `senderOf` maps to the sender; the message itself
 * where `from` is undefined.
 */
export function delivered(message: ChartEvent, from: PartyName | undefined): ChartEvent {
  if (from === undefined) return message;
  const event = Object.freeze({ ...message });
  senders.set(event, from);
  return event;
}

/**
 * The party that sent the message which a chart receives as this event.
 * @throws Error where the event is not a delivered message, but an intent, an expiry or a fault
 */
export function senderOf(event: ChartEvent): PartyName {
  const from = senders.get(event);
  if (from === undefined) throw new Error(`the event ${event.type} has no sender: it is no message that is delivered`);
  return from;
}

/** An action that sends a message made from the context and the event. The receiver is fixed or made from them too. */
export function sendFrom<Context, Event, Sent extends Message = Message>(
  to: PartyName | ((scope: Scope<Context, Event>) => PartyName),
  message: (scope: Scope<Context, Event>) => Sent,
): { type: 'send'; params: (scope: Scope<Context, Event>) => Send } {
  return {
    type: 'send',
    params: scope => ({ to: typeof to === 'function' ? to(scope) : to, message: message(scope) }),
  };
}

/** An action that reports to observers; the report is made from the context and the event. */
export function reportFrom<Context, Event>(
  report: (scope: Scope<Context, Event>) => Report,
): { type: 'report'; params: (scope: Scope<Context, Event>) => Report } {
  return { type: 'report', params: report };
}
