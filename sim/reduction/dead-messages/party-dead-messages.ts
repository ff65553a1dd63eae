/**
 * Dead messages of one party: a message is dead in a local state where no delivery of it has an effect any more. In that local
 * state and in every one that follows it, a delivery of the message, if one is taken at all, is heard and changes, sends and
 * reports nothing. `ForwardClaims` holds the claims; a refuted claim begins the search again.
 */
import { ForwardClaims } from '../forward-claims.ts';

export class PartyDeadMessages {
  /** Whether a claim that was made turned out to be wrong. */
  isRefuted = false;
  /** Messages that were left out. */
  readonly leftOut = new Set<number>();
  private readonly kept = new Set<number>();
  private areAllKept = false;
  private readonly claims: ForwardClaims<number>;

  /** @param ignores whether delivering a message in a local state, if deliveries are taken there, changes nothing */
  constructor(ignores: (local: number, message: number) => boolean) {
    this.claims = new ForwardClaims((message, local) => ignores(local, message));
  }

  /** The messages of an inbox that are not dead. */
  alive(local: number, messages: readonly number[]): readonly number[] {
    return messages.filter(message => {
      const isDead = !this.areAllKept && !this.kept.has(message) && this.claims.claim(message, local);
      if (isDead) this.leftOut.add(message);
      return !isDead;
    });
  }

  /** The party can come from one local state to another. */
  step(from: number, to: number): void {
    if (this.claims.step(from, to).length > 0) this.isRefuted = true;
  }

  /** The message stays in the inbox from now on: a property or another party depends on it. */
  keep(message: number): void {
    this.kept.add(message);
    this.retract(message);
  }

  /** Every message stays in the inbox from now on: a property reads the inbox. */
  keepAll(): void {
    this.areAllKept = true;
    this.withdrawClaims();
  }

  /** Takes back every claim. */
  withdrawClaims(): void {
    for (const message of this.claims.keys) this.retract(message);
  }

  /** Begins again, with what was learned. */
  restart(): void {
    this.isRefuted = false;
    this.leftOut.clear();
  }

  private retract(message: number): void {
    if (this.claims.retract(message)) this.isRefuted = true;
  }
}
