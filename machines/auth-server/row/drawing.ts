/** The words in which the life of a binding row in the auth server is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { AuthServerEvent, BindingRow, OfRow } from '../context.ts';
import type { registry } from '../registry.ts';

/** What the auth server keeps of a row, for its messages. */
export type RowKept = Omit<BindingRow, 'state'>;

interface RowVocabulary {
  readonly message: CardMessage;
  readonly event: AuthServerEvent['type'];
  /** The issuer of the row's card, and the terminal of the device that the row's element is in. */
  readonly receiver: 'issuerServer' | 'terminal';
  readonly kept: RowKept;
  readonly guard: GuardsOf<typeof registry, OfRow>;
  readonly action: ActionsOf<typeof registry, OfRow>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send } = drawing<RowVocabulary>();
