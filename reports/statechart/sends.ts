/** What an action sends: its receivers, the type of the message and the fields that it carries. */
import { paramsFor } from './params.ts';

/** A message that an action sends, as a reader wants it. */
export interface Sent {
  /** The names of its receivers; none where they depend on the data. */
  readonly to: readonly string[];
  readonly message: string;
  /** The fields: a name, or a name with its value, such as `reason: noAnswer`. */
  readonly fields: readonly string[];
}

/**
 * The message that an action sends for some event; undefined of any other action. An action may describe what it sends in
 * `sent`; otherwise its params say it.
 */
export function sentBy(action: unknown): Sent | undefined {
  if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== 'send') return undefined;
  if ('sent' in action) return described(action.sent as Description);
  const [params] = paramsFor('params' in action ? action.params : undefined, ['']);
  if (typeof params !== 'object' || params === null) return undefined;
  const { to, message } = params as { to: unknown; message: Readonly<Record<string, unknown>> };
  if (typeof message?.type !== 'string') return undefined;
  const { type, ...fields } = message;
  return { to: namesIn(to), message: type as string, fields: Object.entries(fields).map(fieldText) };
}

/** What a send action says of itself. */
interface Description {
  readonly to: string | readonly string[];
  readonly message: string;
  readonly fields?: readonly (string | Readonly<Record<string, unknown>>)[];
}

function described({ to, message, fields = [] }: Description): Sent {
  const texts = fields.flatMap(field => (typeof field === 'string' ? field : Object.entries(field).map(fieldText)));
  return { to: namesIn(to), message, fields: texts };
}

function namesIn(to: unknown): string[] {
  return [to].flat().filter(name => typeof name === 'string');
}

/** A field: its name, and its value if that is the same in every world. */
function fieldText([name, value]: readonly [string, unknown]): string {
  if (name.startsWith('...')) return 'and more';
  return typeof value === 'string' || typeof value === 'number' ? `${name}: ${value}` : name;
}
