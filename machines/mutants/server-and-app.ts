/** Mutants of the servers and of the terminal, in binding. */
import { assign } from 'xstate';
import type { AuthServerContext } from '../auth-server/context.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import { edited, type Mutant } from './mutant.ts';

export const rowsInMemory: Mutant = {
  name: 'rows-in-memory',
  story: 'A row is kept in volatile memory until it is confirmed, so that a crash forgets it.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      config.on.crash.actions = assign({
        durable: ({ context }: { context: AuthServerContext }) => ({
          ...context.durable,
          rows: context.durable.rows.map(row => (row?.state === 'active' ? row : null)),
        }),
      });
    }),
};

export const deafToLateAnswers: Mutant = {
  name: 'deaf-to-late-answers',
  story: 'Once it has an answer the terminal no longer expects another, though it may have asked twice.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const region of Object.values<{ states: Record<string, { on: Record<string, unknown> }> }>(
        config.states.running.states.binding.states,
      ))
        delete region.states.storing!.on['bind.answer'];
    }),
};

export const oneTypeForAll: Mutant = {
  name: 'one-type-for-all',
  story: 'The auth server does not work out the card type: it takes every card for a debit card.',
  party: 'authServer',
  mutate: chart =>
    chart.provide({
      actions: {
        takeType: assign({
          durable: ({ context: { durable } }: { context: AuthServerContext }, { row }: { row: number }) => ({
            ...durable,
            rows: durable.rows.map((held, at) => (at === row && held ? { ...held, cardType: 'debit' } : held)),
          }),
        }) as never,
      },
    }),
};

export const vouchesForWhateverComes: Mutant = {
  name: 'vouches-for-whatever-comes',
  story: 'The issuer vouches for a card without looking at the card authentication information.',
  party: 'issuerServer',
  mutate: chart => chart.provide({ guards: { isAuthentic: () => true } as never }),
};

export const waitsForEver: Mutant = {
  name: 'waits-for-ever',
  story: 'The terminal has no time-out while the server is to delete a card.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of Object.values<OpenConfig>(config.states.running.states.binding.states))
        if (states.deleting) delete states.deleting.states.asked.after;
    }),
};

export const silentSignOut: Mutant = {
  name: 'silent-sign-out',
  story: 'The terminal does not tell the server that the user has signed out.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const { on } of Object.values<OpenConfig>(config.states.running.states.session?.states ?? {})) {
        const ends = on?.['session.end'];
        if (ends?.target) ends.target = 'signedOut';
      }
    }),
};

export const silentNewApp: Mutant = {
  name: 'silent-new-app',
  story: 'A new app does not tell the server that the session of the app before is over.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      const { signingOut } = config.states.running.states.session?.states ?? {};
      for (const state of Object.values<OpenConfig>(signingOut?.states ?? {})) state.entry = [];
    }),
};
