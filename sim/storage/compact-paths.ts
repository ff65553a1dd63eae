/**
 * The tree of a breadth-first search that does not store its worlds, with two bytes for each world: the choice that led
 * to it, and the number of its children. Worlds are found in the order of their parents, so a parent is computed by
 * summing the numbers of children. (`ReplayedPaths` needs neither byte, but the stored worlds.)
 */

/** The number of parents of a block. */
const blockSize = 256;

export class CompactPaths {
  private readonly choices = new Bytes();
  private readonly children = new Bytes();
  /** By block of parents: the number of worlds known before it was expanded. */
  private readonly before: number[] = [];
  /** The number of known worlds, including the initial world. */
  private count = 1;

  get bytes(): number {
    return this.choices.bytes + this.children.bytes + 8 * this.before.length;
  }

  /** Called before the children of a world are added, for each world in order. */
  open(parent: number): void {
    if (parent % blockSize === 0) this.before.push(this.count);
  }

  /** Adds a new world, reached by a choice from the world opened last. Returns its number. */
  add(parent: number, choice: number): number {
    this.choices.set(this.count, choice);
    this.children.set(parent, this.children.get(parent) + 1);
    return this.count++;
  }

  /** The choices from the initial world to a world. @param last one more choice, taken in that world */
  pathTo(world: number, last?: number): number[] {
    const path = last === undefined ? [] : [last];
    for (let at = world; at > 0; at = this.parent(at)) path.push(this.choices.get(at));
    return path.reverse();
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

/** A list of small numbers, one byte each; a number from 255 on is in a map. */
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
