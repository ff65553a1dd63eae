/**
 * Dead messages of one party. A message is dead in a local state if, in that local state and in every one reachable
 * from it, a delivery of the message, if one is possible, changes, sends and reports nothing. While unheard messages
 * are to be kept, it has to be heard as well.
 *
 * Which local states are reachable is learned from the steps seen, of whatever kind. So a claim rests on the steps seen
 * before it was made. The local states in which a message is claimed dead are closed under the steps seen; a new step
 * extends this set or refutes the claim.
 */

export class PartyDeadMessages {
  /** Whether a claim is refuted. */
  isRefuted = false;
  /** The messages that were left out. */
  readonly leftOut = new Set<number>();
  private readonly kept = new Set<number>();
  private areAllKept = false;
  /** By message and local state: whether the message is claimed dead there. */
  private readonly claims = new Map<number, Map<number, boolean>>();
  /** By local state: the local states that one step was seen to lead to. */
  private readonly steps: Set<number>[] = [];

  /** @param ignores whether a delivery of the message in the local state changes nothing, or none is possible there */
  constructor(private readonly ignores: (local: number, message: number) => boolean) {}

  /** The messages of an inbox that are not dead. */
  alive(local: number, messages: readonly number[]): readonly number[] {
    return messages.filter(message => {
      const isDead = this.isDead(local, message);
      if (isDead) this.leftOut.add(message);
      return !isDead;
    });
  }

  /** Records that a step leads the party from one local state to another. */
  step(from: number, to: number): void {
    if (from === to) return;
    this.steps[from] ??= new Set();
    if (this.steps[from].has(to)) return;
    this.steps[from].add(to);
    for (const [message, claims] of this.claims)
      if (claims.get(from) === true && !this.isDeadFrom(to, message, claims)) this.refute(message, from);
  }

  /** Keeps a message in the inbox from now on. */
  keep(message: number): void {
    this.kept.add(message);
    this.refute(message);
  }

  /** Keeps all messages from now on, since a property reads the inbox. */
  keepAll(): void {
    this.areAllKept = true;
    this.withdrawClaims();
  }

  /** Withdraws every claim that a message is dead. */
  withdrawClaims(): void {
    for (const message of this.claims.keys()) this.refute(message);
  }

  /** Prepares the next search, with what was learned. */
  restart(): void {
    this.isRefuted = false;
    this.leftOut.clear();
  }

  private isDead(local: number, message: number): boolean {
    if (this.areAllKept || this.kept.has(message)) return false;
    let claims = this.claims.get(message);
    if (!claims) {
      claims = new Map();
      this.claims.set(message, claims);
    }
    return this.isDeadFrom(local, message, claims);
  }

  /**
   * Whether a message is dead in a local state: by an earlier claim, or else by a search through the local states that
   * follow.
   */
  private isDeadFrom(from: number, message: number, claims: Map<number, boolean>): boolean {
    const known = claims.get(from);
    if (known !== undefined) return known;
    /** The local states visited, each with its predecessor. */
    const visited = new Map<number, number | undefined>([[from, undefined]]);
    for (const local of visited.keys()) {
      if (claims.get(local) === false || !this.ignores(local, message)) {
        // The message is alive in every predecessor on the path as well.
        for (let at: number | undefined = local; at !== undefined; at = visited.get(at)) claims.set(at, false);
        return false;
      }
      for (const to of this.steps[local] ?? []) if (claims.get(to) !== true && !visited.has(to)) visited.set(to, local);
    }
    for (const local of visited.keys()) claims.set(local, true);
    return true;
  }

  /**
   * Withdraws the claims that a message is dead, but not those that it is alive.
   * @param local a local state where it is alive
   */
  private refute(message: number, local?: number): void {
    const claims = this.claims.get(message);
    for (const [each, isDead] of claims ?? [])
      if (isDead) {
        claims?.delete(each);
        this.isRefuted = true;
      }
    if (local !== undefined) claims?.set(local, false);
  }
}
