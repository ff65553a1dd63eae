/** Mutants of binding by one tap (P3). */
import { assign } from 'xstate';
import type { IssuerContext, IssuerEvent, Of } from '../issuer-server/context.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import type { TerminalContext } from '../terminal/context.ts';
import { edited, type Mutant } from './mutant.ts';

interface OfCard {
  readonly card: string;
}

/** The regions of an issuer's cards, also for an issuer that never answers. */
const issuerCards = (config: OpenConfig): readonly [string, OpenConfig][] =>
  Object.entries(config.states.serving.states ?? {});

export const overwriteTriple: Mutant = {
  name: 'overwrite-triple',
  story: 'The issuer keeps one element for each card and user: a second device takes the binding of the first.',
  party: 'issuerServer',
  mutate: chart =>
    chart.provide({
      actions: {
        bindTriple: assign({
          durable: (
            { context: { durable }, event }: { context: IssuerContext; event: IssuerEvent },
            params: unknown,
          ) => {
            const { card } = params as OfCard;
            const { user, element } = durable.links![card]!;
            const { transaction } = event as Of<'quick.allocated'>;
            const rest = durable.triples!.filter(each => each.card !== card || each.user !== user);
            return { ...durable, triples: [...rest, { card, user, element, transaction }] };
          },
        }) as never,
      },
    }),
};

export const batchVerification: Mutant = {
  name: 'batch-verification',
  story: 'One verified card of a user stands for every card of the account (m-batch-idv of the catalogue).',
  party: 'issuerServer',
  mutate: chart =>
    edited(
      chart.provide({
        guards: {
          verifiedOnce: ((
            { context, event }: { context: IssuerContext; event: Of<'quick.request'> },
            { card }: OfCard,
          ) =>
            event.card === card &&
            Object.values(context.durable.links ?? {}).some(
              ({ user, state }) => user === event.user && (state === 'allocating' || state === 'linked'),
            )) as never,
        },
      }),
      config => {
        for (const [card, { states }] of issuerCards(config))
          states.idle.on = {
            ...states.idle.on,
            'quick.request': {
              guard: { type: 'verifiedOnce', params: { card } },
              target: 'allocating',
              actions: { type: 'openLink', params: { card } },
              description: 'Knows the user already.',
            },
          };
      },
    ),
};

export const lateCodeAccepted: Mutant = {
  name: 'late-code-accepted',
  story: 'A request that was refused because its code had expired still takes the code.',
  party: 'issuerServer',
  mutate: chart =>
    edited(chart, config => {
      for (const [, { states }] of issuerCards(config)) {
        if (!states.challenged) continue;
        const [right] = states.challenged.on['code.answer'];
        states.refused.on['code.answer'] = [right, states.refused.on['code.answer']];
      }
    }),
};

export const activateOnTimer: Mutant = {
  name: 'activate-on-timer',
  story: 'A row that nobody confirms gets live when its lease runs out, instead of being retired.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of Object.values<OpenConfig>(config.states.running.states.binding.states))
        states.allocated.after.allocationLease.target = 'active';
    }),
};

/** Another card of this terminal waits for its issuer. */
const anotherLinks = ({ context }: { context: TerminalContext }, { card }: OfCard): boolean =>
  Object.entries(context.durable.bindings).some(
    ([other, { state }]) => other !== card && ['linking', 'challenged', 'verifying'].includes(state),
  );

export const sequentialBatch: Mutant = {
  name: 'sequential-batch',
  story: 'The terminal asks one issuer after another, and all of them under one time-out.',
  party: 'terminal',
  mutate: chart => {
    const queueing = edited(chart, config => {
      for (const [card, { states }] of Object.entries<OpenConfig>(config.states.running.states.binding.states)) {
        if (!states.linking) continue;
        const identified = states.identifying.on['element.identified'];
        const [chosen] = identified;
        identified.unshift({
          ...chosen,
          guard: { type: 'anotherLinks', params: { card } },
          target: 'queued',
          description: 'Waits for its turn.',
        });
        const next = { target: 'linking', description: 'Is next.' };
        const { description: _, ...gaveUp } = states.linking.states.askedAgain.after.replyTimeout;
        states.queued = {
          description: 'Waits for the outcome of the card before.',
          on: { 'quick.answer': next, 'quick.refused': next, 'delete.answer': states.linking.on['delete.answer'] },
          after: { replyTimeout: { ...gaveUp, description: 'The time is up for all of them.' } },
        };
      }
    });
    return queueing === chart ? chart : queueing.provide({ guards: { anotherLinks: anotherLinks as never } });
  },
};

/** Applies an edit to every message that a part of a chart sends. */
function everySent(node: OpenConfig, edit: (message: OpenConfig) => OpenConfig): void {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'send' && typeof node.params === 'function') {
    const { params } = node;
    node.params = (scope: unknown) => {
      const { to, message } = params(scope);
      return { to, message: edit(message) };
    };
  } else for (const inner of Object.values(node)) everySent(inner, edit);
}

export const listOtherIssuer: Mutant = {
  name: 'list-other-issuer',
  story: 'The server names the issuer of the next card in the list with each card.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config =>
      everySent(config.states.running.states.sessions?.states, message => {
        if (message.type !== 'cards.found') return message;
        const { cards } = message as { cards: readonly { readonly issuer: string }[] };
        return {
          ...message,
          cards: cards.map((card, at) => ({ ...card, issuer: cards[(at + 1) % cards.length]!.issuer })),
        };
      }),
    ),
};
