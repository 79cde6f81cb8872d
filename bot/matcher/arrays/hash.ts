/**
 * 32-bit hashes. Features are stored as hashes, never as strings: a snapshot of 100,000 phrases has over half a million
 * features, and a 32-bit collision is rarer than a misspelt phrase.
 *
 * FNV-1a over UTF-16 units (Fowler, Noll, Vo), finished with the mixer of MurmurHash3 (Appleby): FNV alone spreads the high
 * bits poorly, and the feature table indexes by them.
 */
export const HASH_SEED = 0x811c9dc5;

// Looked up once: a global is slow to reach where programs run in contexts of their own, as in tests.
const { imul } = Math;

/** Adds one UTF-16 unit (or any small number) to a running hash. */
export function hashUnit(hash: number, unit: number): number {
  return imul(hash ^ unit, 0x01000193);
}

/** Adds every UTF-16 unit of a text to a running hash. */
export function hashText(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** Spreads a running hash over all 32 bits; the result is unsigned. */
export function hashEnd(hash: number): number {
  let h = hash;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Checksum of an even number of 32-bit words: two lanes of multiply and rotate, as in xxHash32 (Collet). */
export function checksum(words: Uint32Array): number {
  let a = 0x9e3779b1 ^ words.length;
  let b = 0x85ebca77;
  for (let i = 0; i + 1 < words.length; i += 2) {
    a = imul(a ^ words[i]!, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = imul(b ^ words[i + 1]!, 0x85ebca6b);
    b = (b << 15) | (b >>> 17);
  }
  return hashEnd(a ^ hashEnd(b));
}
