/**
 * Effects: what a chart's step asks for, as data. A chart names `send` and `report` with params and never runs them;
 * the world reads them from the actions XState's pure `transition` returns, a live actor provides them.
 */
import type { ChartEvent, Message, PartyName, Report } from './event.ts';

/** The params of a chart's `send` action: to one party, or the same message to several. */
export interface Send {
  readonly to: PartyName | readonly PartyName[];
  readonly message: Message;
}

/** What a chart may look at when it words an effect or asks a guard. */
export interface Scope<Context, Event> {
  readonly context: Context;
  readonly event: Event;
}

/** The two effects, for `setup({ actions: effects })`. They do nothing by themselves. */
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

/** An action that answers the sender of the message that is delivered. */
export function reply(message: ChartEvent): { type: 'send'; params: (scope: Scope<unknown, ChartEvent>) => Send };
/** An action that answers the sender with a message made from the context and the event. */
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

/** A message as its receiver is handed it: an event that knows its sender. The event itself is not changed. */
export function delivered(message: ChartEvent, from: PartyName | undefined): ChartEvent {
  if (from === undefined) return message;
  const event = Object.freeze({ ...message });
  senders.set(event, from);
  return event;
}

/**
 * The party that sent the message a chart is handed.
 * @throws Error where the event is no message that is delivered: an intent, an expiry, a fault
 */
export function senderOf(event: ChartEvent): PartyName {
  const from = senders.get(event);
  if (from === undefined) throw new Error(`the event ${event.type} has no sender: it is no message that is delivered`);
  return from;
}

/** An action that sends a message made from the context and the event; so may the receiver be. */
export function sendFrom<Context, Event, Said extends Message = Message>(
  to: PartyName | ((scope: Scope<Context, Event>) => PartyName),
  message: (scope: Scope<Context, Event>) => Said,
): { type: 'send'; params: (scope: Scope<Context, Event>) => Send } {
  return {
    type: 'send',
    params: scope => ({ to: typeof to === 'function' ? to(scope) : to, message: message(scope) }),
  };
}

/** An action that reports to observers, made from the context and the event. */
export function reportFrom<Context, Event>(
  report: (scope: Scope<Context, Event>) => Report,
): { type: 'report'; params: (scope: Scope<Context, Event>) => Report } {
  return { type: 'report', params: report };
}
