/**
 * The tree of a breadth-first search that does not keep its worlds, in two bytes a world: the choice that led to it, and
 * how many worlds were first found from it. Worlds are found in the order of their parents, so a parent is found by
 * adding up. (`ReplayedPaths` needs neither byte, where the worlds are kept.)
 */

/** Parents in a block. */
const blockSize = 256;

export class CompactPaths {
  private readonly choices = new Bytes();
  private readonly children = new Bytes();
  /** How many worlds were known before block b of parents was listed. */
  private readonly before: number[] = [];
  /** Worlds known; the first of them is the beginning. */
  private count = 1;

  get bytes(): number {
    return this.choices.bytes + this.children.bytes + 8 * this.before.length;
  }

  /** To be told before the children of each world, one world after another. */
  open(parent: number): void {
    if (parent % blockSize === 0) this.before.push(this.count);
  }

  /** A world that is new, found by a choice from the world opened last; gives its place. */
  add(parent: number, choice: number): number {
    this.choices.set(this.count, choice);
    this.children.set(parent, this.children.get(parent) + 1);
    return this.count++;
  }

  /** The choices that lead to a world from the beginning; and one more taken there. */
  way(world: number, last?: number): number[] {
    const way = last === undefined ? [] : [last];
    for (let at = world; at > 0; at = this.parent(at)) way.push(this.choices.get(at));
    return way.reverse();
  }

  private parent(child: number): number {
    let block = 0;
    let end = this.before.length;
    while (end - block > 1) {
      const middle = (block + end) >> 1;
      if (this.before[middle]! <= child) block = middle;
      else end = middle;
    }
    let parent = block * blockSize;
    let known = this.before[block]! + this.children.get(parent);
    while (known <= child) known += this.children.get(++parent);
    return parent;
  }
}

/** Small numbers, a byte each; one that does not fit is kept beside. */
class Bytes {
  private readonly blocks: Uint8Array[] = [];
  private readonly large = new Map<number, number>();

  get bytes(): number {
    return this.blocks.length * Bytes.blockSize;
  }

  get(at: number): number {
    const number = this.blocks[Math.floor(at / Bytes.blockSize)]?.[at % Bytes.blockSize] ?? 0;
    return number < 255 ? number : this.large.get(at)!;
  }

  set(at: number, number: number): void {
    const block = Math.floor(at / Bytes.blockSize);
    while (block >= this.blocks.length) this.blocks.push(new Uint8Array(Bytes.blockSize));
    this.blocks[block]![at % Bytes.blockSize] = Math.min(number, 255);
    if (number >= 255) this.large.set(at, number);
  }

  private static readonly blockSize = 1 << 16;
}
