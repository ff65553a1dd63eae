/** What an action sends: its receivers, the type of the message and the fields that it carries. */
import { paramsFor } from './params.ts';
import { pathOf } from './symbolic.ts';

/** A message that an action sends, as a reader wants it. */
export interface Sent {
  /** The names of its receivers; none where they depend on the data. */
  readonly to: readonly string[];
  readonly message: string;
  readonly fields: readonly Field[];
}

/** A field of a message, with its value if that is the same in every world. */
export interface Field {
  readonly name: string;
  readonly value?: string;
}

/**
 * The message that an action sends; undefined of any other action. An action may describe in `sent` what it sends;
 * otherwise its params say it.
 */
export function sentBy(action: unknown): Sent | undefined {
  if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== 'send') return undefined;
  if ('sent' in action) return described(action.sent as Description);
  const [params] = paramsFor('params' in action ? action.params : undefined, ['']);
  if (typeof params !== 'object' || params === null) return undefined;
  const { to, message } = params as { to: unknown; message?: string | Readonly<Record<string, unknown>> };
  // A picture that no layer has bound yet.
  if (typeof message === 'string') return described(params as Description);
  if (typeof message?.type !== 'string') return undefined;
  const { type, ...fields } = message;
  return { to: namesIn(to), message: type as string, fields: Object.entries(fields).map(fieldOf) };
}

/** The messages that actions send, in their order. */
export function sentByAll(actions: readonly unknown[]): Sent[] {
  return actions.flatMap(action => sentBy(action) ?? []);
}

/** What a send action says of itself. */
interface Description {
  readonly to: string | readonly string[];
  readonly message: string;
  readonly fields?: readonly (string | Readonly<Record<string, unknown>>)[];
}

function described({ to, message, fields = [] }: Description): Sent {
  const named = fields.flatMap(field =>
    typeof field === 'string' ? { name: field } : Object.entries(field).map(fieldOf),
  );
  return { to: namesIn(to), message, fields: named };
}

/** Names of receivers. One that is looked up is named by what is looked up: `terminal` of a device. */
function namesIn(to: unknown): string[] {
  return [to].flat().flatMap(name => {
    const last = pathOf(name)?.match(/\.(\w+)$/)?.[1];
    return typeof name === 'string' ? name : (last ?? []);
  });
}

function fieldOf([name, value]: readonly [string, unknown]): Field {
  if (name.startsWith('...')) return { name: '…' };
  const isFixed = ['string', 'number', 'boolean'].includes(typeof value) && !String(value).includes('(made)');
  return isFixed ? { name, value: String(value) } : { name };
}
