/** The words that every picture of the auth server is drawn in. */
import type { ActionsOf, GuardsOf } from '../layers/picture.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { timeouts } from '../protocol/timeout.ts';
import type { AuthServerEvent } from './context.ts';
import type { registry } from './registry.ts';

/** A picture adds its receivers, what the server keeps of its subject, and the parameters that the subject gives. */
export interface AuthServerVocabulary<Receiver extends string, Kept extends object, Given extends object = object> {
  readonly message: CardMessage;
  readonly event: AuthServerEvent['type'];
  readonly receiver: Receiver;
  readonly kept: Kept;
  readonly guard: GuardsOf<typeof registry, Given>;
  readonly action: ActionsOf<typeof registry, Given>;
  readonly timer: keyof typeof timeouts;
}
