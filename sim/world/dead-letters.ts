/**
 * Dead letters of one party: a message is dead in a local state where nothing will ever come of it, whatever the party
 * does from there on. In that local state and in every one it may come to, a delivery of the message, if one is taken at
 * all, is heard and changes, sends and reports nothing.
 *
 * What a party may come to is walked over its chart alone, asking it all that it can ever be asked: every message known
 * to have been put into its inbox, in any order and number, its timers, intents and faults. So a claim rests on the
 * messages known when it was made. It is kept as the set of local states walked, which is closed: when one more message
 * becomes known, each of them is asked about that one too, and the set grows, or the claim turns out to be wrong.
 */

/** What the party does, so far as it matters here. */
export interface Behaviour {
  /** Every local state one step away, where these messages may be delivered. */
  next(local: number, messages: readonly number[]): readonly number[];
  /** Whether delivering a message in this local state, if any delivery is taken there, is heard and changes nothing. */
  ignores(local: number, message: number): boolean;
}

/** Longer walks are given up, and the claim is not made. */
const statesMost = 4_000;

/** The local states one step away from one, as far as so many messages were known. */
interface Steps {
  known: number;
  readonly to: Set<number>;
}

export class DeadLetters {
  /** Whether a claim that was made turned out to be wrong. */
  isRefuted = false;
  /** Messages that were left out. */
  readonly leftOut = new Set<number>();
  private readonly known: number[] = [];
  private readonly kept = new Set<number>();
  private areAllKept = false;
  /** Of each message, for each local state asked about, whether it is dead there. */
  private readonly claims = new Map<number, Map<number, boolean>>();
  private readonly steps: (Steps | undefined)[] = [];

  constructor(
    private readonly behaviour: Behaviour,
    private readonly most = statesMost,
  ) {}

  /** The messages of an inbox that are not dead. */
  alive(local: number, messages: readonly number[]): readonly number[] {
    return messages.filter(message => {
      const isDead = this.isDead(local, message);
      if (isDead) this.leftOut.add(message);
      return !isDead;
    });
  }

  /** A message is put into the inbox, perhaps for the first time. */
  put(message: number): void {
    if (this.known.includes(message)) return;
    this.known.push(message);
    for (const [claimed, claims] of this.claims)
      for (const [local, isDead] of [...claims])
        if (isDead && ![...this.next(local)].every(to => this.holds(to, claimed, claims))) {
          this.refute(claimed);
          break;
        }
  }

  /** Somebody has to see the message in the inbox. */
  keep(message: number): void {
    this.kept.add(message);
    this.refute(message);
  }

  /** Somebody looks into the inbox. */
  keepAll(): void {
    this.areAllKept = true;
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
    /** The local states walked, nearest first, each with the one it was reached from. */
    const walked = new Map<number, number | undefined>([[from, undefined]]);
    for (const local of walked.keys()) {
      if (walked.size > this.most) return this.remember(from, false, claims);
      if (claims.get(local) === false || !this.behaviour.ignores(local, message)) {
        // It is not dead in those on the way there either.
        for (let at: number | undefined = local; at !== undefined; at = walked.get(at)) claims.set(at, false);
        return false;
      }
      for (const to of this.next(local)) if (claims.get(to) !== true && !walked.has(to)) walked.set(to, local);
    }
    for (const local of walked.keys()) claims.set(local, true);
    return true;
  }

  private remember(local: number, isDead: boolean, claims: Map<number, boolean>): boolean {
    claims.set(local, isDead);
    return isDead;
  }

  /** What a message was claimed to be dead in is not sure any more; where it is not dead stays known. */
  private refute(message: number): void {
    const claims = this.claims.get(message);
    for (const [local, isDead] of claims ?? [])
      if (isDead) {
        claims?.delete(local);
        this.isRefuted = true;
      }
  }

  /** The local states one step away, by whatever is known. */
  private next(local: number): ReadonlySet<number> {
    const { known } = this;
    this.steps[local] ??= { known: -1, to: new Set() };
    const steps = this.steps[local];
    if (steps.known < known.length) {
      for (const to of this.behaviour.next(local, steps.known < 0 ? known : known.slice(steps.known))) steps.to.add(to);
      steps.to.delete(local);
      steps.known = known.length;
    }
    return steps.to;
  }
}
