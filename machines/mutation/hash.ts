/** Choices by hash: an unrelated edit leaves them as they are. */

/** FNV-1a of a text, with the bits mixed at the end (the finaliser of MurmurHash3): 32 bits, unsigned. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * One of these words, chosen by a key (rendezvous hashing: Thaler and Ravishankar, 1998). A word that is added or removed
 * changes the choice only where it is, or was, the chosen one.
 */
export function chosenBy(key: string, words: readonly string[]): string | undefined {
  const ranked = words.map(word => ({ word, rank: hashOf(`${key} ${word}`) }));
  return ranked.toSorted((one, other) => other.rank - one.rank || (one.word < other.word ? -1 : 1))[0]?.word;
}
