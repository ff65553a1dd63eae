/**
 * Effects: what a chart's step asks for, as data. A chart names `send` and `report` with params and never runs them;
 * the world reads them from the actions XState's pure `transition` returns, a live actor provides them.
 */
import type { ChartEvent, PartyName, Report, Send } from './party.ts';

/** The two effects, for `setup({ actions: effects })`. They do nothing by themselves. */
export const effects = {
  send: (_: unknown, _params: Send): void => {},
  report: (_: unknown, _params: Report): void => {},
};

/** An action that sends a fixed message. */
export function send(to: PartyName, message: ChartEvent): { type: 'send'; params: Send } {
  return { type: 'send', params: { to, message } };
}

/** What a chart may look at when it words an effect. */
interface Scope<Context, Event> {
  readonly context: Context;
  readonly event: Event;
}

/** An action that sends a message made from the context and the event. */
export function sendFrom<Context, Event>(
  to: PartyName,
  message: (scope: Scope<Context, Event>) => ChartEvent,
): { type: 'send'; params: (scope: Scope<Context, Event>) => Send } {
  return { type: 'send', params: scope => ({ to, message: message(scope) }) };
}

/** An action that reports to observers, made from the context and the event. */
export function reportFrom<Context, Event>(
  report: (scope: Scope<Context, Event>) => Report,
): { type: 'report'; params: (scope: Scope<Context, Event>) => Report } {
  return { type: 'report', params: report };
}
