/**
 * The params of a guard or an action as data, also where they are a function: it is called with a symbolic scope, so that
 * a message shows its receiver and where its fields come from.
 */
import { pathOf, symbolic, symbolically } from './symbolic.ts';

type Params = (scope: { readonly context: unknown; readonly event: unknown }) => unknown;

/** The events of XState itself, such as a time-out: they have a type only. */
const isXStates = (eventType: string): boolean => eventType.startsWith('xstate.');

/**
 * The params for each of these events, as data; once if they are the same whatever the event. A function that cannot be
 * called in this way gives the symbolic value `(made)`.
 */
export function paramsFor(params: unknown, eventTypes: readonly string[]): unknown[] {
  if (typeof params !== 'function' || pathOf(params) !== undefined) return [params];
  let asksType = false;
  const any = symbolic('event', {
    onQuestion: () => {
      asksType = true;
    },
  });
  const always = called(params as Params, any);
  if (!asksType) return [always];
  return eventTypes.map(type =>
    called(params as Params, symbolic('event', { parts: { type }, isClosed: isXStates(type) })),
  );
}

function called(params: Params, event: object): unknown {
  const scope = { context: symbolic('context'), event };
  try {
    return symbolically(() => params(scope));
  } catch {
    return symbolic('(made)');
  }
}

/** A value as text, keys sorted; a symbolic value is its path. */
export function valueText(value: unknown): string {
  const path = pathOf(value);
  if (path !== undefined) return path;
  if (typeof value === 'function') return value.toString().replaceAll(/\s+/g, ' ');
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${key}: ${valueText(inner)}`).join(', ')} }`;
}
