/**
 * Claims about one party, each true in a local state and in every local state that follows it. The steps seen so far say which
 * local states follow. So a claim rests on the steps seen before it was made: the local states it is made of are closed under
 * them. One more step extends the claim, or refutes it.
 */

/** Claims by key; several keys have nothing to do with each other. */
export class ForwardClaims<Key> {
  /** The local states that each one was seen to lead to. */
  private readonly next: (Set<number> | undefined)[] = [];
  /** Of each key, for the local states looked at, whether the claim is true there. */
  private readonly known = new Map<Key, Map<number, boolean>>();

  /**
   * @param holds whether what is claimed is true in one local state; its answer never turns from false to true
   * @param statesMax a claim about more local states than this is not made
   */
  constructor(
    private readonly holds: (key: Key, local: number) => boolean,
    private readonly statesMax = Number.POSITIVE_INFINITY,
  ) {}

  /** Records that the party can come from one local state to another. Returns the keys whose claims this step refutes. */
  step(from: number, to: number): Key[] {
    if (from === to) return [];
    this.next[from] ??= new Set();
    const next = this.next[from];
    if (next.has(to)) return [];
    next.add(to);
    return [...this.known].flatMap(([key, known]) => {
      if (known.get(from) !== true || this.claim(key, to)) return [];
      this.retract(key);
      known.set(from, false);
      return [key];
    });
  }

  /** Whether the claim is true in a local state and in all that follow. Where it is, the answer is a claim from then on. */
  claim(key: Key, from: number): boolean {
    const known = this.known.get(key) ?? new Map<number, boolean>();
    this.known.set(key, known);
    const before = known.get(from);
    if (before !== undefined) return before;
    /** The local states walked, each with the one it was reached from. */
    const walked = new Map<number, number | undefined>([[from, undefined]]);
    for (const local of walked.keys()) {
      if (known.get(local) === false || walked.size > this.statesMax || !this.holds(key, local)) {
        // It fails in those on the path there too.
        for (let at: number | undefined = local; at !== undefined; at = walked.get(at)) known.set(at, false);
        return false;
      }
      for (const to of this.next[local] ?? []) if (known.get(to) !== true && !walked.has(to)) walked.set(to, local);
    }
    for (const local of walked.keys()) known.set(local, true);
    return true;
  }

  /** Takes back what was claimed of a key; where the claim is false stays known. Returns whether anything was claimed. */
  retract(key: Key): boolean {
    const known = this.known.get(key) ?? [];
    const claimed = [...known].flatMap(([local, isTrue]) => (isTrue ? [local] : []));
    for (const local of claimed) this.known.get(key)?.delete(local);
    return claimed.length > 0;
  }

  /** The keys that were asked about. */
  get keys(): Key[] {
    return [...this.known.keys()];
  }
}
