/**
 * What the phases of the terminal share: the wallet app's memory, and the words its charts are written in.
 */
import { assign, setup } from 'xstate';
import type { CardType } from '../protocol/card.ts';
import { effects, sendFrom } from '../protocol/effect.ts';
import type {
  CardMessage,
  ElementIdentifier,
  MessageType,
  RequestIdentity,
  TransactionIdentifier,
} from '../protocol/message.ts';
import { authServer, cardHolder, secureElement } from '../protocol/party-name.ts';
import { timeouts } from '../protocol/timeout.ts';

/** What the app keeps of one card, from the first request to the bound card. */
export interface Binding {
  /** The state of the card's region, mirrored. */
  readonly state: string;
  readonly request: RequestIdentity;
  readonly claimedType: CardType;
  readonly element?: ElementIdentifier;
  readonly cardType?: CardType;
  readonly transaction?: TransactionIdentifier;
}

export interface TerminalContext {
  readonly durable: {
    /** Kept outside the app’s own memory, so that identifiers stay fresh after a reinstall. */
    readonly installation: number;
    /** Requests made so far by this installation. */
    readonly requested: number;
    readonly bindings: Readonly<Record<string, Binding>>;
  };
  readonly volatile: Record<string, never>;
}

export const newWallet: TerminalContext = { durable: { installation: 1, requested: 0, bindings: {} }, volatile: {} };

export type TerminalEvent =
  | Extract<
      CardMessage,
      {
        type:
          | 'bind.start'
          | 'element.identified'
          | 'element.reset'
          | 'bind.answer'
          | 'bind.refused'
          | 'record.stored'
          | 'record.refused'
          | 'record.erased'
          | 'bind.confirmed'
          | 'bind.retired';
      }
    >
  | { type: 'crash' }
  | { type: 'restart' };

interface OfCard {
  readonly card: string;
}

const keeping = (context: TerminalContext, card: string, kept: Partial<Binding>) => ({
  ...context.durable,
  bindings: { ...context.durable.bindings, [card]: { ...context.durable.bindings[card]!, ...kept } },
});

export const wallet = setup({
  types: { context: {} as TerminalContext, events: {} as TerminalEvent },
  delays: { replyTimeout: timeouts.replyTimeout },
  actions: {
    ...effects,
    /** Writes down the state just entered, so that a crash cannot lose it. */
    mirror: assign({
      durable: ({ context }, { card, state }: OfCard & { state: string }) => keeping(context, card, { state }),
    }),
    /** Forgets a card that is not bound. */
    clear: assign({
      durable: ({ context }, { card }: OfCard) => {
        const { [card]: _, ...bindings } = context.durable.bindings;
        return { ...context.durable, bindings };
      },
    }),
    /** A fresh request, scoped by the installation. */
    newRequest: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const { claimedType } = event as Extract<TerminalEvent, { type: 'bind.start' }>;
        const requested = context.durable.requested + 1;
        const request = `request${context.durable.installation}.${requested}`;
        const begun: Binding = { state: 'identifying', request, claimedType };
        return { ...context.durable, requested, bindings: { ...context.durable.bindings, [card]: begun } };
      },
    }),
    keepElement: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const { element } = event as Extract<TerminalEvent, { type: 'element.identified' }>;
        return keeping(context, card, { element });
      },
    }),
    keepAnswer: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const { cardType, transaction } = event as Extract<TerminalEvent, { type: 'bind.answer' }>;
        return keeping(context, card, { cardType, transaction });
      },
    }),
  },
  guards: {
    mine: ({ event }, { card }: OfCard) => 'card' in event && event.card === card,
    myRequest: ({ context, event }, { card }: OfCard) =>
      'card' in event &&
      event.card === card &&
      'request' in event &&
      event.request === context.durable.bindings[card]?.request,
    myTransaction: ({ context, event }, { card }: OfCard) =>
      'card' in event &&
      event.card === card &&
      'transaction' in event &&
      event.transaction === context.durable.bindings[card]?.transaction,
    was: ({ context }, { card, state }: OfCard & { state: string }) => context.durable.bindings[card]?.state === state,
  },
});

/** A named guard or action about one card. */
export function of<Type extends string, More extends object = object>(card: string, type: Type, more?: More) {
  return { type, params: { card, ...more } as OfCard & More };
}

/** What each message of the terminal carries of the binding it is about. */
const carries: Partial<Record<MessageType, readonly [to: string, fields: readonly (keyof Binding)[]]>> = {
  'element.identify': [secureElement, []],
  'bind.request': [authServer, ['request', 'element', 'claimedType']],
  'record.store': [secureElement, ['transaction', 'cardType']],
  'record.erase': [secureElement, ['transaction']],
  'bind.confirm': [authServer, ['transaction']],
  'bind.abort': [authServer, ['transaction']],
};

/** Sends a message about one card's binding. */
export function asks(type: keyof typeof carries, card: string) {
  const [to, fields] = carries[type]!;
  return sendFrom<TerminalContext, TerminalEvent>(to, ({ context }) => {
    const binding = context.durable.bindings[card]!;
    return { type, card, ...Object.fromEntries(fields.map(field => [field, binding[field]])) };
  });
}

/** Tells the card holder; without a reason, the one in the refusal at hand. */
export function tells(type: 'bind.done' | 'bind.failed', card: string, reason?: string) {
  return sendFrom<TerminalContext, TerminalEvent>(cardHolder, ({ event }) => {
    if (type === 'bind.done') return { type, card };
    return { type, card, reason: reason ?? ('reason' in event ? event.reason : 'noAnswer') };
  });
}
