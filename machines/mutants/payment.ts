/** Mutants of payment: of the element's counter and instances, of the point of sale, of auth server and issuer. */
import { assign } from 'xstate';
import type { Send } from '../chart/effect.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import { issuerServer } from '../protocol/party-name.ts';
import type { ElementContext } from '../secure-element/context.ts';
import { edited, type Mutant } from './mutant.ts';

export const countRolledBack: Mutant = {
  name: 'count-rolled-back',
  story: 'The transaction number is written inside a transaction that power loss rolls back (m-atc-in-transaction).',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      config.states.proving.on = {
        tear: {
          target: 'off',
          actions: [
            assign({
              durable: ({ context: { durable, volatile } }: { context: ElementContext }) => ({
                ...durable,
                instances: durable.instances.map(each =>
                  each.cardType === volatile.tap?.cardType ? { ...each, counter: each.counter - 1 } : each,
                ),
              }),
            }),
            'loseTransient',
          ],
          description: 'The power is cut, and the number is as it was.',
        },
      };
    }),
};

export const countResetOnBind: Mutant = {
  name: 'count-reset-on-bind',
  story: 'Storing a record beside an instance sets its transaction counter to nought (m-atc-reset-on-bind).',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const { written } = config.states.storing.states;
      const [closes, ...rest] = written.after[0].actions;
      const resets = assign({
        durable: ({ context: { durable } }: { context: ElementContext }) => ({
          ...durable,
          instances: durable.instances.map(each => ({ ...each, counter: 0 })),
        }),
      });
      written.after[0].actions = [closes, resets, ...rest];
    }),
};

export const refusalNotFinal: Mutant = {
  name: 'refusal-not-final',
  story: 'An activation refused during a tap may be obeyed after it, where its command comes twice.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const branches = config.states.tapped.on['token.activate'];
      branches.at(-1).actions.shift();
    }),
};

export const wrongInstance: Mutant = {
  name: 'wrong-instance',
  story: 'The element answers for one card type with the instance of the other (m-swapped-aid).',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const [send] = config.states.proving.after[0].actions;
      const { params } = send;
      send.params = (scope: unknown) => {
        const { to, message } = params(scope);
        const { proof } = message;
        const cardType = proof.key.cardType === 'debit' ? 'credit' : 'debit';
        return { to, message: { ...message, proof: { ...proof, key: { ...proof.key, cardType } } } };
      };
    }),
};

export const directoryListsAll: Mutant = {
  name: 'directory-lists-all',
  story: 'The directory keeps the identifiers of both instances, whichever pays (a stale PPSE entry).',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      for (const state of [config.states.ready, config.states.tapped]) {
        const { actions } = state.on['directory.select'];
        const { params } = actions;
        actions.params = (scope: { context: ElementContext }) => {
          const { to, message } = params(scope);
          return { to, message: { ...message, aids: scope.context.durable.instances.map(({ aid }) => aid) } };
        };
      }
    }),
};

export const crossedIdentifiers: Mutant = {
  name: 'crossed-identifiers',
  story: 'The element gives the card transaction identifier of another record with the proof.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const [send] = config.states.proving.after[0].actions;
      const { params } = send;
      send.params = (scope: { context: ElementContext }) => {
        const { to, message } = params(scope);
        const other = scope.context.durable.records.find(({ transaction }) => transaction !== message.transaction);
        return { to, message: { ...message, transaction: other?.transaction ?? message.transaction } };
      };
    }),
};

export const anotherProof: Mutant = {
  name: 'another-proof',
  story: 'Where the auth server does not answer, the point of sale gets itself another proof (m-double-gpo).',
  party: 'pointOfSale',
  mutate: chart =>
    edited(chart, config => {
      config.states.verifying.states.asked.after.replyTimeout.target = '#pointOfSale.selecting';
    }),
};

export const standIn: Mutant = {
  name: 'stand-in',
  story: 'Where the auth server does not answer, the point of sale takes the payment for approved (m-stand-in).',
  party: 'pointOfSale',
  mutate: chart =>
    edited(chart, config => {
      const [approved] = config.states.verifying.on['transaction.result'];
      const last = config.states.verifying.states.askedAgain.after.replyTimeout;
      last.target = `#pointOfSale.${approved.target}`;
      last.actions = approved.actions;
    }),
};

export const patientPointOfSale: Mutant = {
  name: 'patient-point-of-sale',
  story: 'The point of sale waits for the auth server for ever and never asks again.',
  party: 'pointOfSale',
  mutate: chart =>
    edited(chart, config => {
      delete config.states.verifying.states.asked.after;
    }),
};

/** The regions of the auth server's transactions. */
const transactions = (config: OpenConfig): readonly OpenConfig[] =>
  Object.values(config.states.running.states.payment?.states ?? {});

export const oneIssuerForAll: Mutant = {
  name: 'one-issuer-for-all',
  story: 'The auth server has every card charged by one issuer, whichever issued it.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of transactions(config))
        for (const asking of ['asked', 'askedAgain'])
          for (const entry of [states.authorising.states[asking].entry].flat())
            if (entry.type === 'send') {
              const { params } = entry;
              entry.params = (scope: unknown): Send => ({ ...params(scope), to: issuerServer });
            }
    }),
};

export const serverStandsIn: Mutant = {
  name: 'server-stands-in',
  story: 'Where the issuer does not answer, the auth server approves in its place (m-stand-in).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of transactions(config)) {
        const [approves] = states.authorising.on['authorisation.answer'];
        const { guard: _, ...inItsPlace } = approves;
        delete states.authorising.states.asked.after;
        states.authorising.after = { issuerTimeout: inItsPlace };
      }
    }),
};

export const chargesWhateverComes: Mutant = {
  name: 'charges-whatever-comes',
  story: 'The issuer charges whatever it is asked to charge, and leaves it to the auth server to stop payments.',
  party: 'issuerServer',
  mutate: chart => chart.provide({ guards: { charges: () => true } as never }),
};
