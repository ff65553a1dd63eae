/**
 * Dead messages of one party: a message is dead in a local state where nothing will ever come of it. In that local state
 * and in every one the party comes to from there, a delivery of the message, if one is taken at all, is heard and changes,
 * sends and reports nothing.
 *
 * What a party comes to is learned from what it was seen to do: from one local state to another, whatever the reason. So
 * a claim rests on the steps seen before it was made. Claims about one message are kept as a set of local states that is
 * closed under the steps seen; one more step makes it grow, or shows that a claim was wrong.
 */

export class PartyDeadMessages {
  /** Whether a claim that was made turned out to be wrong. */
  isRefuted = false;
  /** Messages that were left out. */
  readonly leftOut = new Set<number>();
  private readonly kept = new Set<number>();
  private areAllKept = false;
  /** Of each message, for each local state asked about, whether it is dead there. */
  private readonly claims = new Map<number, Map<number, boolean>>();
  /** The local states each one was seen to lead to. */
  private readonly steps: Set<number>[] = [];

  /** @param ignores whether delivering a message in a local state, if deliveries are taken there, changes nothing */
  constructor(private readonly ignores: (local: number, message: number) => boolean) {}

  /** The messages of an inbox that are not dead. */
  alive(local: number, messages: readonly number[]): readonly number[] {
    return messages.filter(message => {
      const isDead = this.isDead(local, message);
      if (isDead) this.leftOut.add(message);
      return !isDead;
    });
  }

  /** The party can come from one local state to another. */
  step(from: number, to: number): void {
    if (from === to) return;
    this.steps[from] ??= new Set();
    if (this.steps[from].has(to)) return;
    this.steps[from].add(to);
    for (const [message, claims] of this.claims)
      if (claims.get(from) === true && !this.holds(to, message, claims)) this.refute(message, from);
  }

  /** Somebody has to see the message in the inbox. */
  keep(message: number): void {
    this.kept.add(message);
    this.refute(message);
  }

  /** Somebody looks into the inbox. */
  keepAll(): void {
    this.areAllKept = true;
    this.doubt();
  }

  /** Nothing that was claimed to be dead is sure any more. */
  doubt(): void {
    for (const message of this.claims.keys()) this.refute(message);
  }

  /** Begins anew, with what was learned. */
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
    return this.holds(local, message, claims);
  }

  /** Whether a message is dead in a local state: as was said before, or else as a walk tells. */
  private holds(from: number, message: number, claims: Map<number, boolean>): boolean {
    const known = claims.get(from);
    if (known !== undefined) return known;
    /** The local states walked, each with the one it was reached from. */
    const walked = new Map<number, number | undefined>([[from, undefined]]);
    for (const local of walked.keys()) {
      if (claims.get(local) === false || !this.ignores(local, message)) {
        // It is not dead in those on the way there either.
        for (let at: number | undefined = local; at !== undefined; at = walked.get(at)) claims.set(at, false);
        return false;
      }
      for (const to of this.steps[local] ?? []) if (claims.get(to) !== true && !walked.has(to)) walked.set(to, local);
    }
    for (const local of walked.keys()) claims.set(local, true);
    return true;
  }

  /** What a message was claimed to be dead in is not sure any more; where it is not dead stays known. */
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
