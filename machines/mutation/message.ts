/** What an action sends, as far as it can be read without data. */
import { delivered } from '../chart/effect.ts';
import type { OpenConfig } from './open-config.ts';

/** A message with its fields; a field has a value where the chart gives it, and not where it is kept or heard. */
export interface Readable {
  readonly type: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** The message of an action; undefined where it sends none, or where its type depends on data. */
export function messageOf(action: OpenConfig): Readable | undefined {
  if (action?.type !== 'send') return undefined;
  const { sent, params } = action;
  if (sent) {
    const fields = (sent.fields as readonly (string | object)[]).flatMap(field =>
      typeof field === 'string' ? [[field, undefined]] : Object.entries(field),
    );
    return { type: sent.message, fields: literals(fields as [string, unknown][]) };
  }
  const message = typeof params === 'function' ? readWithoutData(params) : params?.message;
  if (typeof message?.type !== 'string') return undefined;
  const { type, ...fields } = message;
  return { type, fields: literals(Object.entries(fields)) };
}

/** The type of the event that an action raises; undefined where it raises none. */
export function raisedBy(action: OpenConfig): string | undefined {
  if (action?.type !== 'xstate.raise') return undefined;
  const { event } = action;
  const type =
    typeof event === 'function' ? readable(() => event({ context: blank, event: blank }))?.type : event?.type;
  return typeof type === 'string' ? type : undefined;
}

function literals(fields: readonly (readonly [string, unknown])[]): Readable['fields'] {
  const isLiteral = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return Object.fromEntries(fields.map(([name, value]) => [name, isLiteral(value) ? value : undefined])) as never;
}

/** The message for a blank context and event; otherwise for an event that has a sender and no fields. */
const readWithoutData = (params: (scope: object) => OpenConfig): OpenConfig =>
  [blank, delivered({ type: '' }, '')]
    .map(event => readable(() => params({ context: blank, event })?.message))
    .find(Boolean);

/** What a function gives; undefined where it needs data. */
function readable(read: () => OpenConfig): OpenConfig {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A value of which every part is blank, and every call. */
const blank: OpenConfig = new Proxy(() => undefined, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '';
    if (key === Symbol.iterator) return () => [].values();
    return typeof key === 'symbol' ? undefined : blank;
  },
  apply: () => blank,
  has: () => true,
  ownKeys: () => [],
});
