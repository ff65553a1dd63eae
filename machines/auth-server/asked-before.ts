/** Bind requests the auth server has seen before, and those the network has kept for too long. */
import type { CardMessage } from '../protocol/message.ts';
import type { AuthServerContext } from './context.ts';
import { stageOf } from './row-state.ts';

type BindRequest = Extract<CardMessage, { type: 'bind.request' }>;

/** Whether a row was opened for this very request. */
export function isKnown({ durable }: AuthServerContext, { request }: BindRequest): boolean {
  return durable.rows.some(row => row?.request === request);
}

/** Whether the card is live on that element already: then the request was overtaken by the one the card is live by. */
export function isOvertaken({ durable }: AuthServerContext, { card, element }: BindRequest): boolean {
  return durable.rows.some(
    row => row !== null && stageOf[row.state] === 'bound' && row.card === card && row.element === element,
  );
}

/** Whether a request is to open no row. */
export function isStale(context: AuthServerContext, request: BindRequest): boolean {
  return isKnown(context, request) || isOvertaken(context, request);
}
