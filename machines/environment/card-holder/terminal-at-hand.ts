/** The receiver of what a card holder asks for: the terminal of the device that the intent names. */
import type { Roster } from '../../protocol/card.ts';
import type { OfDevice, Scope } from './intents.ts';

export const terminalAtHand =
  ({ devices }: Roster) =>
  ({ event }: Scope): string =>
    devices.find(({ name }) => name === (event as unknown as OfDevice).device)!.terminal;
