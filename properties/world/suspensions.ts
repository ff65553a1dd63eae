/** What suspension properties read of a world: who suspends what, as the actors know it, and whom rows are held by. */
import { type ActorState, type BindingRow, cardHolder, type IssuerContext, issuerOf } from '#machines';
import type { WorldView } from '#sim';

/** One actor, what it may suspend, and where it is with it. */
interface Actor {
  readonly actor: 'issuer' | 'lostMode';
  readonly state: ActorState;
  /** How often it has asked. */
  readonly order: number;
  readonly isAbout: (row: BindingRow) => boolean;
}

/** Every actor of a world; none where nobody can suspend. */
export function actorsOf(world: WorldView): readonly Actor[] {
  const { roster } = world;
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

/** Whether an actor was told that its suspension of this row stands, and has not begun to take it back. */
export function isHeldForSure(world: WorldView, row: BindingRow): boolean {
  return actorsOf(world).some(({ state, isAbout }) => state === 'suspended' && isAbout(row));
}

/** Whether no actor suspends anything, or is about to. */
export function allAreFree(world: WorldView): boolean {
  return actorsOf(world).every(({ state }) => state === 'free');
}
