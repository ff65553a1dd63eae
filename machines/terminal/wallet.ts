/** The guards and actions that the terminal's charts are written in. */
import { assign, setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import { writing } from '../chart/writing.ts';
import type { Roster } from '../protocol/card.ts';
import { timeouts } from '../protocol/timeout.ts';
import {
  activationGuards,
  activationWrites,
  commandWrites,
  keepingCommand,
  type Pairing,
} from './activation/memory.ts';
import { overtakingQuestion, shownGuards, shownWrites } from './activation/shown-memory.ts';
import { cardGuards, cardWrites, codeWrites } from './card/memory.ts';
import type { TerminalContext, TerminalEvent, Volatile } from './context.ts';
import { listGuards, listWrites, reinstalled } from './list/memory.ts';
import { operationGuards, operationWrites } from './migration/memory.ts';
import { provisioningGuards, provisioningWrites } from './provisioning/memory.ts';
import { sessionGuards, sessionWrites } from './session/memory.ts';

export const nothingHeld: Volatile = { data: {}, instructions: {}, commands: [] };

const written = writing<TerminalContext, TerminalEvent>();

export const wallet = setup({
  types: { context: {} as TerminalContext, events: {} as TerminalEvent },
  delays: timeouts,
  actions: {
    ...effects,
    ...written('durable', cardWrites),
    ...written('durable', sessionWrites),
    ...written('durable', operationWrites),
    ...written('durable', listWrites),
    ...written('durable', activationWrites),
    ...written('durable', shownWrites),
    ...written('durable', provisioningWrites),
    ...written('volatile', codeWrites),
    ...written('volatile', commandWrites),
    keepCommand: assign({
      durable: ({ context }, { cardType }: Pairing) => overtakingQuestion(context, cardType),
      volatile: (scope, params: Pairing) => keepingCommand(scope, params),
    }),
    /** What a crash loses. */
    forget: assign({ volatile: nothingHeld }),
    reinstall: assign({
      durable: ({ context }, { roster, lists }: { roster: Roster; lists: boolean }) =>
        reinstalled(context, roster, lists),
      volatile: nothingHeld,
    }),
  },
  guards: {
    ...cardGuards,
    ...sessionGuards,
    ...operationGuards,
    ...listGuards,
    ...activationGuards,
    ...shownGuards,
    ...provisioningGuards,
  },
});
