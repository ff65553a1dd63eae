/** Readers of a world for suspension properties: the actors, and their own knowledge of their suspensions. */

import { type ActorState, type BindingRow, cardHolder, type IssuerContext, issuerOf } from '#machines';
import type { WorldView } from '#sim';
import { rosterOf } from './cards.ts';

/** An actor, the rows that it can suspend, and the state of its suspension. */
interface Actor {
  readonly actor: 'issuer' | 'lostMode';
  readonly state: ActorState;
  /** The number of its requests so far. */
  readonly order: number;
  readonly isAbout: (row: BindingRow) => boolean;
}

/** Every actor that can suspend; none if the roster names none. */
export function actorsOf(world: WorldView): readonly Actor[] {
  const roster = rosterOf(world);
  const { suspends = [] } = roster;
  const holder = world.local(cardHolder);
  const { lostMode = {} } = holder.value as { lostMode?: Record<string, ActorState | object> };
  const { orders } = (holder.context as { durable: { orders?: Record<string, number> } }).durable;
  return [
    ...(suspends.includes('issuer') ? roster.cards : []).map(({ name }): Actor => {
      const { holds } = (world.local(issuerOf(roster, name)).context as IssuerContext).durable;
      const { state, order } = holds?.[name] ?? { state: 'free', order: 0 };
      return { actor: 'issuer', state, order, isAbout: ({ card }) => card === name };
    }),
    ...(suspends.includes('lostMode') ? roster.devices : []).map(({ name, element }): Actor => {
      const at = lostMode[name]!;
      const state = typeof at === 'string' ? at : (Object.keys(at)[0] as ActorState);
      return {
        actor: 'lostMode',
        state: state as ActorState,
        order: orders?.[name] ?? 0,
        isAbout: row => row.element === element,
      };
    }),
  ];
}

/** Whether an actor has the confirmation that this row is suspended, and has not asked to resume. */
export function isHeldForSure(world: WorldView, row: BindingRow): boolean {
  return actorsOf(world).some(({ state, isAbout }) => state === 'suspended' && isAbout(row));
}

/** Whether no actor suspends a row or has requested it. */
export function allAreFree(world: WorldView): boolean {
  return actorsOf(world).every(({ state }) => state === 'free');
}
