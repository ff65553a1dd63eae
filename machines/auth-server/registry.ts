/** The guards and actions that the auth server's charts are written in. A row is a slot. */
import { setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import { writing } from '../chart/writing.ts';
import type { Roster } from '../protocol/card.ts';
import type { ElementIdentifier } from '../protocol/identifier.ts';
import type { Terms } from '../protocol/party-name.ts';
import { timeouts } from '../protocol/timeout.ts';
import { activationGuards, activationWrites } from './activation/memory.ts';
import type { AuthServerContext, AuthServerEvent, OfChannels, OfDeletion } from './context.ts';
import { tellingGuards, tellingWrites } from './issuer/memory.ts';
import { jobGuards, jobWrites } from './migration/jobs.ts';
import { transactionGuards, transactionWrites } from './payment/transactions.ts';
import { provisioningGuards, provisioningWrites } from './provisioning/memory.ts';
import { deletionGuards, deletionWrites } from './row/deletion-memory.ts';
import { rowGuards, rowWrites } from './row/memory.ts';
import { suspensionGuards, suspensionWrites } from './row/suspension-memory.ts';
import { accountGuards, accountWrites } from './session/accounts.ts';

const written = writing<AuthServerContext, AuthServerEvent>();

export const registry = setup({
  types: { context: {} as AuthServerContext, events: {} as AuthServerEvent },
  delays: timeouts,
  actions: {
    ...effects,
    ...written('durable', rowWrites),
    ...written('durable', activationWrites),
    ...written('durable', deletionWrites),
    ...written('durable', suspensionWrites),
    ...written('durable', accountWrites),
    ...written('durable', jobWrites),
    ...written('durable', transactionWrites),
    ...written('durable', tellingWrites),
    ...written('durable', provisioningWrites),
  },
  guards: {
    ...rowGuards,
    ...activationGuards,
    ...deletionGuards,
    ...suspensionGuards,
    ...jobGuards,
    ...transactionGuards,
    ...accountGuards,
    ...tellingGuards,
    ...provisioningGuards,
  },
});

/** The terminal of the device an element is in. */
export const terminalOf = ({ devices }: Roster, element: ElementIdentifier): PartyName =>
  devices.find(device => device.element === element)!.terminal;

const elementsByTerminal = ({ devices }: Roster) =>
  Object.fromEntries(devices.map(({ terminal, element }) => [terminal, element]));

/** The elements by channel, where a request does not name its element. */
export const channelsOf = ({ roster, readings }: Terms): OfChannels =>
  readings['bind-request'] === 'by-channel' ? { elements: elementsByTerminal(roster) } : {};

/** The elements by channel, where a row is deleted over the channel of its device alone. */
export const deletingOverOf = ({ roster, safeguards }: Terms): OfDeletion =>
  safeguards['deletion-check'] === 'channel' ? { deletingOver: elementsByTerminal(roster) } : {};
