/**
 * The file format of checkpoints: a first line with the format's name, blocks of 32-bit words with their lengths, an
 * empty block, and a digest of all words. The reader detects a file that was cut, lengthened or changed anywhere.
 */

/** The first line, with the version of the format; its length is a multiple of four bytes. */
const firstLine = 'tongka checkpoint 1\n';

/** The most words of a block. */
const blockWords = 1 << 16;

/** Thrown for a file that is not a checkpoint as written; the message is the reason. */
export class CorruptFile extends Error {
  override name = 'CorruptFile';
}

/** A digest that every change of a single word changes: each round is a bijection of its state and of its word. */
class Digest {
  one = 0x2545f491;
  two = 0x9e3779b9 | 0;

  add(words: Int32Array): void {
    let { one, two } = this;
    for (const word of words) {
      one = Math.imul(one ^ word, 0x9e3779b1);
      one ^= one >>> 15;
      two = Math.imul(two ^ word, 0x85ebca6b);
      two ^= two >>> 13;
    }
    this.one = one;
    this.two = two;
  }
}

/** The file with these words, in pieces. A piece is valid until the next one is requested. */
export function* encode(words: Iterable<Int32Array>): Generator<Uint8Array> {
  const digest = new Digest();
  const block = new Int32Array(1 + blockWords);
  let length = 0;
  const piece = (end: number): Uint8Array => {
    digest.add(block.subarray(0, end));
    return new Uint8Array(block.buffer, 0, 4 * end);
  };
  yield new TextEncoder().encode(firstLine);
  for (const some of words)
    for (let at = 0; at < some.length; ) {
      const part = some.subarray(at, at + blockWords - length);
      block.set(part, 1 + length);
      at += part.length;
      length += part.length;
      if (length < blockWords) continue;
      block[0] = length;
      yield piece(1 + length);
      length = 0;
    }
  block[0] = length;
  if (length > 0) yield piece(1 + length);
  block[0] = 0;
  yield piece(1);
  yield new Uint8Array(Int32Array.of(digest.one, digest.two).buffer);
}

/** The blocks of words of a file, in order. @throws CorruptFile after the last block, at the latest */
export function* decode(file: Iterable<Uint8Array>): Generator<Int32Array> {
  const bytes = new Bytes(file);
  const digest = new Digest();
  const line = new TextDecoder().decode(bytes.take(firstLine.length));
  if (line !== firstLine)
    throw new CorruptFile(
      /^tongka checkpoint \d\n/.test(line) ? 'is of another version of tongka' : 'is no checkpoint',
    );
  for (;;) {
    const head = bytes.words(1);
    const [length = 0] = head;
    if (length < 0 || length > blockWords) throw new CorruptFile('is torn');
    const block = bytes.words(length);
    digest.add(head);
    digest.add(block);
    if (length === 0) break;
    yield block;
  }
  const [one, two] = bytes.words(2);
  if (one !== digest.one || two !== digest.two || !bytes.isAtEnd) throw new CorruptFile('is torn');
}

/** A reader of words from blocks, in any number at a time. */
export class Words {
  private readonly blocks: Iterator<Int32Array>;
  private block: Int32Array = new Int32Array(0);
  private at = 0;

  constructor(blocks: Iterable<Int32Array>) {
    this.blocks = blocks[Symbol.iterator]();
  }

  /** The next word. @throws CorruptFile if there is none */
  next(): number {
    while (this.at === this.block.length) {
      const { done, value } = this.blocks.next();
      if (done) throw new CorruptFile('is torn');
      this.block = value;
      this.at = 0;
    }
    return this.block[this.at++]!;
  }

  /** Called after the last word was read. @throws CorruptFile if there are more words */
  end(): void {
    if (this.at < this.block.length || !this.blocks.next().done) throw new CorruptFile('is torn');
  }

  /** Fills an array with the next words. @throws CorruptFile if there are too few */
  fill(into: Int32Array): void {
    for (let at = 0; at < into.length; at++) into[at] = this.next();
  }
}

/** A plain value as words: the number of bytes of its JSON text, and the text. */
export function toWords(value: unknown): Int32Array {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const words = new Int32Array(1 + Math.ceil(text.length / 4));
  words[0] = text.length;
  new Uint8Array(words.buffer).set(text, 4);
  return words;
}

/** The plain value that `toWords` wrote, from the next words. @throws SyntaxError if they are no JSON text */
export function fromWords(words: Words): unknown {
  const length = words.next();
  const text = new Int32Array(Math.ceil(length / 4));
  words.fill(text);
  return JSON.parse(new TextDecoder().decode(new Uint8Array(text.buffer, 0, length)));
}

/** A reader of bytes from pieces of any size. */
class Bytes {
  private readonly pieces: Iterator<Uint8Array>;
  private piece: Uint8Array = new Uint8Array(0);

  constructor(file: Iterable<Uint8Array>) {
    this.pieces = file[Symbol.iterator]();
  }

  get isAtEnd(): boolean {
    return !this.refill();
  }

  /** The next bytes; fewer at the end of the file. */
  take(length: number): Uint8Array {
    const taken = new Uint8Array(length);
    let at = 0;
    while (at < length && this.refill()) {
      const part = this.piece.subarray(0, length - at);
      taken.set(part, at);
      at += part.length;
      this.piece = this.piece.subarray(part.length);
    }
    return taken.subarray(0, at);
  }

  words(count: number): Int32Array {
    const taken = this.take(4 * count);
    if (taken.length < 4 * count) throw new CorruptFile('is torn');
    return new Int32Array(taken.buffer, 0, count);
  }

  /** Moves to the next piece if the current one is used up. Returns false at the end of the file. */
  private refill(): boolean {
    while (this.piece.length === 0) {
      const { done, value } = this.pieces.next();
      if (done) return false;
      this.piece = value;
    }
    return true;
  }
}
