/** The guards and actions that an issuer's charts are written in. */
import { setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import { writing } from '../chart/writing.ts';
import { timeouts } from '../protocol/timeout.ts';
import type { IssuerContext, IssuerEvent } from './context.ts';
import { ledgerGuards, ledgerWrites } from './ledger.ts';
import { linkGuards, linkWrites } from './one-tap/memory.ts';
import { holdGuards, holdWrites } from './suspension/memory.ts';

const written = writing<IssuerContext, IssuerEvent>();

export const issuing = setup({
  types: { context: {} as IssuerContext, events: {} as IssuerEvent },
  delays: { issuerTimeout: timeouts.issuerTimeout, codeLifetime: timeouts.codeLifetime },
  actions: {
    ...effects,
    ...written('durable', ledgerWrites),
    ...written('durable', linkWrites),
    ...written('durable', holdWrites),
  },
  guards: { ...ledgerGuards, ...linkGuards, ...holdGuards },
});
