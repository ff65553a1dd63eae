/** A directed graph that accepts no edge that would close a cycle. */
export class Acyclic {
  private readonly edges = new Map<string, Set<string>>();

  /** Adds an edge to each of the nodes `to`. Returns false, and adds none, if one of them would close a cycle. */
  add(from: string, to: readonly string[]): boolean {
    if (to.some(each => this.hasPath(each, from))) return false;
    const known = this.edges.get(from) ?? new Set();
    for (const each of to) known.add(each);
    this.edges.set(from, known);
    return true;
  }

  private hasPath(from: string, to: string): boolean {
    const seen = new Set<string>([from]);
    for (const each of seen) {
      if (each === to) return true;
      for (const next of this.edges.get(each) ?? []) seen.add(next);
    }
    return false;
  }
}
